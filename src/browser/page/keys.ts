import { onDemand } from '../on-demand.ts';

/** Opens search and the list of shortcuts. Their code is loaded on first use. */

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select') || target.closest('.lab') !== null);

async function openSearch(): Promise<void> {
  const own = document.querySelector<HTMLInputElement>('[data-search-page] [role="combobox"]');
  if (own) {
    own.focus();
    own.select();
    return;
  }
  // What is typed before the dialog is there belongs into it; Escape closes it before it has opened.
  let typed = '';
  const waiting = new AbortController();
  const keep = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key === 'Escape') waiting.abort();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('keydown', keep, { capture: true, signal: waiting.signal });
  const dialog = await onDemand(
    () => import('../search/dialog.ts'),
    'Search',
    () => void openSearch(),
  );
  if (!waiting.signal.aborted) dialog?.openSearchDialog(typed);
  waiting.abort();
}

async function openShortcuts(): Promise<void> {
  const list = await onDemand(
    () => import('./shortcuts.ts'),
    'The list of shortcuts',
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
