/** Starts the picture of a question when it is touched, or when the address names a state of it. */
import { stages } from 'virtual:stages';
import { messages } from '#messages/of-book.ts';
import { stateOf } from '../lab/address.ts';
import { onDemand } from '../on-demand.ts';

const root = document.querySelector<HTMLElement>('[data-stage]');
if (root) {
  const name = root.dataset['stage']!;
  const asleep = new AbortController();
  const waiting = new AbortController();
  const moved = new Set<HTMLInputElement>();
  let pressed: HTMLElement | null | undefined;
  let held: PointerEvent | undefined;
  const bring = async () => {
    asleep.abort();
    const load = () => Promise.all([import('./mount.ts'), stages[name]!()]);
    const parts = await onDemand(load, messages.thePicture, () => void bring());
    if (!parts) return;
    waiting.abort();
    parts[0].mount(root, parts[1].stage, { moved: [...moved], held });
    pressed?.click();
  };
  // Input made meanwhile is applied once the program has loaded.
  const meanwhile = <K extends keyof HTMLElementEventMap>(
    kind: K,
    does: (event: HTMLElementEventMap[K]) => void,
  ) => root.addEventListener(kind, does, { signal: waiting.signal });
  meanwhile('input', ({ target }) => void moved.add(target as HTMLInputElement));
  meanwhile(
    'click',
    ({ target }) => (pressed = (target as Element).closest<HTMLElement>('button:not([data-copy])')),
  );
  meanwhile('pointerdown', (event) => (held = event));
  for (const kind of ['pointerup', 'pointercancel'])
    document.addEventListener(kind, () => (held = undefined), { signal: waiting.signal });
  root.addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['pointerenter', 'pointerdown', 'focusin'])
    root.addEventListener(kind, () => void bring(), { signal: asleep.signal });
  const ask = () => {
    if (stateOf(location.hash)) void bring();
  };
  addEventListener('hashchange', ask, { signal: asleep.signal });
  ask();
}
