import { relative, resolve, sep } from 'node:path';
import type { ReadBook } from './read-book.ts';

/** A book as a build takes it: without its drafts and what is wrong in them. */
export function withoutDrafts(read: ReadBook, contentDir: string): ReadBook & { drafts: string[] } {
  const drafts = read.records.filter(({ data }) => data.draft).map(({ slug }) => slug);
  const isLeftOut = (file: string) => {
    const [folder, slug = ''] = relative(contentDir, resolve(file)).split(sep);
    return folder === 'questions' && drafts.includes(slug);
  };
  return {
    ...read,
    drafts,
    problems: read.problems.filter(({ file, release, runs }) => release || runs || !isLeftOut(file)),
    records: read.records.filter(({ slug }) => !drafts.includes(slug)),
    asked: read.asked.filter(({ slug = '' }) => !drafts.includes(slug)),
  };
}
