import type { Controls } from '#lab/controls.ts';
import { askedInVain, keepState, stateOf } from './address.ts';
import { marksOf } from './marks.ts';
import { runnerOf } from './runner.ts';
import { settingsOf } from './settings.ts';
import { wireSteppers } from './stepper.ts';

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
  const { load, start: run } = runnerOf(root, settings, makeWorker);
  const mark = marksOf(root, controls, settings);
  const start = (said?: string): string => {
    const state = run(said);
    mark(state);
    return state;
  };
  const startAnew = () => keepState(start());
  const startWith = (state: string) => {
    settings.show(state);
    startAnew();
  };
  const startFromAddress = (): boolean => {
    const state = stateOf(location.hash);
    if (state === undefined) return false;
    start(askedInVain(settings.show(state)));
    // Where the picture of the question stands on the page, it is what a link to a state shows.
    if (!state || !document.querySelector('[data-stage]')) root.scrollIntoView();
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
      startWith(stateOf(link.hash)!);
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
