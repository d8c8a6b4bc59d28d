import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { base } from '../base-path.ts';
import { onDemand } from '../on-demand.ts';
import { keyOf } from '../practice/deck/deck.ts';
import { versionsRead } from '../practice/overview/progress.ts';
import { tilesOf } from '../practice/overview/tiles.ts';
import type { Coming } from '../practice/schedule/due.ts';
import styles from '../practice/tiles.css?inline';
import { recall, recallJson, remember } from '../storage.ts';

adoptStyles(styles);

const slug = location.pathname.split('/').at(-2)!;

/** Called each time that a reader comes to the link to practice, or to the end of the answer. */
export function reach(target: Element): void {
  if (!(target instanceof HTMLAnchorElement)) noteReading();
  else if (!target.matches('.tiled')) void showTiles(target);
}

/** Remembers that this answer was read, for the map of the book. */
function noteReading(): void {
  const { version } = document.querySelector<HTMLElement>('article[data-version]')!.dataset;
  const read = new Map(versionsRead(recallJson(`read ${base}`))).set(slug, version!);
  remember(`read ${base}`, JSON.stringify(Object.fromEntries(read)));
}

/**
 * Draws the cards of this answer into the link to practice: its short answer and each part that asks. A card that was
 * practised under a former name of its part counts as new here, since only the list of all cards has those.
 */
async function showTiles(link: HTMLElement): Promise<void> {
  const parts = document.querySelectorAll('[data-item]:not([data-item="deeper"])');
  const keys = ['short-answer', ...Array.from(parts, ({ id }) => id)].map((id) => keyOf(slug, id));
  const name = link.textContent;
  const show = (coming: Coming) => {
    const { tiles, practised } = tilesOf(keys, coming, Date.now());
    link.replaceChildren(name, tiles, messages.partOf(String(practised), String(keys.length)));
    link.classList.add('tiled');
  };
  show(new Map());
  // Set by practice: without it no card was practised here.
  if (recall(`practice-due ${base}`) === null) return;
  (await onDemand(() => import('./practised.ts')))?.showPractised(show);
}
