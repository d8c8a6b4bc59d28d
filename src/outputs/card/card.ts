import type { Figure } from './figure.ts';
import { cardProgram } from './program-hash.ts';
import { contentHash } from '../content-hash.ts';
import { stored } from './stored.ts';

/** Size of a card in px, as the networks that show it want it. */
export const cardSize = { width: 1200, height: 630 };

export interface Card {
  /** Name of the book. */
  name: string;
  headline: string;
  /** Shown instead of the headline where the fonts lack its script. */
  plainHeadline: string;
  /** A smaller text below it. */
  below?: string | undefined;
  /** What stands at the foot, such as the topic; the first is set off. */
  facts: readonly string[];
  /** What is drawn beside the text; the site's mark without it. */
  figure?: Figure | undefined;
}

/**
 * Draws a social card, the text at the left and a small drawing at the right, unless the book's cache has it. What draws
 * is loaded only then: a build that finds every card pays for none of it.
 *
 * @returns PNG of 1200 × 630 px; the same bytes for the same card.
 */
export function drawCard(card: Card): Promise<Buffer> {
  const key = contentHash(cardProgram(), JSON.stringify(card));
  return stored(`${key}.png`, async () => (await import('./drawn-card.ts')).drawnCard(card));
}
