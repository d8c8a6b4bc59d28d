/** Words of a text that are nowhere in the model's training text. */

/** A word: a row of letters, with apostrophes between them; words.py has the same. */
const word = /[a-z]+(?:'[a-z]+)*/gi;

const read = new WeakMap<ArrayBuffer, ReadonlySet<string>>();

/** The words of the training text, in the file `words.bin`, which is read once. */
export function readWords(file: ArrayBuffer): ReadonlySet<string> {
  const known = read.get(file) ?? new Set(new TextDecoder().decode(new Uint8Array(file)).split('\n'));
  read.set(file, known);
  return known;
}

/** A stretch of a text: a word, or what stands between two. */
export interface Piece {
  text: string;
  isWord: boolean;
  isNew: boolean;
}

/** A text in pieces. Its last word may go on, so it is one only if something follows it. */
export function piecesOf(text: string, known: Pick<ReadonlySet<string>, 'has'>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    pieces.push({ text: text.slice(end, index), isWord: false, isNew: false });
    end = index + found.length;
    const isWord = end < text.length;
    pieces.push({ text: found, isWord, isNew: isWord && !known.has(found.toLowerCase()) });
  }
  return [...pieces, { text: text.slice(end), isWord: false, isNew: false }];
}

/** How many words a text has, and how many of them are new. */
export function wordCounts(pieces: readonly Piece[]): { words: number; fresh: number } {
  const words = pieces.filter(({ isWord }) => isWord);
  return { words: words.length, fresh: words.filter(({ isNew }) => isNew).length };
}
