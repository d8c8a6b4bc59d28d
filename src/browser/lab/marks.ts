import { readState, writeState, type Controls } from '#lab/controls.ts';
import { messages } from '#messages/of-book.ts';
import { button } from '../element.ts';
import { stateOf } from './address.ts';
import type { Settings } from './settings.ts';

/** Marks the preset that a lab shows, and each control that differs from its default, with a way back to it. */
export function marksOf(
  root: HTMLElement,
  controls: Controls,
  settings: Settings,
  hash: string,
): (state: string) => void {
  const presets = [...root.querySelectorAll<HTMLAnchorElement>('a[data-preset]')];
  const places = Object.entries(controls).flatMap(([name, control]) => {
    const input = root.querySelector<HTMLInputElement>(`form [name="${name}"]:not([hidden])`);
    const place = input?.closest('.lab-control');
    if (!input || !place) return [];
    const back = button('↺', () => {
      const others = new URLSearchParams(settings.read().state);
      others.delete(name);
      settings.show(others.toString());
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus({ preventScroll: true });
    });
    back.classList.add('lab-back');
    back.setAttribute('aria-label', messages.backToDefault(control.label));
    return [{ name, control, place, back }];
  });
  return (state) => {
    const own = new URLSearchParams(state);
    // A seed that presses have changed is no setting of the reader's.
    for (const [name, control] of Object.entries(controls))
      if (control.kind === 'number' && control.renewed) own.delete(name);
    const { params } = readState(controls, own.toString());
    const written = writeState(controls, params);
    for (const preset of presets)
      if (stateOf(preset.hash, hash) === written) preset.setAttribute('aria-current', 'true');
      else preset.removeAttribute('aria-current');
    for (const { name, control, place, back } of places) {
      const differs = params[name] !== control.default;
      place.classList.toggle('differs', differs);
      if (differs) place.closest('details')?.setAttribute('open', '');
      if (!differs) back.remove();
      else if (!back.isConnected) place.append(back);
    }
  };
}
