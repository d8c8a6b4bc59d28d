import type { Controls } from '#lab/controls.ts';
import { messages } from '#messages/of-book.ts';
import { unknownParameters, keepState, stateOf } from './address.ts';
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
  const place = root.dataset['live'] ? 'live' : 'lab';
  const settings = settingsOf(root.querySelector('form')!, controls);
  const { load, start: run, stop } = runnerOf(root, settings, makeWorker);
  const mark = marksOf(root, controls, settings, place);
  const start = (said?: string): string => {
    const state = run(said);
    mark(state);
    return state;
  };
  const startAnew = () => keepInAddress(start(), place);
  const startWith = (state: string) => {
    settings.show(state);
    startAnew();
  };
  const startFromAddress = (): boolean => {
    const state = stateOf(location.hash, place);
    if (state === undefined) return false;
    noteAddress();
    start(unknownParameters(settings.show(state)));
    if (place === 'lab') showLab(root, state);
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
  wirePresets(root, (hash) => startWith(stateOf(hash, place)!));
  wireSteppers(root, () => root.dataset['state'] === 'ready');
  addEventListener('hashchange', () => {
    // A link to the section of an experiment leaves it as it is.
    if (place === 'lab' || stateOf(location.hash, place)) startFromAddress();
  });

  settings.label();
  if (place === 'live') {
    wake(root, stop);
    if (!startFromAddress()) start();
  } else if (changed) startAnew();
  else if (!startFromAddress()) {
    // Before any script ran, the reader may have set a control, and the browser may have put one back.
    const { state, refused } = settings.read();
    if (state || refused) startAnew();
    // Preloaded, so that the first change answers at once.
    else load();
  }
}

/** The picture of the question, if the page has one, is what a link to a state shows. */
function showLab(root: HTMLElement, state: string): void {
  if (!state || !document.querySelector('[data-stage]')) root.scrollIntoView();
}

/** Keeps on the page what the address says of a lab, before another lab of the page replaces it. */
function noteAddress(): void {
  const place = /^#(lab|live)/.exec(location.hash)?.[1];
  if (place) document.body.dataset[`${place}State`] = location.hash;
}

function keepInAddress(state: string, place: string): void {
  noteAddress();
  keepState(state, place);
  noteAddress();
}

/** Links to presets set the lab where it is. */
const wirePresets = (root: HTMLElement, follow: (hash: string) => void): void =>
  root.querySelectorAll<HTMLAnchorElement>('a[data-preset]').forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      follow(link.hash);
    }),
  );

/** Shows the settings in place of the button that was pressed. */
function wake(root: HTMLElement, stop: () => void): void {
  const press = root.querySelector<HTMLElement>('[data-press]')!;
  const settings = root.querySelector<HTMLElement>('[data-settings]')!;
  const focused = document.activeElement === press;
  settings.hidden = false;
  press.hidden = true;
  root.querySelector('[data-status]')!.textContent = messages.fetchingData;
  // The first state to try; a field of text would bring up the keyboard of a phone.
  if (focused) settings.querySelector<HTMLElement>('a, input, select')?.focus({ preventScroll: true });
  settings.querySelector('[data-stop]')!.addEventListener('click', () => {
    root.dispatchEvent(new Event('lab-stop'));
    stop();
  });
}
