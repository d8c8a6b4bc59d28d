import { readFileSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { packageFile } from '#project/package-root.ts';
import { chineseParts, fontParts, isFor, mathFont } from './font-parts.ts';

/** Holds the fonts of all cards, and few of their pictures. */
export const renderer = new Renderer({ cacheMaxBytes: 4_000_000 });

const basic = ['Inter', 'Noto Sans Math'];
/** Characters are looked for in this order. */
export const families = [...basic, 'Noto Sans SC'];

async function registerBasic(): Promise<void> {
  for (const { file, unicodeRange } of fontParts('inter'))
    await renderer.registerFont({ name: basic[0]!, unicodeRange, data: readFileSync(file) });
  await renderer.registerFont({ name: basic[1]!, data: readFileSync(packageFile(mathFont)) });
}
let basicRegistered: Promise<void> | undefined;

let chinese: ReturnType<typeof fontParts> | undefined;
const chineseRegistered = new Map<string, Promise<unknown>>();

/** The parts of Noto Sans SC that have a character, which is Chinese or Japanese: one of a hundred, or none. */
async function registerChinese(character: string): Promise<void> {
  chinese ??= chineseParts();
  for (const part of chinese.filter((part) => isFor(part, character))) {
    const { file, unicodeRange } = part;
    const font = { name: families.at(-1)!, unicodeRange };
    if (!chineseRegistered.has(file))
      chineseRegistered.set(file, renderer.registerFont({ ...font, data: readFileSync(file) }));
    await chineseRegistered.get(file);
  }
}

/** Signs that no font has are drawn as the same box as one that never will be a character. */
async function has(character: string, fontFamilies: string[]): Promise<boolean> {
  const draw = (text: string) =>
    renderer.render({ type: 'text', text }, { width: 40, height: 30, format: 'raw', fontFamilies });
  return !(await draw(character)).equals(await draw('\u{10ffff}'));
}

/** Whether a font has a character; from then on it is drawn. */
async function sought(character: string): Promise<boolean> {
  if (await has(character, basic)) return true;
  await registerChinese(character);
  return has(character, families);
}
const known = new Map<string, Promise<boolean>>();

async function missingIn(text: string): Promise<Set<string>> {
  await (basicRegistered ??= registerBasic());
  const missing = new Set<string>();
  for (const [character] of text.matchAll(/[^\0-~]/gu)) {
    if (!known.has(character)) known.set(character, sought(character));
    if (!(await known.get(character))) missing.add(character);
  }
  return missing;
}

/** Letters of scripts that the fonts were not made for; the mathematical font has single ones of them. */
const otherLetter =
  /(?!\p{sc=Latn}|\p{sc=Grek}|\p{sc=Cyrl}|\p{sc=Hani}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Zyyy})\p{L}/u;
/** Joins emoji, or chooses between their forms. */
const invisible = /[\u200d\ufe0e\ufe0f]/g;

/**
 * A text as the fonts can show it: a character that none has is replaced by its plain form (₀ by 0), or left out where it
 * has none (🎉).
 *
 * @returns undefined where letters would be lost, as in a text in Arabic, or nothing is left.
 */
export async function drawable(text: string): Promise<string | undefined> {
  const composed = text.normalize('NFC').replace(invisible, '');
  if (otherLetter.test(composed)) return undefined;
  const missing = await missingIn(composed);
  const plain = composed.replace(/[^\0-~]/gu, (one) => (missing.has(one) ? one.normalize('NFKC') : one));
  const lost = await missingIn(plain);
  if (/\p{L}/u.test([...lost].join(''))) return undefined;
  const left = plain.replace(/[^\0-~]/gu, (one) => (lost.has(one) ? '' : one));
  return left.replace(/[ \t\r\n]+/g, ' ').trim() || undefined;
}
