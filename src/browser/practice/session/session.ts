import type { DeckCard } from '../deck/deck.ts';
import type { Review } from '../schedule/review.ts';

interface Step {
  card: DeckCard;
  review: Review;
}

/** The cards of a session and how far it has come. A card that was not known comes once more at its end. */
export class Session {
  readonly steps: Step[] = [];
  private readonly queue: DeckCard[];

  constructor(cards: readonly DeckCard[]) {
    this.queue = [...cards];
  }

  /** The card to be practised; undefined at the end. */
  get current(): DeckCard | undefined {
    return this.queue[this.steps.length];
  }
  /** How many cards there are, with those that come once more. */
  get length(): number {
    return this.queue.length;
  }

  /** Takes a review of the card that is there, and goes on. */
  take(review: Review): void {
    const card = this.current!;
    this.steps.push({ card, review });
    if (review.grade === 1) this.queue.push(card);
  }

  /** Goes back by a card; gives its review, or undefined at the beginning. */
  back(): Review | undefined {
    const step = this.steps.pop();
    if (!step) return undefined;
    const again = this.queue.lastIndexOf(step.card);
    if (step.review.grade === 1 && again > this.steps.length) this.queue.splice(again, 1);
    return step.review;
  }

  leaveOut(): void {
    this.queue.splice(this.steps.length, 1);
  }
}
