import { stem, words } from './tokens.ts';

/** A text in parts, those that matched among them; never markup. */
export type Marked = { text: string; match: boolean }[];

/** An element of a page that has an id, and the number of words before it. */
export interface Anchor {
  element: string;
  id: string;
  text?: string;
  location: number;
}

export interface Passage {
  id: string;
  title: string;
  excerpt: Marked;
  /** A wrong statement that the page corrects is always told apart. */
  misconception: boolean;
}

interface Unit {
  id: string;
  title: string;
  start: number;
  end: number;
  misconception: boolean;
}

/** Parts of a page that nobody searches for as a section. */
const unshown = new Set(['also-asked-as', 'other-languages', 'sources', 'related', 'cite']);
const excerptWords = 26;

/** The parts of a page that readers link to, in order: its sections, and the items of its lists of questions and misconceptions. */
function unitsOf(tokens: readonly string[], anchors: readonly Anchor[]): Unit[] {
  const marks: { id: string; title: string; start: number; misconception: boolean }[] = [];
  let section = '';
  for (const { element, id, text = '', location } of anchors) {
    const item = /^(div|details)$/.test(element) && /^(misconceptions|follow-ups|quiz)$/.test(section);
    if (/^h[2-4]$/.test(element)) section = id.replace(/-heading$/, '');
    else if (!item && !unshown.has(id)) continue;
    const title = item ? firstSentence(tokens, location) : text;
    marks.push({
      id: item || unshown.has(id) ? id : section,
      title,
      start: location,
      misconception: item && section === 'misconceptions',
    });
  }
  return marks
    .map((mark, at) => ({ ...mark, end: marks[at + 1]?.start ?? tokens.length }))
    .filter(({ id }) => !unshown.has(id));
}

/** A misconception's statement, a question's text: up to the end of its first sentence. */
function firstSentence(tokens: readonly string[], start: number): string {
  const out: string[] = [];
  for (let at = start; at < tokens.length && out.length < 24; at++) {
    out.push(tokens[at]!);
    if (/[.?!]$/.test(tokens[at]!) && out.length > 2) break;
  }
  return out.join(' ');
}

/**
 * The parts of a page that cover most of a query, best first.
 *
 * @param content  The page's text; anchors count its words, which white space separates.
 * @param stems    What is looked for, with its rarity.
 */
export function bestPassages(
  content: string,
  anchors: readonly Anchor[],
  stems: ReadonlyMap<string, number>,
  most: number,
): Passage[] {
  const tokens = content.split(/\s+/);
  const matches = tokens.map((token) => [...new Set(words(token).map(stem))].filter((key) => stems.has(key)));
  const scored = unitsOf(tokens, anchors).map((unit) => {
    const counts = new Map<string, number>();
    for (let at = unit.start; at < unit.end; at++)
      for (const key of matches[at]!) counts.set(key, (counts.get(key) ?? 0) + 1);
    const inTitle = new Set(words(unit.title).map(stem));
    let score = 0;
    for (const [key, rarity] of stems) {
      const count = counts.get(key) ?? 0;
      // A long section has any word more often: its length counts against it, gently.
      score += rarity * (count / (count + 1 + (unit.end - unit.start) / 400) + (inTitle.has(key) ? 0.6 : 0));
    }
    return { unit, score };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score > 0 && score >= best * 0.45)
    .slice(0, most)
    .map(({ unit }) => ({
      id: unit.id,
      title: unit.title,
      misconception: unit.misconception,
      excerpt: excerpt(tokens, matches, stems, unit),
    }));
}

/** The words of a part around the place that has most of the query. */
function excerpt(
  tokens: readonly string[],
  matches: readonly string[][],
  stems: ReadonlyMap<string, number>,
  { start, end, title }: Unit,
): Marked {
  // The title is shown above.
  const first = Math.min(
    end,
    start +
      (tokens.slice(start, end).join(' ').startsWith(title) ? title.split(/\s+/).filter(Boolean).length : 0),
  );
  let best = first;
  let bestWorth = -1;
  for (let at = first; at < Math.max(first + 1, end - excerptWords / 2); at++) {
    const seen = new Set(matches.slice(at, Math.min(end, at + excerptWords)).flat());
    let worth = /[.?!:]$/.test(tokens[at - 1] ?? '.') || at === first ? 0.4 : 0;
    for (const key of seen) worth += stems.get(key)!;
    if (worth > bestWorth) [best, bestWorth] = [at, worth];
  }
  const last = Math.min(end, best + excerptWords);
  const out: Marked = [];
  if (best > first) out.push({ text: '… ', match: false });
  for (let at = best; at < last; at++) {
    const match = matches[at]!.length > 0;
    const text = tokens[at]! + (at + 1 < last ? ' ' : '');
    if (match) {
      const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(tokens[at]!)!;
      out.push({ text: before!, match: false }, { text: core!, match: true });
      out.push({ text: after! + (at + 1 < last ? ' ' : ''), match: false });
    } else out.push({ text, match: false });
  }
  if (last < end) out.push({ text: ' …', match: false });
  return merged(out);
}

function merged(parts: Marked): Marked {
  const out: Marked = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.text === '') continue;
    if (last && last.match === part.match) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}

/** Marks the words of a text whose stems were looked for. */
export function mark(text: string, stems: ReadonlyMap<string, number>): Marked {
  return merged(
    text
      .split(/([\p{L}\p{N}]+(?:[_.'’-][\p{L}\p{N}]+)*)/u)
      .map((part) => ({ text: part, match: words(part).some((word) => stems.has(stem(word))) })),
  );
}
