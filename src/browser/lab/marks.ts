import { readState, writeState, type Controls } from '#lab/controls.ts';
import { stateOf } from './address.ts';

/** Marks the preset that a lab shows, and each control that differs from its default. */
export function marksOf(root: HTMLElement, controls: Controls, hash: string): (state: string) => void {
  const presets = [...root.querySelectorAll<HTMLAnchorElement>('a[data-preset]')];
  const places = Object.entries(controls).flatMap(([name, control]) => {
    const input = root.querySelector(`form [name="${name}"]:not([hidden])`);
    const place = input?.closest('.lab-control');
    return place ? [{ name, control, place }] : [];
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
    for (const { name, control, place } of places) {
      const differs = params[name] !== control.default;
      place.classList.toggle('differs', differs);
      if (differs) place.closest('details')?.setAttribute('open', '');
    }
  };
}
