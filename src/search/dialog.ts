import { SearchView } from './view.ts';

let dialog: HTMLDialogElement | undefined;
let view: SearchView | undefined;

/** Opens search over the page. Closing gives the focus back to what had it. */
export function openSearchDialog(): void {
  if (!dialog || !view) {
    const topics = JSON.parse(
      document.querySelector('[data-search-topics]')?.getAttribute('data-search-topics') ?? '{}',
    ) as Record<string, string>;
    view = new SearchView(topics);
    dialog = document.createElement('dialog');
    dialog.className = 'search-dialog';
    dialog.setAttribute('aria-label', 'Search');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'button';
    close.textContent = 'Close';
    const box = dialog;
    close.addEventListener('click', () => box.close());
    view.root.querySelector('.search-bar')!.append(close);
    dialog.append(view.root);
    dialog.addEventListener('click', (event) => {
      // A click on the backdrop, or on a result that stays on this page.
      if (event.target === box || (event.target as Element).closest('a')) box.close();
    });
    document.body.append(dialog);
  }
  if (dialog.open) return;
  dialog.showModal();
  view.input.focus();
  view.input.select();
}
