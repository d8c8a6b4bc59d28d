/**
 * Starts the labs of a page: each when it comes near the viewport, is touched, or is named in the address. A lab with a
 * start button waits for it; a line waits for a touch.
 */
import '../own-programs.ts';
import { messages } from '#messages/of-book.ts';
import { onDemand } from '../on-demand.ts';
import { stateOf } from './address.ts';

function prepareLab(root: HTMLElement): void {
  const { lab, live, line } = root.dataset;
  const name = lab ?? (live ? `${live}/live` : `${line}/line`);
  const makeWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const waiting = new AbortController();
  const { signal } = waiting;
  let changed = false;
  let coming = false;
  let pressed: HTMLElement | null | undefined;
  let near: IntersectionObserver | undefined;

  const bring = async () => {
    if (coming) return;
    coming = true;
    near?.disconnect();
    const load = async () => (await import('./mount.ts')).mountOf(name);
    const mount = await onDemand(load, messages.theLab, () => void bring());
    coming = false;
    if (!mount) return;
    waiting.abort();
    mount(root, makeWorker, changed);
    pressed?.click();
  };

  root.addEventListener('submit', (event) => event.preventDefault());
  if (live) {
    root.querySelector('[data-press]')!.addEventListener('click', () => void bring(), { signal });
    return;
  }
  // Input made meanwhile is applied once the lab has loaded.
  for (const kind of ['input', 'reset']) root.addEventListener(kind, () => (changed = true), { signal });
  for (const kind of ['pointerenter', 'focusin'])
    root.addEventListener(kind, () => void bring(), { signal, once: true });
  // A link to a preset is followed through the address.
  if (line)
    root.addEventListener('click', ({ target }) => (pressed = (target as Element).closest('button')), {
      signal,
    });
  if (stateOf(location.hash, line && 'line') !== undefined) void bring();
  else if (!line) {
    // Last, since not every browser has it.
    near = new IntersectionObserver(([entry]) => entry!.isIntersecting && void bring(), {
      rootMargin: '200px',
    });
    near.observe(root);
  }
}

document.querySelectorAll<HTMLElement>('[data-lab],[data-live],[data-line]').forEach(prepareLab);
