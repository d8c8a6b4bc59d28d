const shortcuts: [keys: string, does: string][] = [
  ['/ or Ctrl K', 'search'],
  ['↑ ↓ Enter', 'move through results, open one'],
  ['Esc', 'close'],
  ['?', 'this list'],
];

let dialog: HTMLDialogElement | undefined;

export function openShortcuts(): void {
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'search-dialog';
    dialog.setAttribute('aria-labelledby', 'shortcuts-title');
    const box = document.createElement('div');
    box.className = 'shortcut-list';
    const title = document.createElement('h2');
    title.id = 'shortcuts-title';
    title.textContent = 'Keyboard shortcuts';
    const list = document.createElement('dl');
    for (const [keys, does] of shortcuts) {
      const term = document.createElement('dt');
      const key = document.createElement('kbd');
      key.textContent = keys;
      term.append(key);
      const meaning = document.createElement('dd');
      meaning.textContent = does;
      list.append(term, meaning);
    }
    const form = document.createElement('form');
    form.method = 'dialog';
    const close = document.createElement('button');
    close.className = 'button';
    close.textContent = 'Close';
    form.append(close);
    box.append(title, list, form);
    dialog.append(box);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}
