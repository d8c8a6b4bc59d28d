import { searchField } from '../search-field.ts';
import { markThere } from './marks.ts';
import { SearchView, type SearchState } from './view.ts';

/** The search page keeps its terms in its address, so that a search can be shared and is there after going back. */
const host = document.querySelector<HTMLElement>('[data-search-page]')!;

const fromAddress = (): SearchState => {
  const parameters = new URLSearchParams(location.search);
  return {
    query: (parameters.get('q') ?? '').slice(0, 200),
    topic: parameters.get('topic') ?? undefined,
    difficulty: parameters.get('difficulty') ?? undefined,
  };
};

const root = searchField();
const view = new SearchView(root, {
  changed({ query, topic, difficulty }) {
    const parameters = new URLSearchParams();
    if (query.trim()) parameters.set('q', query);
    if (topic) parameters.set('topic', topic);
    if (difficulty) parameters.set('difficulty', difficulty);
    const search = parameters.size > 0 ? `?${parameters}` : '';
    if (search !== location.search) history.replaceState(null, '', location.pathname + search);
  },
  opened: markThere,
});
host.replaceChildren(view.root);
view.terms = fromAddress();
view.input.focus();
addEventListener('popstate', () => (view.terms = fromAddress()));
