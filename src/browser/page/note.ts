/** Something said at the lower edge of the window, which moves nothing and goes away when asked to or with Escape. */

let shelf: HTMLElement | undefined;

/**
 * @param label   What the button says that takes the note away.
 * @param closed  Called when the note goes away.
 * @returns takes the note away.
 */
export function showNote(
  content: readonly (Node | string)[],
  label = 'Close',
  closed?: () => void,
): () => void {
  const note = document.createElement('p');
  note.className = 'page-note';
  note.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = label;
  const key = document.createElement('kbd');
  key.textContent = 'Esc';
  const close = () => {
    if (!note.isConnected) return;
    note.remove();
    removeEventListener('keydown', onKey);
    closed?.();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) close();
  };
  button.addEventListener('click', close);
  addEventListener('keydown', onKey);
  note.append(...content, ' ', button, ' ', key);
  if (!shelf) {
    shelf = document.createElement('div');
    shelf.className = 'page-notes';
    document.body.append(shelf);
  }
  shelf.append(note);
  return close;
}

/** A link for use in a note. */
export function noteLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}
