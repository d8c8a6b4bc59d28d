import type { Language } from './language.ts';
import type { Compounds } from './languages/compounds.ts';

/** How often a page has each word, by its stem, weighted by the fields that do. */
export type PageWords = Map<string, number>;

const field = { title: 6, aliases: 6, titles: 6, headings: 2, body: 1 };

type Fields = Readonly<Record<keyof typeof field, string>>;

/** The words of pages, and how often each stem has which form. */
export function countWords(pages: readonly Fields[], language: Language) {
  const stemOf = remembering((word) => language.stem(word));
  const forms = new Map<string, Map<string, number>>();
  const counted = pages.map((page): PageWords => {
    const weights: PageWords = new Map();
    const add = (word: string, weight: number, times = 1) => {
      const key = stemOf(word);
      weights.set(key, (weights.get(key) ?? 0) + weight * times);
      let own = forms.get(key);
      if (!own) forms.set(key, (own = new Map()));
      own.set(word, (own.get(word) ?? 0) + times);
    };
    for (const [name, weight] of Object.entries(field) as [keyof typeof field, number][])
      for (const [word, times] of timesOf(language.indexed(page[name])))
        if (name !== 'body' || !isFigure(word)) add(word, weight, times);
    return weights;
  });
  const { compounds } = language.rules;
  if (compounds) addParts(counted, new Set(forms.keys()), stemOf, compounds);
  return { counted, forms };
}

function timesOf(words: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/** Weight of a part of a compound beside the whole. */
const partShare = 0.5;

/** Adds the parts of a page's compounds, where the site knows them as words: a search for one finds the other. */
function addParts(
  counted: readonly PageWords[],
  known: ReadonlySet<string>,
  stemOf: (word: string) => string,
  { parts }: Compounds,
): void {
  const partsOf = remembering((word) => parts(word, (part) => known.has(stemOf(part))).map(stemOf));
  for (const weights of counted)
    for (const [key, weight] of [...weights])
      for (const part of partsOf(key)) weights.set(part, (weights.get(part) ?? 0) + weight * partShare);
}

/** Figures of tables and results, which nobody searches for; in a title or an alias they are a name. */
const isFigure = (word: string): boolean => /^\d{3,}$/.test(word);

/** A pure function of a text that is asked the same texts again and again. */
function remembering<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = of(text)));
    return value;
  };
}
