import { button, el } from './element.ts';
import { messages } from '#messages/of-book.ts';

/** Something said at the lower edge of the window, which moves nothing and goes away when asked to or with Escape. */

const shelf = el('div', { class: 'page-notes' });

/**
 * @param label   What the button says that takes the note away.
 * @param closed  Called when the note goes away.
 * @returns takes the note away.
 */
export function showNote(
  content: readonly (Node | string)[],
  label = messages.close,
  closed?: () => void,
): () => void {
  const close = () => {
    if (!note.isConnected) return;
    note.remove();
    removeEventListener('keydown', onKey);
    closed?.();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) close();
  };
  const note = el('p', { class: 'page-note', role: 'status' }, [
    ...content,
    ' ',
    button(label, close, 'link'),
    ' ',
    el('kbd', {}, ['Esc']),
  ]);
  addEventListener('keydown', onKey);
  if (!shelf.isConnected) document.body.append(shelf);
  shelf.append(note);
  return close;
}
