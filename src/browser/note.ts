import { button, el } from './element.ts';
import { messages } from '#messages/of-book.ts';

/** A notice at the lower edge of the window, which moves nothing and closes by its button or Escape. */

const shelf = el('div', { class: 'page-notes' });

/**
 * @param label   Text of the button that closes the note.
 * @param closed  Called when the note closes.
 * @returns a function that closes the note.
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
