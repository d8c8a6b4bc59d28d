import type { Language } from './language.ts';
import { merged, type Marked } from './marked.ts';
import { words } from './tokens.ts';

/** A place of a page that readers may be led to, and the number of words before it. */
export interface Anchor {
  /** Questions and misconceptions are short, each one of many; an aside ends a section, and is none itself. */
  kind: 'heading' | 'question' | 'misconception' | 'aside';
  id: string;
  /** Of a heading. */
  text: string;
  location: number;
}

/** A file of the index with the text of a page. */
export interface TextFile {
  /** Words with white space between them, or in a language without it a space of no width. */
  content: string;
  anchors: (readonly [kind: Anchor['kind'], id: string, text: string, location: number])[];
}

export interface Passage {
  id: string;
  title: string;
  excerpt: Marked;
  /** Whether it is a wrong statement that the page corrects: results always say so. */
  misconception: boolean;
}

interface Unit {
  id: string;
  title: string;
  titleWords: number;
  start: number;
  end: number;
  /** A question or a misconception: short, and one of many. */
  item: boolean;
  misconception: boolean;
}

/** A page's text, parsed: the positions of each stem, and the parts that readers link to. */
export interface ParsedPage {
  language: Language;
  tokens: readonly string[];
  /** The separator of two of them. */
  space: string;
  positions: ReadonlyMap<string, readonly number[]>;
  units: readonly Unit[];
}

const unshown = new Set(['sources']);
/** Parts whose sentences ask a reader to use a lab. */
const asksToTry = new Set(['lab', 'live']);
const excerptWords = 26;

/**
 * @param content  Of its file, as the anchors count its words.
 */
export function parsePage(content: string, anchors: readonly Anchor[], language: Language): ParsedPage {
  const { unspaced } = language.rules;
  const tokens = unspaced?.tokens(content) ?? content.split(/\s+/);
  const positions = new Map<string, number[]>();
  const add = (word: string, at: number) => {
    const key = language.stem(word);
    const list = positions.get(key);
    if (!list) positions.set(key, [at]);
    else if (list.at(-1) !== at) list.push(at);
  };
  tokens.forEach((token, at) => {
    // Pairs of characters are words, those across two words too.
    if (unspaced && at > 0)
      for (const pair of words(unspaced.across(tokens[at - 1]!, token)))
        [at - 1, at].forEach((at) => add(pair, at));
    for (const word of language.indexed(token)) add(word, at);
  });
  const page = { language, tokens, space: unspaced ? '' : ' ', positions };
  return { ...page, units: unitsOf(page, anchors) };
}

/** The page's sections, and the items of its lists of questions and misconceptions, in order. */
function unitsOf(page: Omit<ParsedPage, 'units'>, anchors: readonly Anchor[]): Unit[] {
  const { tokens, space } = page;
  const { unspaced } = page.language.rules;
  const marks: (Omit<Unit, 'end'> & { shown: boolean })[] = [];
  for (const { kind, id, text, location } of anchors) {
    const item = kind === 'question' || kind === 'misconception';
    const opening = item ? openingSentence(tokens, location) : [];
    const titleLength =
      unspaced?.titleLength(tokens.slice(location), text) ?? text.match(/\S+/g)?.length ?? 0;
    marks.push({
      id: kind === 'heading' ? id.replace(/-heading$/, '') : id,
      title: item ? statement(opening.join(space).trim()) : text,
      titleWords: item ? opening.length : titleLength,
      start: location,
      item,
      misconception: kind === 'misconception',
      shown: kind !== 'aside' && !unshown.has(id.replace(/-heading$/, '')),
    });
  }
  return marks
    .map((mark, at) => ({ ...mark, end: marks[at + 1]?.start ?? tokens.length }))
    .filter(({ shown, start, end }) => shown && end > start);
}

/** Ends of sentences, of those that state something, and of what a sentence follows. */
const sentence = /[.?!。？！]["”“’»)」』]?\s*$/;
const statesSomething = /[.!。！]["”“’»)」』]?\s*$/;
/** A quotation mark or bracket that closes, separate from the sign that ends a sentence. */
const closes = /^[”“"’»)」』]+\s*$/;
/** A quotation may be of what the page contradicts. */
const quotes = /^[“"„«‘「]/;
const opens = /[.?!:。？！：]\s*$/;

function openingSentence(tokens: readonly string[], start: number): string[] {
  let end = start;
  while (end < tokens.length && end - start < 24) {
    end += 1;
    if (end - start > 2 && sentence.test(tokens[end - 1]!)) break;
  }
  if (closes.test(tokens[end] ?? '')) end += 1;
  return tokens.slice(start, end);
}

/** A misconception without the quotes that it has on the page. */
const statement = (text: string): string => text.replace(/^[“"„«‘「]\s*(.*?)\s*[”"“»’」]$/, '$1');

/** Length of a usual section in words: a match in a longer one counts less, because it has any word more often. */
const usualLength = 800;
const titleBonus = 0.9;
const itemBonus = 0.2;
/** An item is short and one of many: a whole section is the better place to be sent to. */
const itemShare = 0.6;
const exactItem = 2.5;

/**
 * The parts of a page that cover most of a query, best first.
 *
 * @param stems  What is looked for, with its rarity.
 */
export function bestPassages(page: ParsedPage, stems: ReadonlyMap<string, number>, most: number): Passage[] {
  const scored = page.units.map((unit) => ({ unit, score: scoreOf(page, unit, stems) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score >= best * 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ unit }) => {
      const { id, title, misconception } = unit;
      return { id, title, misconception, excerpt: excerpt(page, stems, unit) };
    });
}

const placesOf = ({ positions, language }: ParsedPage, stem: string): readonly number[] =>
  language.rules.compounds?.places(positions, stem) ?? positions.get(stem) ?? [];

function scoreOf(page: ParsedPage, unit: Unit, stems: ReadonlyMap<string, number>): number {
  const { start, end, title, item } = unit;
  const titled = new Set(page.language.indexed(title).map((word) => page.language.stem(word)));
  let score = 0;
  for (const [key, rarity] of stems) {
    const count = placesOf(page, key).filter((at) => at >= start && at < end).length;
    const density = count / (count + 0.5 + (end - start) / usualLength);
    const bonus = titled.has(key) ? (item ? itemBonus : titleBonus) : 0;
    score += rarity * ((item ? itemShare : 1) * (density + bonus));
  }
  // An item whose statement is what was asked, word for word, is the answer.
  return item ? score * (1 + likeness(page.language, title, stems) ** 3 * exactItem) : score;
}

/** Share of the words of a statement and of a query that both have (Dice). */
function likeness(language: Language, title: string, stems: ReadonlyMap<string, number>): number {
  const own = new Set(
    words(title)
      .filter((word) => !language.isStopWord(word))
      .map((word) => language.stem(word)),
  );
  const common = [...own].filter((key) => stems.has(key)).length;
  return (2 * common) / Math.max(1, own.size + stems.size);
}

/** Sentences of these lengths, in words, can be an answer; shorter and longer ones are labels and tables. */
const sentenceWords = { least: 8, most: 45 };
/** The share of a query's words, by their rarity in the page, that a sentence has to have. */
const answers = 0.6;

/** Share of a text's words that are words, with the signs that a sentence has: little of code and of tables. */
function reads(tokens: readonly string[]): number {
  const plain = tokens.filter((token) =>
    /^[“"‘'(]*\p{L}[\p{L}\d’'-]*[”"’'),.;:?!]*\s*$|^[，。、；：？！“”（）「」]+\s*$/u.test(token),
  );
  return plain.length / Math.max(1, tokens.length);
}
/** The least of that in an answer, and what it adds to a place that is shown. */
const leastReading = 0.75;
const readingBonus = 1.2;

/** The sentence of a page that is about what is asked and says most of it, if one does; never a question or a wrong statement. */
export function bestSentence(page: ParsedPage, stems: ReadonlyMap<string, number>): Passage | undefined {
  const weights = [...stems.keys()].map((key) => {
    const places = placesOf(page, key);
    return { places, weight: Math.log(1 + page.tokens.length / (1 + places.length)) };
  });
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  const matches = new Set(weights.flatMap(({ places }) => places));
  const { language } = page;
  // What a sentence is about comes first: others mention what was asked, and seldom answer.
  const isSubject = (start: number, end: number): boolean => {
    for (let at = start; at < end; at++) {
      if (matches.has(at)) return !quotes.test(page.tokens[at]!);
      if (!words(page.tokens[at]!).every((word) => language.isStopWord(word))) return false;
    }
    return false;
  };
  let best: { unit: Unit; start: number; end: number } | undefined;
  let bestWorth = all * answers;
  for (const unit of page.units) {
    if (unit.item || asksToTry.has(unit.id)) continue;
    for (let start = unit.start + unit.titleWords, end = start; start < unit.end; start = end) {
      while (end < unit.end && !sentence.test(page.tokens[end++]!));
      const states = statesSomething.test(page.tokens[end - 1]!);
      if (closes.test(page.tokens[end] ?? '')) end += 1;
      const length = end - start;
      if (length < sentenceWords.least || length > sentenceWords.most) continue;
      if (!states || !isSubject(start, end)) continue;
      if (reads(page.tokens.slice(start, end)) < leastReading) continue;
      let worth = 0;
      for (const { places, weight } of weights)
        if (places.some((at) => at >= start && at < end)) worth += weight;
      if (worth > bestWorth) [best, bestWorth] = [{ unit, start, end }, worth];
    }
  }
  if (!best) return undefined;
  const { unit, start, end } = best;
  const excerpt = merged(markedTokens(page, start, end, (at) => matches.has(at)));
  return { id: unit.id, title: unit.title, misconception: false, excerpt };
}

/** The words of a part around the place that has most of the query. */
function excerpt(page: ParsedPage, stems: ReadonlyMap<string, number>, unit: Unit): Marked {
  const { tokens } = page;
  const { start, end, titleWords } = unit;
  const matches = new Map<number, string[]>();
  for (const key of stems.keys())
    for (const at of placesOf(page, key))
      if (at >= start && at < end) matches.set(at, [...(matches.get(at) ?? []), key]);
  // The title is shown above.
  const first = Math.min(end, start + titleWords);
  let best = first;
  let bestWorth = -1;
  for (let at = first; at < Math.max(first + 1, end - excerptWords / 2); at++) {
    if (at > first && !matches.has(at) && !opens.test(tokens[at - 1]!)) continue;
    const seen = new Set<string>();
    for (let inside = at; inside < Math.min(end, at + excerptWords); inside++)
      for (const key of matches.get(inside) ?? []) seen.add(key);
    // A window that begins a sentence reads best.
    let worth = at === first || opens.test(tokens[at - 1]!) ? 0.4 : 0;
    for (const key of seen) worth += stems.get(key)!;
    worth += readingBonus * reads(tokens.slice(at, Math.min(end, at + excerptWords)));
    if (worth > bestWorth) [best, bestWorth] = [at, worth];
  }
  const last = Math.min(end, best + excerptWords);
  return merged([
    ...(best > first ? [{ text: '… ', match: false }] : []),
    ...markedTokens(page, best, last, (at) => matches.has(at)),
    ...(last < end ? [{ text: ' …', match: false }] : []),
  ]);
}

/** A range of a text's words, those that match without the signs around them. */
function markedTokens(
  { tokens, space: between }: ParsedPage,
  start: number,
  end: number,
  isMatch: (at: number) => boolean,
): Marked {
  return tokens.slice(start, end).flatMap((token, at) => {
    const space = start + at + 1 < end ? between : '';
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(token)!;
    return [
      { text: before!, match: false },
      { text: core!, match: isMatch(start + at) },
      { text: after! + space, match: false },
    ];
  });
}
