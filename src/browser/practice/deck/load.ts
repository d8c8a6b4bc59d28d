import type { CardList, CardsOfQuestion } from '#book/practice-card.ts';
import { base } from '../../base-path.ts';
import { inTime } from '../../on-demand.ts';
import { once } from '../../once.ts';

const timeoutMs = 10_000;

async function json<T>(path: string): Promise<T> {
  const response = await inTime(fetch(base + path), timeoutMs);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return inTime(response.json() as Promise<T>, timeoutMs);
}

/**
 * The list of all cards.
 *
 * @throws if it cannot be loaded in time.
 */
export const loadList = (): Promise<CardList> => json('practice/cards.json');

/**
 * The cards of a question, by its slug.
 *
 * @throws if they cannot be loaded in time.
 */
export const loadCards = once((slug) => json<CardsOfQuestion>(`practice/cards/${slug}.json`));
