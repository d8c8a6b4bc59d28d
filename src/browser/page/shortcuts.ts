import { el } from '../element.ts';

const shortcuts: [keys: string, does: string][] = [
  ['/ or Ctrl K', 'search'],
  ['↑ ↓ Enter', 'move through results, open one'],
  ['Esc', 'close'],
  ['?', 'this list'],
];

let dialog: HTMLDialogElement | undefined;

function makeDialog(): HTMLDialogElement {
  const terms = shortcuts.flatMap(([keys, does]) => [
    el('dt', {}, [el('kbd', {}, [keys])]),
    el('dd', {}, [does]),
  ]);
  const list = el('div', { class: 'shortcut-list' }, [
    el('h2', { id: 'shortcuts-title' }, ['Keyboard shortcuts']),
    el('dl', {}, terms),
    el('form', { method: 'dialog' }, [el('button', { class: 'button' }, ['Close'])]),
  ]);
  const made = el('dialog', { class: 'search-dialog', 'aria-labelledby': 'shortcuts-title' }, [list]);
  document.body.append(made);
  return made;
}

export function openShortcuts(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
}
