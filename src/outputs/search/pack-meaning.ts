import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { PackedMeaning } from '#search/meaning.ts';
import { inverseFrequency, type PageText } from '#search/page-index.ts';
import { isStopWord, stem, words } from '#search/tokens.ts';

/** The file is for books whose words have vectors, and small enough that it earns its bytes. */
const mostPages = 2_000;
const leastKnown = 0.3;
const mostDimensions = 24;
const mostWords = 5_500;

interface WordVectors {
  /** Words by falling frequency, each the commonest of its stem. */
  list: string[];
  byStem: ReadonlyMap<string, number>;
  /** Shape [words, size], rows of unit length, without the direction that all words share. */
  vectors: Float64Array[];
  size: number;
}

/**
 * Reads the word vectors of a book, if it has some: `vectors/*.tsv`, a word a line below its heading, and beside it the
 * same name with `.i8`, for each word a float32 scale and one signed byte a component.
 */
function readVectors(folder: string): WordVectors | undefined {
  const [table] = globSync('*.tsv', { cwd: folder });
  if (table === undefined) return undefined;
  const file = join(folder, table.replace(/tsv$/, 'i8'));
  if (!existsSync(file))
    throw new Error(
      `${join(folder, table)} lists words, but ${file} with their vectors does not exist. Add it, or remove the list.`,
    );
  const names = readFileSync(join(folder, table), 'utf8').trim().split('\n').slice(1);
  const data = readFileSync(file);
  const size = data.length / names.length - 4;
  if (!Number.isInteger(size) || size < 1)
    throw new Error(
      `${file} has ${data.length} bytes for ${names.length} words. Expected 4 and one byte a component for each word.`,
    );
  const list: string[] = [];
  const rows: Float64Array[] = [];
  const byStem = new Map<string, number>();
  names.forEach((line, row) => {
    const word = line.split('\t', 1)[0]!;
    if (!/^[a-z]{3,}$/.test(word) || isStopWord(word) || byStem.has(stem(word)) || list.length >= mostWords)
      return;
    byStem.set(stem(word), list.length);
    list.push(word);
    rows.push(
      normalize(Float64Array.from({ length: size }, (_, at) => data.readInt8(row * (size + 4) + 4 + at))),
    );
  });
  return { list, byStem, vectors: centred(rows, size), size };
}

/** Rows of unit length without what all of them share. */
function centred(rows: readonly Float64Array[], size: number): Float64Array[] {
  const mean = new Float64Array(size);
  for (const row of rows) row.forEach((value, at) => (mean[at]! += value / rows.length));
  return rows.map((row) => normalize(row.map((value, at) => value - mean[at]!)));
}

function normalize(vector: Float64Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (norm > 0) vector.forEach((value, at) => (vector[at] = value / norm));
  return vector;
}

const fieldWeights = { title: 10, aliases: 6, headings: 3, body: 1 };

/** How often each known word occurs on each page, by fields; undefined if too few words are known. */
function countWords(
  pages: readonly PageText[],
  byStem: WordVectors['byStem'],
  wordsOf: typeof words,
): Map<number, number>[] | undefined {
  let seen = 0;
  let known = 0;
  const positions = new Map<string, number | undefined>();
  const positionOf = (word: string): number | undefined => {
    if (!positions.has(word)) positions.set(word, byStem.get(stem(word)));
    return positions.get(word);
  };
  const counts = pages.map((page) => {
    const own = new Map<number, number>();
    for (const [name, weight] of Object.entries(fieldWeights) as [keyof typeof fieldWeights, number][]) {
      for (const word of wordsOf(page[name])) {
        if (isStopWord(word)) continue;
        const position = positionOf(word);
        seen += 1;
        if (position === undefined) continue;
        known += 1;
        own.set(position, (own.get(position) ?? 0) + weight);
      }
    }
    return own;
  });
  return known < seen * leastKnown ? undefined : counts;
}

/** Each page's direction: the mean of its words' vectors by frequency and rarity, less what all pages share. */
function pageDirections(
  counts: readonly Map<number, number>[],
  { vectors, size }: WordVectors,
): Float64Array[] {
  const frequency = new Map<number, number>();
  for (const own of counts)
    for (const word of own.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rows = counts.map((own) => {
    const sum = new Float64Array(size);
    for (const [word, count] of own) {
      const weight = Math.sqrt(count) * inverseFrequency(frequency.get(word)!, counts.length);
      vectors[word]!.forEach((value, at) => (sum[at]! += weight * value));
    }
    return normalize(sum);
  });
  return centred(rows, size);
}

/**
 * Words and pages of a book in the few dimensions in which its pages differ (the principal axes of the pages' directions:
 * exact for fewer pages than dimensions), in 4 bits and one byte a coordinate.
 *
 * @param folder   Where the book's word vectors lie.
 * @param wordsOf  The words of a text, if someone has them already.
 * @returns undefined for a book without vectors, one that they do not speak of, or one that is too large for one file.
 */
export function packMeaning(
  pages: readonly PageText[],
  folder: string,
  wordsOf = words,
): PackedMeaning | undefined {
  if (pages.length < 3 || pages.length > mostPages) return undefined;
  const source = readVectors(folder);
  const counts = source && countWords(pages, source.byStem, wordsOf);
  if (!counts) return undefined;
  const directions = new Matrix(pageDirections(counts, source));
  const { eigenvectorMatrix } = new EigenvalueDecomposition(directions.transpose().mmul(directions), {
    assumeSymmetric: true,
  });
  // Even, so that the coordinates of a word fill whole bytes.
  const dimensions = Math.min(
    mostDimensions,
    pages.length + (pages.length % 2),
    source.size - (source.size % 2),
  );
  // Eigenvalues come in ascending order.
  const axes = Array.from({ length: dimensions }, (_, axis) => source.size - 1 - axis);
  const basis = eigenvectorMatrix.subMatrixColumn(axes);
  const word = new Matrix(source.vectors).mmul(basis).to1DArray();
  const page = directions.mmul(basis).to1DArray();
  const wordStep = (3 * Math.sqrt(word.reduce((sum, value) => sum + value * value, 0) / word.length)) / 7;
  const pageStep = page.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
  const codes = Array.from(word, (value) => Math.max(-7, Math.min(7, Math.round(value / wordStep))) + 8);
  const pairs = Uint8Array.from(
    { length: codes.length / 2 },
    (_, at) => (codes[2 * at]! << 4) | codes[2 * at + 1]!,
  );
  return {
    dimensions,
    words: source.list.join(' '),
    wordCodes: Buffer.from(pairs).toString('base64'),
    pageCodes: Buffer.from(Int8Array.from(page, (value) => Math.round(value / pageStep))).toString('base64'),
    step: wordStep * pageStep,
  };
}
