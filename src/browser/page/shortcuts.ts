import { adoptStyles } from '../adopt-styles.ts';
import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import styles from './shortcuts.css?inline';

adoptStyles(styles);

const shortcuts: [keys: string, does: string][] = [
  [messages.searchKeys, messages.searchKeysDo],
  ['↑ ↓ Enter', messages.resultKeysDo],
  ['Esc', messages.escapeDoes],
  ['?', messages.questionMarkDoes],
];

let dialog: HTMLDialogElement | undefined;

function makeDialog(): HTMLDialogElement {
  const terms = shortcuts.flatMap(([keys, does]) => [
    el('dt', {}, [el('kbd', {}, [keys])]),
    el('dd', {}, [does]),
  ]);
  const list = el('div', { class: 'shortcut-list' }, [
    el('h2', { id: 'shortcuts-title' }, [messages.shortcuts]),
    el('dl', {}, terms),
    el('form', { method: 'dialog' }, [el('button', { class: 'button' }, [messages.close])]),
  ]);
  const made = el('dialog', { class: 'search-dialog', 'aria-labelledby': 'shortcuts-title' }, [list]);
  document.body.append(made);
  return made;
}

export function openShortcuts(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
}
