import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderOf, type BookPage } from '#book/book-page.ts';
import type { QuestionRecord } from '#book/question-record.ts';

/** The folders of the labs that pages show; a part without its lab is reported where it stands. */
export function labFolders(records: readonly QuestionRecord[], pages: readonly BookPage[]): string[] {
  const shown = (folder: string, parts: readonly string[]) =>
    ['Lab', 'Live'].filter((part) => parts.includes(part)).map((part) => resolve(folder, part.toLowerCase()));
  return [
    ...records.flatMap(({ file, parts }) => shown(dirname(file), parts)),
    ...pages.flatMap(({ file, parts }) => shown(folderOf(file), parts)),
  ].filter((folder) => existsSync(join(folder, 'lab.ts')));
}
