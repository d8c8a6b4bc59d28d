import { editDistance } from './edit-distance.ts';

/** Something wrong in the content, reported so that a newcomer can mend it. */
export interface Problem {
  /** Path as the author knows it, relative to the working folder. */
  file: string;
  /** 1-based; absent if the problem has no single place. */
  line?: number | undefined;
  column?: number | undefined;
  /** The problem, with the value found. */
  message: string;
  /** The value or form that was expected there. */
  expected?: string | undefined;
  /** The remedy. */
  fix?: string | undefined;
  /** Its page can be shown anyway: only a finished page must be without it. Any problem stops a build. */
  draft?: true;
  /** Checked for releases: an author's server does not report it. */
  release?: true;
  /** Of a program that runs where a site is built, also if it lies beside a draft, which is left out. */
  runs?: true;
  /** It was found before all others, and nothing else was checked. */
  alone?: true;
}

/** The line and column of an offset in a text, from 1. */
export function placeIn(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Marks problems that do not keep the page from being shown. */
export const asDraft = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, draft: true }));

/** The place, the problem, what was expected and the fix, each on a line, without control characters. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const text = [
    place,
    `  ${problem.message}`,
    problem.expected && `  expected: ${problem.expected}`,
    problem.fix && `  fix: ${problem.fix}`,
  ]
    .filter(Boolean)
    .join('\n');
  return mute(text);
}

/** Controls that no text needs, as they stand in the brackets of a pattern; tab, line feed and carriage return are none. */
export const controls = String.raw`\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f`;
/** What turns the order of the words around it, as it stands there. */
export const turning = String.raw`\u202a-\u202e\u2066-\u2069`;

const speaking = new RegExp(`[\\t\\r${controls}${turning}]`, 'g');
/** A text that a stranger has written, as one that does not speak to a terminal. */
export const mute = (text: string): string => text.replace(speaking, '\ufffd');

/** Problems in the order in which they are reported. */
export const sortedProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );

/** All of them in the order of their places, and how many they are in the last line. */
export function formatProblems(problems: readonly Problem[]): string {
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the content`;
  return [...sortedProblems(problems).map(formatProblem), count].join('\n\n');
}

/** The fix for a name that is not known: the nearest one that is, or something else. `as`: how it is written there. */
export function didYouMean(
  name: string,
  known: Iterable<string>,
  otherwise: string,
  as = (meant: string) => `"${meant}"`,
): string {
  const meant = nearest(name, known);
  return meant === undefined ? otherwise : `did you mean ${as(meant)}?`;
}

/** The known name nearest to a mistyped one, if it is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(name.length - candidate.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
