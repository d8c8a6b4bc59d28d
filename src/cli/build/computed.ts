import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderOf, type BookPage } from '#book/book-page.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { shownLab, shownStage } from '#compute/shown.ts';
import { valuesIn } from '#compute/values.ts';

/** Folders of pages, with their parts; a question shows the lab in its folder `line/` without naming it. */
const foldersOf = (records: readonly QuestionRecord[], pages: readonly BookPage[]) => [
  ...records.map(({ file, parts }) => ({ folder: resolve(dirname(file)), parts: [...parts, 'Line'] })),
  ...pages.map(({ file, parts }) => ({ folder: resolve(folderOf(file)), parts })),
];

/** The folders of the labs that pages show; a part without its lab is reported where it stands. */
export const labFolders = (records: readonly QuestionRecord[], pages: readonly BookPage[]): string[] =>
  foldersOf(records, pages)
    .flatMap(({ folder, parts }) =>
      ['Lab', 'Live', 'Line']
        .filter((part) => parts.includes(part))
        .map((part) => join(folder, part.toLowerCase())),
    )
    .filter((folder) => existsSync(join(folder, 'lab.ts')));

/** The folders of the pictures that readers move. */
const stageFolders = (records: readonly QuestionRecord[]): string[] =>
  records
    .map(({ file }) => join(resolve(dirname(file)), 'lab'))
    .filter((folder) => existsSync(join(folder, 'stage.ts')));

/** The folders of pages that make claims. */
export const claimFolders = (records: readonly QuestionRecord[], pages: readonly BookPage[]): string[] =>
  foldersOf(records, pages)
    .map(({ folder }) => folder)
    .filter((folder) => existsSync(join(folder, 'claims.ts')));

/** The labs and stages of pages as they show them, by folder, and the values of their texts. */
export async function computed(records: readonly QuestionRecord[], pages: readonly BookPage[]) {
  const each = async <Shown>(folders: string[], show: (folder: string) => Promise<Shown>) =>
    Object.fromEntries(
      await Promise.all(folders.map(async (folder) => [folder, await show(folder)] as const)),
    );
  const labs = await each(labFolders(records, pages), shownLab);
  const stages = await each(stageFolders(records), (folder) =>
    shownStage(folder, labs[folder]?.presets ?? []),
  );
  const values = await Promise.all(
    [...records, ...pages].flatMap(({ file, computed }) => {
      // As bundlers know it.
      const path = realpathSync(file);
      return computed ? [valuesIn(path, computed).then((found) => [path, found] as const)] : [];
    }),
  );
  return { labs, stages, values: Object.fromEntries(values) };
}
