import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked } from '#book/asked.ts';
import type { BookPage } from '#book/book-page.ts';
import type { Published, PublishedPage, Withdrawn } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Reference } from '#book/sources/references.ts';
import type { Book } from '#book/schema.ts';
import type { ShownLab, ShownStage } from '#lab/shown.ts';

/** Data that one step of a build leaves for the next, each in its own JSON file. */
interface BuildData {
  book: Book;
  records: QuestionRecord[];
  /** Slugs of questions that are left out. */
  drafts: string[];
  pages: BookPage[];
  references: Reference[];
  asked: Asked[];
  /** Days of last changes; see last-changes.ts. */
  changed: Readonly<Record<string, string>>;
  withdrawn: Withdrawn[];
  /** Questions as they have been published, by the slugs that they had then. */
  published: Published['questions'];
  /** Every formula as MathML; see math.ts. */
  formulas: Readonly<Record<string, string>>;
  /** A hash of all that the page of each question depends on, by slug. */
  pageKeys: Readonly<Record<string, string>>;
  /** Slugs of questions whose pages are as an earlier build has rendered them. */
  keptPages: readonly string[];
  /** Values of what texts compute, written out as JavaScript, by their files and programs. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Labs and stages that pages show, by their folders. */
  labs: Readonly<Record<string, ShownLab>>;
  stages: Readonly<Record<string, ShownStage>>;
  printed: boolean;
  styles: Readonly<Record<string, string>>;
  /** Facts that only the finished pages of questions show. */
  finished: PublishedPage[];
}

/** Environment variable with the folder of these files: pages are bundled apart, and share nothing else. */
export const buildDataVariable = 'GROUNDED_BUILD_DATA';

/** One of these files; undefined where no step has written it, as most on an author's server. */
export function buildData<N extends keyof BuildData>(name: N): BuildData[N] | undefined {
  const folder = process.env[buildDataVariable];
  return folder !== undefined && existsSync(join(folder, `${name}.json`))
    ? readBuildData(folder, name)
    : undefined;
}

/**
 * One of these files, which a step of this build has written.
 *
 * @throws if it is not there.
 */
export const readBuildData = <N extends keyof BuildData>(folder: string, name: N): BuildData[N] =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as BuildData[N];

/** @param folder  Where a step is not told it by its environment. */
export function writeBuildData(data: Partial<BuildData>, folder = process.env[buildDataVariable]!): void {
  for (const [name, value] of Object.entries(data))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
}
