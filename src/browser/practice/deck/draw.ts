import type { CardKind } from '#book/practice-card.ts';
import type { DeckCard } from './deck.ts';
import { dueCards } from '../schedule/due.ts';

/** How many cards a session has: a number, or all that is due. */
export type Length = 10 | 20 | 'due';
export const lengths: readonly Length[] = [10, 20, 'due'];

/** A reader's choice of cards to practise; an empty list allows all. */
export interface Choice {
  topics: readonly string[];
  difficulties: readonly string[];
  kinds: readonly CardKind[];
  length: Length;
}

const allows = <T>(list: readonly T[], value: T | undefined): boolean =>
  list.length === 0 || (value !== undefined && list.includes(value));

/** The cards that a choice allows, whatever its length. */
export const chosen = (deck: readonly DeckCard[], { topics, difficulties, kinds }: Choice): DeckCard[] =>
  deck.filter(
    ({ kind, question }) =>
      allows(kinds, kind) &&
      allows(difficulties, question.difficulty) &&
      (topics.length === 0 || question.topics.some((topic) => topics.includes(topic))),
  );

/**
 * The cards of a session: first what is due, the longest first, then new ones of as many questions as there are. The same
 * log gives the same cards all day.
 *
 * @param coming  When cards come back, by key.
 */
export function draw(
  deck: readonly DeckCard[],
  coming: ReadonlyMap<string, { due: number; days: number }>,
  choice: Choice,
  now: number,
): DeckCard[] {
  const cards = chosen(deck, choice);
  const due = dueCards(cards, coming, now);
  if (choice.length === 'due') return due;
  const first = due.slice(0, choice.length);
  const fresh = cards.filter(({ key }) => !coming.has(key));
  const day = new Date(now).toDateString();
  return [...first, ...spread(sample(fresh, choice.length - first.length, day), first.at(-1))];
}

/** A number of cards, one of each question in turn; which ones, and of which questions first, depends on the day. */
function sample(cards: readonly DeckCard[], count: number, day: string): DeckCard[] {
  const order = (name: string) => hashOf(`${day} ${name}`);
  const stacks = [...Map.groupBy(cards, ({ question }) => question.slug)]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([, own]) => own.toSorted((a, b) => order(a.key) - order(b.key)));
  const most = Math.max(0, ...stacks.map(({ length }) => length));
  const rounds = Array.from({ length: most }, (_, round) => stacks.flatMap((stack) => stack[round] ?? []));
  return rounds.flat().slice(0, Math.max(0, count));
}

/**
 * The same cards in an order in which no two of a question follow each other, as far as there is one.
 *
 * @param before  The card that comes before them, if any.
 */
export function spread(cards: readonly DeckCard[], before?: DeckCard): DeckCard[] {
  const stacks = [...Map.groupBy(cards, ({ question }) => question.slug).values()];
  const out: DeckCard[] = [];
  while (out.length < cards.length) {
    const last = (out.at(-1) ?? before)?.question.slug;
    const others = stacks.filter(([top]) => top !== undefined && top.question.slug !== last);
    const from = others.length > 0 ? others : stacks.filter(({ length }) => length > 0);
    // The highest stack first: what is left of it in the end would have nothing between.
    const highest = from.reduce((best, stack) => (stack.length > best.length ? stack : best));
    out.push(highest.shift()!);
  }
  return out;
}

/** FNV-1a with the bits mixed once more, for texts that differ in their last letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
