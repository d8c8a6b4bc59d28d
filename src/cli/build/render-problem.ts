import { formatProblem, type Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';

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
    ...(place ? { file: shownPath(place), line: loc?.line, column: loc?.column } : { file: '' }),
    message: message.trim(),
    ...(hint && { fix: hint.trim() }),
  };
}

/** The same in words, with its place. */
export const problemText = (error: unknown): string => formatProblem(renderProblem(error)).trim();
