import type { Controls } from '#lab/controls.ts';
import { runnerOf } from './runner.ts';
import { settingsOf } from './settings.ts';
import { wireSteppers } from './stepper.ts';

/** Part of an address before the state of its lab. */
const beforeState = '#lab?';

/**
 * Makes a lab run when a control changes, and keeps its state in the address.
 *
 * @param changed  Whether the reader has changed a control already.
 */
export function mount(
  root: HTMLElement,
  controls: Controls,
  makeWorker: () => Worker,
  changed: boolean,
): void {
  const settings = settingsOf(root.querySelector('form')!, controls);
  const { load, start } = runnerOf(root, settings, makeWorker);
  const startAnew = () => {
    const state = start();
    history.replaceState(history.state, '', state ? beforeState + state : '#lab');
  };
  const startWith = (state: string) => {
    settings.show(state);
    startAnew();
  };
  const startFromAddress = (): boolean => {
    if (!/^#lab(\?|$)/.test(location.hash)) return false;
    const dropped = settings.show(location.hash.slice(beforeState.length));
    const names = dropped.map((name) => `“${name.slice(0, 30)}”`).join(', ');
    start(
      names && `The link asks for ${names} in a way this lab does not know; the default is used instead.`,
    );
    // Where the picture of the question stands on the page, it is what a link to a state shows.
    if (!document.querySelector('[data-stage]')) root.scrollIntoView();
    return true;
  };

  let waiting = 0;
  root.addEventListener('input', () => {
    settings.label();
    // One run for the inputs of one frame of a dragged slider.
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(startAnew);
  });
  root.addEventListener('reset', (event) => {
    event.preventDefault();
    startWith('');
  });
  root.querySelectorAll<HTMLAnchorElement>('a[data-preset]').forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      startWith(link.hash.slice(beforeState.length));
    }),
  );
  wireSteppers(root, () => root.dataset['state'] === 'ready');
  addEventListener('hashchange', startFromAddress);

  settings.label();
  if (changed) startAnew();
  else if (!startFromAddress()) {
    // What the browser has put back into the form may be what cannot be.
    settings.show(settings.read().state);
    // Fetched before it is asked for, so that the first change answers at once.
    load();
  }
}
