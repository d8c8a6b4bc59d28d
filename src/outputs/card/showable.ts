import { box, setOut } from './element.ts';

/** Letters of scripts that the fonts of the cards were not made for; the mathematical font has single ones of them. */
const otherLetter = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}])\p{L}/u;
/** Joins emoji, or chooses between their forms. */
const invisible = /[\u200d\ufe0e\ufe0f]/g;
const ascii = /^[\x20-\x7e\s]$/;

/** Characters that were asked for, and whether a font has them. */
const known = new Map<string, boolean>();

/**
 * A text as the fonts of the cards can show it: a character that none of them has is replaced by its plain form (₀ by
 * 0), or left out where it has none (🎉).
 *
 * @returns undefined where letters would be lost, as in a text in Chinese, or nothing is left.
 */
export async function showable(text: string): Promise<string | undefined> {
  const composed = text.normalize('NFC').replace(invisible, '');
  if (otherLetter.test(composed)) return undefined;
  const missing = await missingIn(composed);
  const plain = [...composed]
    .map((character) => (missing.has(character) ? character.normalize('NFKC') : character))
    .join('');
  const lost = await missingIn(plain);
  if ([...lost].some((character) => /\p{L}/u.test(character))) return undefined;
  const left = [...plain].filter((character) => !lost.has(character)).join('');
  return left.replace(/[ \t\r\n]+/g, ' ').trim() || undefined;
}

async function missingIn(text: string): Promise<Set<string>> {
  const characters = [...new Set(text)];
  const asked = characters.filter((character) => !ascii.test(character) && !known.has(character));
  if (asked.length > 0) {
    const { missing } = await setOut(box({ fontSize: 20 }, asked.join(' ')), 1000);
    for (const character of asked) known.set(character, !missing.includes(character));
  }
  return new Set(characters.filter((character) => known.get(character) === false));
}
