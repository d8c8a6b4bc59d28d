import type { CardList, CardsOfQuestion } from '#book/practice-card.ts';
import { base } from '../../base-path.ts';
import { inTime } from '../../on-demand.ts';

const timeoutMs = 10_000;

async function json<T>(path: string): Promise<T> {
  const response = await inTime(fetch(base + path), timeoutMs);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return inTime(response.json() as Promise<T>, timeoutMs);
}

/** The list of all cards. Rejects if it cannot be loaded. */
export const loadList = (): Promise<CardList> => json('practice/cards.json');

const files = new Map<string, Promise<CardsOfQuestion>>();

/** The cards of a question; fetched once. Rejects if they cannot be loaded. */
export function loadCards(slug: string): Promise<CardsOfQuestion> {
  const known = files.get(slug);
  if (known) return known;
  const file = json<CardsOfQuestion>(`practice/cards/${slug}.json`);
  files.set(slug, file);
  // The next attempt fetches again.
  file.catch(() => files.delete(slug));
  return file;
}
