import { base } from '../base-path.ts';
import { onDemand } from '../on-demand.ts';
import { countDue } from '../practice/schedule/count-due.ts';
import { recallJson } from '../storage.ts';

const main = document.querySelector('main[data-due]');

/** Shows below the header how many practice cards are due, if any are. */
async function show(): Promise<void> {
  const count = main ? countDue(recallJson(`practice-due ${base}`), Date.now()) : 0;
  const part = count > 0 ? await onDemand(() => import('./due-link.ts')) : undefined;
  main?.querySelector('.due-link')?.remove();
  if (part) main?.prepend(part.dueLink(count));
}

// Again when a page is restored: its reader may have practised meanwhile.
addEventListener('pageshow', () => void show());
