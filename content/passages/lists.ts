/** Kinds of questions, as `questions.tsv` has them. */
export const kinds = ['name', 'words', 'meaning'] as const;
export type Kind = (typeof kinds)[number];

/** What BM25 and the encoder list for a question, best first. */
export interface Listed {
  kind: Kind;
  /** How many passages have grade 2, and how many 1. */
  graded: readonly [answers: number, helps: number];
  lists: readonly [words: List, meaning: List];
  /** Grade of a listed passage, 0 if it does not help. */
  gradeOf(passage: number): number;
}
export interface List {
  passages: Uint16Array;
  /** Scores between the lowest of the list, 0, and its best, 65,535. */
  scores: Uint16Array;
}

/** Places of each list. */
export const listed = 50;
/** Numbers of a row: kind, passages of each grade, two lengths; then passages and scores of both lists. */
const head = 5;
export const rowLength = head + 4 * listed;
/** The grade of a passage stands above its number. */
const gradeUnit = 1024;

/** Writes a question into its row of `lists.bin`. */
export function pack(
  row: Uint16Array,
  kind: Kind,
  grades: ReadonlyMap<number, number>,
  found: readonly { passages: readonly number[]; scores: Float64Array }[],
): void {
  const count = (grade: number) => [...grades.values()].filter((one) => one === grade).length;
  row.set([kinds.indexOf(kind), count(2), count(1), ...found.map(({ passages }) => passages.length)]);
  found.forEach(({ passages, scores }, list) => {
    const [best, least] = [scores[passages[0]!]!, scores[passages.at(-1)!]!];
    passages.forEach((passage, at) => {
      row[head + 2 * list * listed + at] = passage + gradeUnit * (grades.get(passage) ?? 0);
      row[head + (2 * list + 1) * listed + at] =
        best > least ? Math.round((65535 * (scores[passage]! - least)) / (best - least)) : 65535;
    });
  });
}

/** Reads `lists.bin`: rows of little-endian 16-bit numbers, one for each question. */
export function readLists(file: ArrayBuffer): Listed[] {
  const all = new Uint16Array(file);
  return Array.from({ length: all.length / rowLength }, (_, question) => {
    const row = all.subarray(question * rowLength, (question + 1) * rowLength);
    const [kind, answers, helps, ...lengths] = row.subarray(0, head);
    const grades = new Map<number, number>();
    const listOf = (list: number): List => {
      const part = (at: number) => row.slice(head + at * listed, head + at * listed + lengths[list]!);
      const passages = part(2 * list);
      for (const one of passages) grades.set(one % gradeUnit, Math.floor(one / gradeUnit));
      return { passages: passages.map((one) => one % gradeUnit), scores: part(2 * list + 1) };
    };
    const lists = [listOf(0), listOf(1)] as const;
    return { kind: kinds[kind!]!, graded: [answers!, helps!], lists, gradeOf: (one) => grades.get(one) ?? 0 };
  });
}
