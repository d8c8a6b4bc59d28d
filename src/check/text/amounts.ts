/** Numbers with their scales and units, as prose writes them, where they are figures, and as its sources do. */
import { phraseFinder } from '#book/phrases.ts';

/** What words after a number mean: those that make it a figure, and what only sources write. */
type Words<Meaning> = readonly (readonly [meaning: Meaning, inProse: RegExp, inSource?: RegExp])[];

/** Small letters other than k are units: 7 m are metres. */
const scales: Words<number> = [
  [1e3, /K\b|thousand\b/, /k\b|Thousand\b/],
  [1e6, /M\b|million\b/, /Million\b/],
  [1e9, /B\b|billion\b/, /bn\b|Billion\b/],
  [1e12, /T\b|trillion\b/, /Trillion\b/],
];
const byteUnits = ['kB', 'MB', 'GB', 'TB', 'KiB', 'MiB', 'GiB', 'TiB'];
const units: Words<string> = [
  // Points of a score, named or not, and "5% absolute".
  ['point', /points?\b/, /(?:percentage |[A-Z]\w+ )points?\b|(?:%|percent) (?:absolute|points?)\b/],
  ['%', /%|percent\b/i, /per cent\b|percentage\b|\\%/i],
  ['×', /×|x\b|-?fold\b|times\b/i, /\\times/],
  ...byteUnits.map((name) => [name, new RegExp(`${name}\\b`, 'i')] as const),
  ['bit', /bits?\b/i],
  ['byte', /bytes?\b/i],
  ['ns', /ns\b/i, /nanoseconds?\b/i],
  ['µs', /µs\b/i, /microseconds?\b/i],
  ['ms', /ms\b/i, /milliseconds?\b/i],
  ['s', /seconds?\b/i, /s\b/i],
  ['min', /minutes?\b/i, /min\b/i],
  ['h', /hours?\b/i, /h\b/i],
  ['day', /days?\b/i],
  ['W', /W\b/, /watts?\b/],
  ['GHz', /GHz\b/i],
  ['px', /px\b/i, /pixels?\b/i],
];

/** What the first words of a text mean, and the text behind them. */
function readWords<Meaning>(words: Words<Meaning>, text: string): [Meaning | undefined, rest: string] {
  for (const [meaning, ...patterns] of words)
    for (const pattern of patterns) {
      const found = pattern?.exec(text);
      if (found?.index === 0) return [meaning, text.slice(found[0].length)];
    }
  return [undefined, text];
}

const numberWith = (separator: string): string =>
  String.raw`\d{1,3}(?:${separator}\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?`;

/** Finds numbers, each with its scale or unit where it has one, or with what a book counts (`counted`). */
export function figureWith(counted: readonly string[]): RegExp {
  const general = [...units, ...scales].map(([, { source }]) => source).join('|');
  const own = counted.length > 0 ? `|${phraseFinder(counted).source}` : '';
  const digits = numberWith('[,\\u202f]');
  return new RegExp(String.raw`(?<![\w.@/#-])(${digits})(?:[\s\u00a0\u202f]?(${general}${own}))?`, 'gu');
}

/** Units of bytes that a text writes otherwise than the field does, such as "48 Gb" and "3 KB". */
export const wrongUnits = (text: string): { found: string; right: string }[] =>
  [...text.matchAll(/\d[\s\u00a0\u202f]?([kKmMgGtT]i?[bB])s?\b/g)].flatMap(([whole, name]) => {
    const right = byteUnits.find((unit) => unit.toLowerCase() === name!.toLowerCase());
    return right !== undefined && right !== name ? [{ found: whole.replace(/^\d\s?/, ''), right }] : [];
  });

interface Amount {
  value: number;
  /** Its unit, such as "%" or "GB", "other" for things; empty where the text does not say it beside the number. */
  unit: string;
}

const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const separator = String.raw`(?:,|\u202f|\u00a0|\\,|\{,\})`;
const number = new RegExp(String.raw`(?<![\w.])(${numberWith(separator)}|\.\d+)(?:e(-?\d+)(?!\d))?`, 'gi');

/** One way to write numbers: 10⁶, 10^6 and 1.2 × 10^{6} as 1e6 and 1.2e6, small numbers in digits. */
const inDigits = (text: string): string =>
  text
    .replace(
      new RegExp(`[⁻${superscripts}]+`, 'g'),
      (raised) => `^${[...raised].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('')}`,
    )
    .replace(
      /(?<![\d.])(?:(\d+(?:\.\d+)?)\s?(?:×|x|·|\*|\\times|\\cdot)\s?)?10\s?\^\s?\{?([-−]?\d+)\}?/g,
      (_, base: string | undefined, power: string) => `${base ?? 1}e${power.replace('−', '-')}`,
    )
    .replace(new RegExp(`\\b(${smallNumbers.join('|')})\\b`, 'gi'), (word) =>
      String(smallNumbers.indexOf(word.toLowerCase())),
    );

/** The amounts that a text names: with or without separators, as powers, with scales such as "65B", and small ones in words. */
export function amountsOf(text: string): Amount[] {
  const plain = inDigits(text);
  return [...plain.matchAll(number)].map((match) => {
    const [whole, digits, power = '0'] = match;
    const value = Number(`${digits!.replace(new RegExp(separator, 'g'), '')}e${power}`);
    const end = match.index + whole.length;
    // A scale and a unit are shorter: all behind each number is too much to look through.
    const after = plain.slice(end, end + 60).replace(/^[\s\u00a0\u202f-]/, '');
    const [scale = 1, rest] = readWords(scales, after);
    const counted = rest.replace(/^[\s-]/, '');
    const [unit] = readWords(units, counted);
    // In "2.9 and 0.8 points" the unit stands behind the last.
    return { value: value * scale, unit: unit ?? (/^(?!and\b)\p{L}{3}/u.test(counted) ? 'other' : '') };
  });
}

/**
 * Whether one of the quotations gives a figure. Units must agree where both say one: a table of a paper has its unit in the
 * head, out of the quotation.
 */
export function isQuoted(figure: string, quotations: readonly string[]): boolean {
  const [asked] = amountsOf(figure);
  const same = ({ value, unit }: Amount) =>
    Math.abs(value - asked!.value) <= 1e-9 * Math.abs(asked!.value) &&
    (unit === asked!.unit || unit === '' || asked!.unit === '');
  // Thin or plain spaces separate thousands in some works; a row of a table has them between its numbers.
  const joined = (text: string) => text.replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, '');
  return (
    asked !== undefined &&
    quotations
      .flatMap((text) => [text, joined(text)])
      .flatMap(amountsOf)
      .some(same)
  );
}
