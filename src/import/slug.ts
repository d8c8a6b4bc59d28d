import { fold, isStopWord } from '#search/tokens.ts';

/** Words and characters that a slug has at most. */
const longest = { words: 8, characters: 60 };

/** Latin letters that do not come apart into a letter and a mark. */
const letters = new Map(
  'ß=ss æ=ae œ=oe ø=o đ=d ð=d ł=l þ=th ı=i'.split(' ').map((pair) => pair.split('=') as [string, string]),
);

/**
 * The address of a question: its first words that carry meaning, in lower-case Latin letters, joined by `-`.
 *
 * @param number  Names a question in which no such word is.
 * @param taken   Slugs that exist already.
 */
export function slugFor(question: string, number: number, taken: ReadonlySet<string>): string {
  const all = (
    fold(question)
      .replace(/[ßæœøđðłþı]/g, (letter) => letters.get(letter)!)
      .replace(/(?<=\p{L}{2})['’](?=s\b)/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  ).filter((word) => word.length <= 32);
  const meaning = all.filter((word) => !isStopWord(word));
  const words = meaning.length > 1 || all.length < 3 ? (meaning.length > 0 ? meaning : all) : all;
  let slug = '';
  for (const word of [...new Set(words)].slice(0, longest.words)) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (next.length > longest.characters) break;
    slug = next;
  }
  // A single letter or digit left over from another script says nothing.
  if (slug.length < 2) slug = `question-${number}`;
  let free = slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  return free;
}
