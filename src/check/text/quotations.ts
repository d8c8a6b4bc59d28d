/** Compares the figures of a text with the words of its sources. */

interface Amount {
  value: number;
  /** Its unit, such as "%" or "gb", "other" for things; empty where the text does not say it beside the number. */
  unit: string;
}

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const separator = String.raw`(?:,|\u202f|\u00a0|\\,|\{,\})`;
const number = new RegExp(
  String.raw`(?<![\w.])(\d{1,3}(?:${separator}\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:e(-?\d+)(?!\d))?`,
  'gi',
);
/** Small letters other than k are units: 7 m are metres. */
const scale = /^(?:[Tt]housand\b|[Mm]illion\b|[Bb]illion\b|[Tt]rillion\b|(?:bn|[kKMBT])(?![a-zA-Z]))/;
const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};
/** Each that a figure may have (figures.ts) must be told from the others. */
const units: readonly [RegExp, string][] = [
  // Points of a score, named or not, and "5% absolute".
  [/^(?:(?:percentage |[A-Z]\w+ )?points?\b|(?:%|percent) (?:absolute|points?)\b)/, 'point'],
  [/^(%|percent\b|per cent\b|percentage\b|\\%)/i, '%'],
  [/^(×|x\b|-?fold\b|times\b|\\times)/i, '×'],
  [/^bits?\b/i, 'bit'],
  [/^bytes?\b/i, 'byte'],
  [/^(ns|nanoseconds?)\b/i, 'ns'],
  [/^(µs|microseconds?)\b/i, 'µs'],
  [/^(ms|milliseconds?)\b/i, 'ms'],
  [/^(seconds?|s)\b/i, 's'],
  [/^(minutes?|min)\b/i, 'min'],
  [/^(hours?|h)\b/i, 'h'],
  [/^days?\b/i, 'day'],
  [/^(W|watts?)\b/, 'W'],
  [/^GHz\b/i, 'GHz'],
  [/^(px|pixels?)\b/i, 'px'],
];

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
    .replace(new RegExp(`\\b(${words.join('|')})\\b`, 'gi'), (word) =>
      String(words.indexOf(word.toLowerCase())),
    );

/** The amounts that a text names: with or without separators, as powers, with scales such as "65B", and small ones in words. */
export function amountsOf(text: string): Amount[] {
  const plain = inDigits(text);
  return [...plain.matchAll(number)].map((match) => {
    const [whole, digits, power = '0'] = match;
    const value = Number(`${digits!.replace(new RegExp(separator, 'g'), '')}e${power}`);
    const after = plain.slice(match.index + whole.length).replace(/^[\s\u00a0\u202f-]/, '');
    const bytes = /^([kmgt]i?)b(?![a-z])/i.exec(after);
    if (bytes) return { value, unit: `${bytes[1]!.toLowerCase()}b` };
    const [scaled = ''] = scale.exec(after) ?? [];
    const counted = after.slice(scaled.length).replace(/^[\s-]/, '');
    return {
      value: value * (factors[scaled.toLowerCase()] ?? 1),
      // In "2.9 and 0.8 points" the unit stands behind the last.
      unit:
        units.find(([pattern]) => pattern.test(counted))?.[1] ??
        (/^(?!and\b)\p{L}{3}/u.test(counted) ? 'other' : ''),
    };
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
