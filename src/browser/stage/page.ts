/** Starts the picture of a question when it is touched, when the page is and it is near, or when the address names it. */
import { stages } from 'virtual:stages';
import { messages } from '#messages/of-book.ts';
import { stateOf } from '../lab/address.ts';
import { onDemand } from '../on-demand.ts';

/** Events that wake it. Those before the program has come are played when it has. */
const gestures = ['pointerover', 'pointerdown', 'pointerup', 'click', 'focusin', 'keydown', 'input'];

const root = document.querySelector<HTMLElement>('[data-stage]');
if (root) {
  const name = root.dataset['stage']!;
  const waiting = new AbortController();
  const early: Event[] = [];
  let coming = false;
  const bring = async () => {
    coming = true;
    // Where the first locks what the second could change, one after the other.
    const load = async () =>
      IS_TRUSTED
        ? Promise.all([import('./mount.ts'), stages[name]!()])
        : ([await import('./mount.ts'), await stages[name]!()] as const);
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
  // Where handles lie: the page's policy lets no markup set styles.
  root
    .querySelectorAll<HTMLElement>('[data-at]')
    .forEach(({ style, dataset }) => (style.cssText = dataset['at']!));
  new IntersectionObserver(
    ([entry]) => {
      if (!entry!.isIntersecting) return;
      if (!matchMedia('(pointer: coarse)').matches) root.dataset['seen'] = '';
      else if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData)
        addEventListener('touchstart', wake);
    },
    { rootMargin: '200px' },
  ).observe(root);
}
