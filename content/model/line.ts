/** A line that the model writes as it was changed, with the words marked that are nowhere in its training text. */
import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Judged } from './judge.ts';
import { decode } from './model.ts';
import { piecesOf, readWords, wordCounts, type Piece } from './new-words.ts';
import { write } from './write.ts';

/** Files that a line needs beside those of its change. */
export const files = ['model/base.bin', 'model/words.bin'] as const;

const speaker = 'ROMEO:';
/** Characters that are written: three or four lines of a page, six of a phone. */
const length = 150;

export interface LineFrame extends Progress {
  pieces: readonly Piece[];
}

/**
 * Lets the model write a line.
 *
 * @param more  Files of words of what else it was trained on, like `words.bin`.
 */
export function* line(
  changed: Judged,
  seed: number,
  file: BookFile,
  more: readonly string[] = [],
): Generator<LineFrame, void, undefined> {
  const lists = [files[1], ...more].map((name) => readWords(file(name)));
  const known = { has: (word: string) => lists.some((list) => list.has(word)) };
  let text = '';
  for (const id of write({ ...changed, start: `\n${speaker}\n`, length, temperature: 0.8, seed })) {
    // Line breaks would change how much room it takes.
    text = (text + decode([id])).replace(/\s+/g, ' ');
    yield { pieces: piecesOf(text, known), progress: 0 };
  }
  yield { pieces: piecesOf(text.replace(/ \S*$/, ' …'), known), progress: 1 };
}

/** The line, after the name of who speaks. */
export const lineView = ({ pieces }: LineFrame): string =>
  `<p><b>${speaker}</b> ${pieces
    .map(({ text, isNew }) => (isNew ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('')}</p>`;

/** The number of its marks. */
export function lineSummary({ pieces }: LineFrame): string {
  const { words, fresh } = wordCounts(pieces);
  return `${fresh === 0 ? 'None' : fresh} of ${words} words ${fresh === 1 ? 'is' : 'are'} nowhere in its training text.`;
}
