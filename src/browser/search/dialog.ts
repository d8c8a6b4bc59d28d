import { markHere, markThere } from '../page/marks.ts';
import { SearchView } from './view.ts';

let dialog: HTMLDialogElement | undefined;
let view: SearchView | undefined;

/**
 * Opens search over the page. Closing gives the focus back to what had it.
 *
 * @param typed  What the reader has typed meanwhile; replaces what was asked before.
 */
export function openSearchDialog(typed = ''): void {
  if (!dialog || !view) {
    const box = document.createElement('dialog');
    view = new SearchView({
      opened(url, stems) {
        if (url.pathname === location.pathname) {
          box.close();
          void markHere(stems);
        } else markThere(url, stems);
      },
    });
    box.className = 'search-dialog';
    box.setAttribute('aria-label', 'Search');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => box.close());
    view.root.querySelector('.search-bar')!.append(close);
    // Whoever has no wheel scrolls by keys.
    view.root.querySelector<HTMLElement>('.search-body')!.tabIndex = 0;
    box.append(view.root);
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
    dialog = box;
  }
  if (dialog.open) return;
  dialog.showModal();
  view.input.focus();
  if (typed) view.input.value = typed;
  else view.input.select();
  void view.update(false);
}
