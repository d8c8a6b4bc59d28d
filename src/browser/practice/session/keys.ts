import { el } from '../../element.ts';

/** The same button, pressed by a key too: it says so to readers, to screen readers and to `listen`. */
export function withKey(control: HTMLButtonElement, key: string, shown = key): HTMLButtonElement {
  control.setAttribute('aria-keyshortcuts', key);
  control.append(' ', el('kbd', { 'aria-hidden': 'true' }, [shown]));
  return control;
}

const native = 'a, button, summary, input, select, textarea';
const typing = (target: Element): boolean =>
  (target as HTMLElement).isContentEditable ||
  target.matches('select, textarea, input:not([type="checkbox"]):not([type="radio"])');

/** The key of a button that an event asks for. */
function askedBy({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, target: Element): string {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !shiftKey ? 'U' : '';
  if (key === ' ' || key === 'Enter') return target.closest(native) ? '' : 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Presses the buttons in a view by the keys that they name. */
export function listenForKeys(view: HTMLElement): void {
  addEventListener('keydown', (event) => {
    const target = event.target as Element;
    if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
    if (typing(target) || document.querySelector('dialog[open]')) return;
    const key = askedBy(event, target);
    const control = view.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
    // A note at the lower edge goes with Escape too.
    if (!control || (key === 'Escape' && document.querySelector('.page-note'))) return;
    event.preventDefault();
    control.click();
  });
}
