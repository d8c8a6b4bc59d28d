import type { CardKind } from '#book/practice-card.ts';
import type { DeckCard } from './deck.ts';
import { dueCards, type Coming } from '../schedule/due.ts';

/** How many cards a session has: a number, or all that is due. */
type Length = 10 | 20 | 'due';
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
 * The cards of a session: first what is due, the longest first, then new ones, of each question in turn. The same log gives
 * the same cards all day.
 */
export function draw(deck: readonly DeckCard[], coming: Coming, choice: Choice, now: number): DeckCard[] {
  const cards = chosen(deck, choice);
  const due = dueCards(cards, coming, now);
  if (choice.length === 'due') return due;
  const day = new Date(now).toDateString();
  const fresh = inTurn(
    cards.filter(({ key }) => !coming.has(key)),
    (name) => orderKey(`${day} ${name}`),
  );
  return [...due, ...fresh].slice(0, choice.length);
}

/** Cards in rounds, each with one of every question that has one left, in the order of their names. */
function inTurn(cards: readonly DeckCard[], order: (name: string) => number): DeckCard[] {
  const sorted = cards.toSorted((a, b) => order(a.key) - order(b.key));
  const stacks = [...Map.groupBy(sorted, ({ question }) => question.slug)]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([, own]) => own);
  const most = Math.max(0, ...stacks.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => stacks.flatMap((stack) => stack[round] ?? [])).flat();
}

/** FNV-1a with the bits mixed once more, for texts that differ in their last letter. */
function orderKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
