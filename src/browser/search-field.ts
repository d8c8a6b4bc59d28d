import { el } from './element.ts';
import { messages } from '#messages/of-book.ts';

/** The search field, which is there before the program of search: whoever types at once types into it. */
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
