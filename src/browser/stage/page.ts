/** Starts the picture of a question when it is touched, comes near on a screen that is touched, or is named in the address. */
import { stages } from 'virtual:stages';
import { messages } from '#messages/of-book.ts';
import { stateOf } from '../lab/address.ts';
import { onDemand } from '../on-demand.ts';

/** What wakes it. Done before the program has come, it is played when it has. */
const gestures = ['pointerover', 'pointerdown', 'pointerup', 'click', 'focusin', 'keydown', 'input'];

/** Whether a reader touches the screen, and does not want to save data. */
const comesUnasked = () =>
  matchMedia('(pointer: coarse)').matches &&
  !(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;

const root = document.querySelector<HTMLElement>('[data-stage]');
if (root) {
  const name = root.dataset['stage']!;
  const waiting = new AbortController();
  const early: Event[] = [];
  let coming = false;
  const bring = async () => {
    coming = true;
    const load = () => Promise.all([import('./mount.ts'), stages[name]!()]);
    const parts = await onDemand(load, messages.thePicture, () => void bring());
    if (!parts) return;
    waiting.abort();
    parts[0].mount(root, parts[1].stage, early);
  };
  const wake = () => coming || bring();
  const keep = (event: Event) => {
    early.push(event);
    wake();
  };
  for (const kind of gestures) root.addEventListener(kind, keep, { signal: waiting.signal });
  const ask = () => stateOf(location.hash) && wake();
  addEventListener('hashchange', ask);
  ask();
  root.addEventListener('submit', (event) => event.preventDefault());
  // Where grips lie: the page's policy lets no markup set styles.
  root
    .querySelectorAll<HTMLElement>('[data-at]')
    .forEach(({ style, dataset }) => (style.cssText = dataset['at']!));
  new IntersectionObserver(
    ([entry]) => {
      if (!entry!.isIntersecting) return;
      if (comesUnasked()) wake();
      else root.dataset['seen'] = '';
    },
    { rootMargin: '200px' },
  ).observe(root);
}
