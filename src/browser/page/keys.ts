import { button, el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { onDemand } from '../on-demand.ts';
import { searchField } from '../search-field.ts';

/** Opens search and the list of shortcuts. Their code is loaded on first use. */

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select') || target.closest('.lab') !== null);

let box: HTMLDialogElement | undefined;
let openings = 0;

/** The dialog opens before its program has loaded: text typed meanwhile stays in its field, and Escape closes it. */
async function openSearch(): Promise<void> {
  const own = document.querySelector<HTMLInputElement>('[data-search-page] [role="combobox"]');
  if (own) {
    own.focus();
    own.select();
    return;
  }
  box ??= makeBox();
  if (box.open) return;
  const opening = ++openings;
  box.showModal();
  box.querySelector('input')!.select();
  const dialog = await onDemand(
    () => import('../search/dialog.ts'),
    messages.search,
    () => void openSearch(),
  );
  if (dialog) dialog.answerIn(box);
  // The notice is behind an open dialog. One that was opened again waits for an attempt of its own.
  else if (opening === openings) box.close();
}

function makeBox(): HTMLDialogElement {
  const box = el('dialog', { class: 'search-dialog', 'aria-label': messages.search }, [searchField()]);
  box.querySelector('.search-bar')!.append(button(messages.close, () => box.close()));
  box.addEventListener('click', (event) => {
    if (event.target === box) box.close();
  });
  // A search field would keep the first Escape to empty itself.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    // Where nothing had the focus before, the closed field would keep it.
    (event.target as HTMLElement).blur();
    box.close();
  });
  document.body.append(box);
  return box;
}

async function openShortcuts(): Promise<void> {
  const list = await onDemand(
    () => import('./shortcuts.ts'),
    messages.theShortcuts,
    () => void openShortcuts(),
  );
  list?.openShortcuts();
}

document.querySelectorAll<HTMLElement>('[data-search-open]').forEach((opener) => {
  opener.addEventListener('click', () => void openSearch());
});

addEventListener('keydown', (event) => {
  const command =
    (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  if (command || (plain && event.key === '/')) {
    event.preventDefault();
    void openSearch();
  } else if (plain && event.key === '?') {
    event.preventDefault();
    void openShortcuts();
  }
});
