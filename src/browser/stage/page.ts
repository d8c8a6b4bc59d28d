/** Brings the picture of a question to life: when it is touched, or when the address asks for a state of it. */
import { controls } from 'virtual:lab-controls';
import { stages } from 'virtual:stages';
import { stateOf } from '../lab/address.ts';
import { onDemand } from '../on-demand.ts';

const root = document.querySelector<HTMLElement>('[data-stage]');
if (root) {
  const name = root.dataset['stage']!;
  const asleep = new AbortController();
  const waiting = new AbortController();
  let changed = false;
  let pressed: HTMLElement | null | undefined;
  const bring = async () => {
    asleep.abort();
    const load = () => Promise.all([import('./mount.ts'), stages[name]!(), controls[name]!()]);
    const parts = await onDemand(load, 'The picture', () => void bring());
    if (!parts) return;
    waiting.abort();
    parts[0].mount(root, parts[1].stage, changed);
    pressed?.click();
  };
  // What the reader does meanwhile is done when the program is there.
  root.addEventListener('input', () => (changed = true), { signal: waiting.signal });
  root.addEventListener(
    'click',
    ({ target }) => (pressed = (target as Element).closest<HTMLElement>('[data-play], [aria-expanded]')),
    { signal: waiting.signal },
  );
  root.addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['pointerenter', 'pointerdown', 'focusin'])
    root.addEventListener(kind, () => void bring(), { signal: asleep.signal });
  if (stateOf(location.hash)) void bring();
}
