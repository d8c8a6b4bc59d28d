/** Brings the labs of a page to life: each when it comes near the window, is touched, or is what the address asks for. */
import '../own-programs.ts';
import { controls } from 'virtual:lab-controls';
import { onDemand } from '../on-demand.ts';
import { stateOf } from './address.ts';

function watch(root: HTMLElement): void {
  const name = root.dataset['lab']!;
  const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const asleep = new AbortController();
  const waiting = new AbortController();
  let changed = false;

  const bring = async () => {
    asleep.abort();
    const load = () => Promise.all([import('./mount.ts'), controls[name]!()]);
    const parts = await onDemand(load, 'The lab', () => void bring());
    if (!parts) return;
    waiting.abort();
    const [{ mount }, own] = parts;
    mount(root, own.controls, makeWorker, changed);
  };

  // What the reader does meanwhile is done when the lab is there.
  for (const kind of ['input', 'reset'])
    root.addEventListener(kind, () => (changed = true), { signal: waiting.signal });
  root.addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['pointerenter', 'focusin'])
    root.addEventListener(kind, () => void bring(), { signal: asleep.signal });
  const near = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && bring(),
    {
      rootMargin: '200px',
    },
  );
  asleep.signal.onabort = () => near.disconnect();
  if (stateOf(location.hash) !== undefined) void bring();
  else near.observe(root);
}

document.querySelectorAll<HTMLElement>('[data-lab]').forEach(watch);
