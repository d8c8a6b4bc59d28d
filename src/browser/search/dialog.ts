import { button, el } from '../element.ts';
import { markHere, markThere } from './marks.ts';
import { SearchView } from './view.ts';

let dialog: { box: HTMLDialogElement; view: SearchView } | undefined;

/**
 * Opens search over the page. Closing gives the focus back to what had it.
 *
 * @param typed  What the reader has typed meanwhile; replaces what was asked before.
 */
export function openSearchDialog(typed = ''): void {
  const { box, view } = (dialog ??= makeDialog());
  if (box.open) return;
  box.showModal();
  view.input.focus();
  if (typed) view.input.value = typed;
  else view.input.select();
  void view.update(false);
}

function makeDialog(): NonNullable<typeof dialog> {
  const view = new SearchView({
    opened(url, stems) {
      if (url.pathname === location.pathname) {
        box.close();
        void markHere(stems);
      } else markThere(url, stems);
    },
  });
  const box = el('dialog', { class: 'search-dialog', 'aria-label': 'Search' }, [view.root]);
  view.root.querySelector('.search-bar')!.append(button('Close', () => box.close()));
  // Whoever has no wheel scrolls by keys.
  view.root.querySelector<HTMLElement>('.search-body')!.tabIndex = 0;
  box.addEventListener('click', (event) => {
    if (event.target === box) box.close();
  });
  // A search field would keep the first Escape to empty itself.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    box.close();
  });
  document.body.append(box);
  return { box, view };
}
