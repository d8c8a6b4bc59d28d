import { createEmptyCard, fsrs, type Card } from 'ts-fsrs';
import { grades, byTime, type Grade, type Review } from './review.ts';

/** The state of a card as its reviews give it. */
export interface Memory {
  /** When it comes back, in milliseconds since 1970. */
  due: number;
  /** From when on it is due: one put off by days from the morning of its day. */
  from: number;
  last: Review;
  scheduled: Card;
}

/** Nothing is left to chance, so that a log gives the same days on every device. */
const scheduler = fsrs({ enable_fuzz: false, learning_steps: ['10m'], relearning_steps: ['10m'] });

const after = (memory: Memory | undefined, review: Review): Memory => {
  const { card } = scheduler.next(memory?.scheduled ?? createEmptyCard(review.at), review.at, review.grade);
  const due = card.due.getTime();
  const from = card.scheduled_days > 0 ? new Date(due).setHours(0, 0, 0, 0) : due;
  return { due, from, last: review, scheduled: card };
};

/** The memory that reviews of one card give, in any order; undefined without reviews. */
export const memoryOf = (reviews: readonly Review[]): Memory | undefined =>
  reviews.toSorted(byTime).reduce<Memory | undefined>(after, undefined);

/**
 * The memories of all cards of a log.
 *
 * @param nameNow  Gives the present name of a card.
 */
export function memoriesOf(
  reviews: Iterable<Review>,
  nameNow: (card: string) => string = (card) => card,
): Map<string, Memory> {
  const byCard = Map.groupBy(reviews, ({ card }) => nameNow(card));
  return new Map([...byCard].map(([card, own]) => [card, memoryOf(own)!]));
}

/** When a card is reviewed: now, but not before its last review, whatever the clock says. */
export const timeOf = (memory: Memory | undefined, now: number): number =>
  Math.max(now, (memory?.last.at ?? 0) + 1);

/** When a card comes back after each grade. */
export function duesOf(memory: Memory | undefined, now: number): Record<Grade, number> {
  const review = { id: '', card: '', at: timeOf(memory, now), state: '' };
  const dues = grades.map((grade) => [grade, after(memory, { ...review, grade }).due]);
  return Object.fromEntries(dues) as Record<Grade, number>;
}
