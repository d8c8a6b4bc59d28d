import { join, sep } from 'node:path';
import { formatProblem, type Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';
import { serverRoot } from './own-root.ts';

/** Astro's server takes any file for one below its root, where none of the book lies. */
const below = join(serverRoot, contentDir);
const inBook = (file: string): string =>
  file.startsWith(below + sep) ? contentDir + file.slice(below.length) : file;

/** What Astro says of any error of a component in a text, which mends none. */
const ofMdx = /^This issue often occurs when your MDX component/;

/** An error of Astro or of a component, reported as errors of the content are. */
export function renderProblem(error: unknown): Problem {
  const { message, loc, id, hint } = error as Error & {
    loc?: { file?: string; line?: number; column?: number };
    id?: string;
    hint?: string;
  };
  // A part names the page that it stands on; the place is the part's.
  const [, page, said] = /^(\S+\.mdx): ([\s\S]*)$/.exec(message) ?? [];
  if (page !== undefined) return { file: page, message: said!.trim() };
  const place = loc?.file ?? id;
  return {
    ...(place ? { file: shownPath(inBook(place)), line: loc?.line, column: loc?.column } : { file: '' }),
    message: message.trim(),
    ...(hint && !ofMdx.test(hint) && { fix: hint.trim() }),
  };
}

/** The message for an error of a folder that cannot be written, with the way out; undefined for any other error. */
export function diskError(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    // An error from another thread or language has its name in the message alone.
    if (/\b(?:ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS|ENOTDIR)\b/.test(cause.message))
      return `The site could not be written: ${cause.message}.\n  expected: a folder of this user with enough space for the site\n  fix: free some space or change the owner, or name another folder with OUT_DIR`;
  return undefined;
}

/** Why a build stopped, in words, with its place. */
export const problemText = (error: unknown): string =>
  diskError(error) ?? formatProblem(renderProblem(error)).trim();
