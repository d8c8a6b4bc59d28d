import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { symmetricEigen } from '../../../content/numerics/eigen.ts';
import { transpose, multiply, zeros, type Matrix } from '../../../content/numerics/matrix.ts';
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
  /** Shape [words, 100], rows of unit length, without the direction that all words share. */
  vectors: Matrix;
}

/** Reads word-vectors/: see README there for the format and where they come from. */
function readVectors(): WordVectors {
  const folder = join(process.cwd(), 'src/build/word-vectors');
  const names = readFileSync(join(folder, 'genai-words.tsv'), 'utf8').trim().split('\n').slice(1);
  const data = readFileSync(join(folder, 'genai-words.i8'));
  const size = 100;
  const list: string[] = [];
  const rows: Float64Array[] = [];
  const byStem = new Map<string, number>();
  names.forEach((line, row) => {
    const word = line.split('\t', 1)[0]!;
    if (!/^[a-z]{3,}$/.test(word) || isStopWord(word) || byStem.has(stem(word)) || list.length >= mostWords)
      return;
    byStem.set(stem(word), list.length);
    list.push(word);
    rows.push(Float64Array.from({ length: size }, (_, at) => data.readInt8(row * (size + 4) + 4 + at)));
  });
  const mean = new Float64Array(size);
  for (const row of rows) {
    normalize(row);
    row.forEach((value, at) => (mean[at]! += value / rows.length));
  }
  const vectors = zeros(rows.length, size);
  rows.forEach((row, at) => {
    const centred = normalize(row.map((value, column) => value - mean[column]!));
    vectors.data.set(centred, at * size);
  });
  return { list, byStem, vectors };
}

function normalize(vector: Float64Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (norm > 0) vector.forEach((value, at) => (vector[at] = value / norm));
  return vector;
}

const fieldWeights = { title: 10, aliases: 6, headings: 3, body: 1 };

/** Each page's direction: the mean of its words' vectors by frequency and rarity, less what all pages share. Shape [pages, 100]. */
function pageDirections(
  pages: readonly PageText[],
  { byStem, vectors }: WordVectors,
  wordsOf: typeof words,
): Matrix | undefined {
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
  if (known < seen * leastKnown) return undefined;
  const frequency = new Map<number, number>();
  for (const own of counts)
    for (const word of own.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const size = vectors.columns;
  const rows = counts.map((own) => {
    const sum = new Float64Array(size);
    for (const [word, count] of own) {
      const weight = Math.sqrt(count) * inverseFrequency(frequency.get(word)!, pages.length);
      for (let at = 0; at < size; at++) sum[at]! += weight * vectors.data[word * size + at]!;
    }
    return normalize(sum);
  });
  const mean = new Float64Array(size);
  for (const row of rows) row.forEach((value, at) => (mean[at]! += value / rows.length));
  const out = zeros(pages.length, size);
  rows.forEach((row, at) =>
    out.data.set(normalize(row.map((value, column) => value - mean[column]!)), at * size),
  );
  return out;
}

/**
 * Words and pages of a book in the few dimensions in which its pages differ (the principal axes of the pages' directions:
 * exact for fewer pages than dimensions), in 4 bits and one byte a coordinate.
 *
 * @param wordsOf  The words of a text, if someone has them already.
 * @returns undefined for a book that the vectors do not speak of, or that is too large for one file.
 */
export function packMeaning(pages: readonly PageText[], wordsOf = words): PackedMeaning | undefined {
  if (pages.length < 3 || pages.length > mostPages) return undefined;
  const source = readVectors();
  const directions = pageDirections(pages, source, wordsOf);
  if (!directions) return undefined;
  const { vectors: axes } = symmetricEigen(multiply(transpose(directions), directions));
  // Even, so that the coordinates of a word fill whole bytes.
  const dimensions = Math.min(mostDimensions, pages.length + (pages.length % 2));
  const basis = zeros(axes.rows, dimensions);
  for (let row = 0; row < axes.rows; row++)
    for (let axis = 0; axis < dimensions; axis++)
      basis.data[row * dimensions + axis] = axes.data[row * axes.columns + axis]!;
  const word = multiply(source.vectors, basis).data;
  const page = multiply(directions, basis).data;
  const wordStep = (3 * Math.sqrt(word.reduce((sum, value) => sum + value * value, 0) / word.length)) / 7;
  const pageStep = page.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
  const codes = Array.from(word, (value) => Math.max(-7, Math.min(7, Math.round(value / wordStep))) + 8);
  return {
    dimensions,
    words: source.list.join(' '),
    wordCodes: Buffer.from(
      Uint8Array.from({ length: codes.length / 2 }, (_, at) => (codes[2 * at]! << 4) | codes[2 * at + 1]!),
    ).toString('base64'),
    pageCodes: Buffer.from(Int8Array.from(page, (value) => Math.round(value / pageStep))).toString('base64'),
    step: wordStep * pageStep,
  };
}
