import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { queryCount, type Dataset } from './data.ts';

/** Every third of the book's word vectors, and the numbers of each. */
export const wordFile = 'vectors/words-third.bin';
export const wordLength = 100;

/**
 * Takes words at random: the queries first, then the vectors.
 *
 * @param file      `wordFile`: a row is a 32-bit scale and `wordLength` signed bytes.
 * @param draw      Seed of which words are taken.
 * @param shuffled  Whether each column of what was taken comes in an order of its own.
 */
export function drawWords(
  file: ArrayBuffer,
  draw: number,
  { size, queries = queryCount, shuffled = false }: { size: number; queries?: number; shuffled?: boolean },
): Dataset {
  const d = wordLength;
  const view = new DataView(file);
  const uniform = mulberry32(draw);
  const rows = shuffle([...Array(file.byteLength / (d + 4)).keys()], uniform).slice(0, queries + size);
  const words = new Float64Array(rows.length * d);
  const order = [...rows.keys()];
  for (let i = 0; i < d; i++) {
    if (shuffled) shuffle(order, uniform);
    rows.forEach((row, at) => {
      const from = row * (d + 4);
      words[order[at]! * d + i] = view.getFloat32(from, true) * view.getInt8(from + 4 + i);
    });
  }
  return { d, queries: words.subarray(0, queries * d), vectors: words.subarray(queries * d) };
}
