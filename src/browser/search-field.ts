import { el } from './element.ts';
import { messages } from '#messages/of-book.ts';

/** The search field, present before the search program has loaded, so that a reader can type at once. */
export const searchField = (): HTMLElement =>
  el('div', { class: 'search', 'data-search-state': 'idle' }, [
    el('div', { class: 'search-bar' }, [
      el('input', {
        type: 'search',
        role: 'combobox',
        'aria-label': messages.search,
        'aria-expanded': 'false',
      }),
    ]),
  ]);
