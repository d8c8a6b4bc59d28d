/** Actions of keys in a session. */
export interface Actions {
  /** Shows the answer; returns whether there was one to show. */
  reveal(): boolean;
  /** Takes a number from 1. */
  number(number: number): void;
  undo(): void;
  end(): void;
}

const native = 'a, button, summary, input, select, textarea';
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('select, textarea, input:not([type="checkbox"]):not([type="radio"])'));

/**
 * Listens to keys while a session is there.
 *
 * @returns a function that stops listening.
 */
export function listen(actions: Actions): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
    if (typing(target) || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'z' || event.shiftKey) return;
      event.preventDefault();
      actions.undo();
    } else if (key === ' ' || key === 'Enter') {
      const control = target instanceof Element ? target.closest(native) : null;
      if (!control && actions.reveal()) event.preventDefault();
    } else if (/^[1-9]$/.test(key)) actions.number(Number(key));
    else if (key.toLowerCase() === 'u') actions.undo();
    // A note at the lower edge goes with the same key.
    else if (key === 'Escape' && !document.querySelector('.page-note')) actions.end();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
