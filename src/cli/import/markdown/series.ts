import { isQuestionWord, type Marker } from './cues.ts';

/** Numbers before titles, by their series: `3 ways to wait` has none, and `3 Why wait` after `2 Who waits` has one. */

const opening =
  /^(?:[\s([（【#№\ufe0f]|\p{Extended_Pictographic})*(?:((?:\p{L}{1,12}[\s-]+)?\p{L}{1,12})[.\s#№-]*)??(?:(\d{1,4}(?:\.\d{1,3})*)|([①-⑳])|(?<!\p{L})([ivxl]{1,7}|[a-z])(?=[.:)\]]))([.:)\]】：、）．\ufe0f\u20e3]*(?:\s*[-–—](?=\s))?)(?:\s+|(?<=[①-⑳：、）．】])|(?<=\d[.)])(?=\p{L}{2})|$)/iu;

interface Count extends Marker {
  /** What it is written in, with the word before it: numbers of one series are alike. */
  kind: string;
  /** One number for each of its parts: `1.2` has two, `B2` too. */
  parts: number[];
  /** Whether nothing sets it off from a number that the title itself begins with. */
  bare: boolean;
}

const romanValue = (text: string): number =>
  [...text.toLowerCase()]
    .map((sign) => ({ i: 1, v: 5, x: 10, l: 50 })[sign] ?? NaN)
    .reduce((sum, value, at, all) => sum + (value < (all[at + 1] ?? 0) ? -value : value), 0);

/** What a title may begin with; a letter such as `I.` may be a numeral, too. */
function countsOf(text: string): Count[] {
  const [found = '', word = '', digits, ring, letters = '', end = ''] = opening.exec(text) ?? [];
  const explicit = isQuestionWord(word.split(/[\s-]+/).at(-1)!);
  if (found === '' || (!explicit && (/[\s-]/.test(word) || found.length === text.length))) return [];
  const inner = digits?.split('.').map(Number) ?? [ring ? ring.charCodeAt(0) - 0x245f : romanValue(letters)];
  // The letter of a part of the document: A1, A2, B1.
  const parts = word.length === 1 && digits ? [word.codePointAt(0)!, ...inner] : inner;
  const letter = letters.length === 1 ? [letters.toLowerCase().charCodeAt(0) - 96] : [];
  const kind =
    `${digits && parts === inner ? word.replace(/[\s-]+/g, ' ') : word.slice(1)} ${explicit ? '' : digits ? end.normalize('NFKC') : ring ? '①' : 'i'}`.toLowerCase();
  const bare = `${word}${end}${ring ?? ''}` === '' && parts.length === 1;
  const count = { length: found.length, explicit, bare, kind, parts, number: parts.at(-1)! };
  return [
    ...(parts.some(isNaN) ? [] : [count]),
    ...letter.map((value) => ({ ...count, kind: `${kind} a`, parts: [value], number: value })),
  ];
}

const starts = ({ parts }: Count): boolean => parts.at(-1)! <= 1;

function follows({ parts: before }: Count, { parts, bare }: Count): boolean {
  const at = parts.findIndex((part, place) => part !== before[place]);
  const step = at < 0 ? 0 : parts[at]! - (before[at] ?? 0);
  return step > 0 && step <= (bare ? 3 : 20) && parts.slice(at + 1).every((part) => part <= 2);
}

export const begins = (text: string): boolean => countsOf(text).some(({ bare }) => !bare);

export function seriesIn(titles: readonly string[]): (Count | undefined)[] {
  const marks: (Count | undefined)[] = titles.map(() => undefined);
  const all = titles.flatMap((text, at) => countsOf(text).map((count) => ({ ...count, at })));
  for (const counts of Map.groupBy(all, ({ kind }) => kind).values()) {
    const chains: (typeof counts)[] = [];
    for (const [place, count] of counts.entries()) {
      const chain = chains.at(-1);
      // Of two titles with one number the first begins with one of its own: `3 ways to wait`, `3 Why wait`.
      if (count.bare && String(counts[place + 1]?.parts) === String(count.parts)) continue;
      if (chain && follows(chain.at(-1)!, count)) chain.push(count);
      else if (!chain || starts(count) || chain.length === 1) chains.push([count]);
    }
    for (const chain of chains) {
      const { bare, kind, explicit } = chain[0]!;
      const least = starts(chain[0]!) && (!bare || chain.length === titles.length) ? 2 : 3;
      // Any other word must stand before most titles.
      const word = /^\p{L}/u.test(kind) && !explicit;
      if (chain.length < (word ? Math.max(3, titles.length * 0.6) : least)) continue;
      for (const { at, ...count } of chain) marks[at] ??= count;
    }
  }
  return marks;
}

const tag = /^\s*[[(（【]\P{P}{1,24}[\])）】]\s*(?=\S)/u;

/** What stands before a title in brackets, where most titles have one of a few: `[Junior] Why?`. */
export function tagsBefore(titles: readonly string[]): string[] {
  const found = titles.map((title) => tag.exec(title)?.[0] ?? '');
  const tags = found.filter(Boolean);
  const few = new Set(tags).size <= Math.min(5, tags.length - 1);
  return few && tags.length > titles.length / 2 ? found : titles.map(() => '');
}
