/**
 * Starts the labs of a page: each when it comes near the viewport, is touched, or is named in the address. A lab with a
 * start button waits for it; a line waits for a touch.
 */
import '../own-programs.ts';
import { messages } from '#messages/of-book.ts';
import { onDemand } from '../on-demand.ts';
import { stateOf } from './address.ts';

function watch(root: HTMLElement): void {
  const { lab, live, line } = root.dataset;
  const name = lab ?? (live ? `${live}/live` : `${line}/line`);
  const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const controlsOf = async () => (await import('virtual:lab-controls')).controls[name]!();
  const asleep = new AbortController();
  const waiting = new AbortController();
  let changed = false;
  let coming = false;
  let pressed: HTMLElement | null = null;

  const bring = async () => {
    if (coming) return;
    coming = true;
    asleep.abort();
    const load = () => Promise.all([import('./mount.ts'), controlsOf()]);
    const parts = await onDemand(load, messages.theLab, () => void bring());
    coming = false;
    if (!parts) return;
    waiting.abort();
    parts[0].mount(root, parts[1].controls, makeWorker, changed);
    pressed?.click();
  };

  root.addEventListener('submit', (event) => event.preventDefault());
  if (live) {
    root
      .querySelector('[data-press]')!
      .addEventListener('click', () => void bring(), { signal: waiting.signal });
    return;
  }
  // Input made meanwhile is applied once the lab has loaded.
  for (const kind of ['input', 'reset'])
    root.addEventListener(kind, () => (changed = true), { signal: waiting.signal });
  for (const kind of ['pointerenter', 'focusin'])
    root.addEventListener(kind, () => void bring(), { signal: asleep.signal });
  if (line) {
    if (stateOf(location.hash, 'line') !== undefined) void bring();
    const note = (event: Event) => {
      pressed = (event.target as Element).closest<HTMLElement>('button, a[data-preset]');
      if (pressed) event.preventDefault();
    };
    return root.addEventListener('click', note, { signal: waiting.signal });
  }
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

document.querySelectorAll<HTMLElement>('[data-lab],[data-live],[data-line]').forEach(watch);
