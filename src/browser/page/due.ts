import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { el } from '../element.ts';
import { countDue } from '../practice/schedule/count-due.ts';
import { recallJson } from '../storage.ts';

const main = document.querySelector('main[data-due]');

/** Shows below the header how many practice cards are due, if any are. */
function show(): void {
  main?.querySelector('.due-link')?.remove();
  const count = countDue(recallJson(`practice-due ${base}`), Date.now());
  if (count > 0)
    main?.prepend(
      el('a', { class: 'due-link', href: `${base}practice/` }, [
        el('span', {}, [`${count} ${messages.cardStates.due}`]),
      ]),
    );
}

// Again when a page is restored: its reader may have practised meanwhile.
addEventListener('pageshow', show);
