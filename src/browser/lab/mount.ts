import { controls as controlsOf } from 'virtual:lab-controls';
import type { Controls } from '#lab/controls.ts';
import { lockForBook } from './locked.ts';
import { stateHash, keepState, stateOf, unknownParameters } from './address.ts';
import { marksOf } from './marks.ts';
import { runnerOf } from './runner.ts';
import { seedsOf } from './seeds.ts';
import { settingsOf, type Settings } from './settings.ts';
import { wireSquares } from './squares.ts';
import { wireSteppers } from './stepper.ts';

/** The folder of a lab, which its state in the address is named by. */
const placeOf = ({ dataset }: HTMLElement): 'lab' | 'live' | 'line' =>
  dataset['lab'] ? 'lab' : dataset['live'] ? 'live' : 'line';

/** The function that brings the lab of a name to life, once its controls have come. */
export async function mountOf(name: string) {
  if (!IS_TRUSTED) lockForBook();
  const { controls } = await controlsOf[name]!();
  return (root: HTMLElement, makeWorker: () => Worker, changed: boolean) =>
    mount(root, controls, makeWorker, changed);
}

/**
 * Makes a lab run when a control changes, and keeps its state in the address.
 *
 * @param changed  Whether the reader has changed a control already.
 */
function mount(root: HTMLElement, controls: Controls, makeWorker: () => Worker, changed: boolean): void {
  const place = placeOf(root);
  const form = root.querySelector('form')!;
  const settings = settingsOf(form, controls);
  const seeds = seedsOf(form, controls);
  const showSquares = wireSquares(root);
  const { load, start: run, stop } = runnerOf(root, settings, makeWorker);
  const mark = marksOf(root, controls, place);
  const press = pressOf(root, place);
  const start = (said?: string): string => {
    const state = press?.isAwaited() ? settings.read().state : run(said);
    mark(state);
    showSquares();
    root.dataset['hash'] = stateHash(state, place);
    return state;
  };
  const startAnew = () => keepState(start(), place);
  const startRenewed = () => {
    seeds.renew();
    startAnew();
  };
  const startFromAddress = (): boolean => {
    const state = stateOf(location.hash, place);
    if (state === undefined) return false;
    start(unknownParameters(settings.show(state)));
    if (place === 'lab') showLab(root, state);
    return true;
  };

  listen(root, settings, seeds.renew, startAnew);
  wirePresets(root, (hash) => {
    settings.show(seeds.keptIn(stateOf(hash, place)!));
    startRenewed();
  });
  press?.onPress(startRenewed);
  wireSteppers(root, () => root.dataset['state'] === 'ready');
  addEventListener('hashchange', () => {
    // A link to the section of an experiment leaves it as it is.
    if (place === 'lab' || stateOf(location.hash, place)) startFromAddress();
  });
  if (place === 'lab') wirePicture(settings, () => start());
  settings.label();
  if (place === 'live') wake(root, stop);
  if (changed) startAnew();
  else if (!startFromAddress()) {
    // Before any script ran, the reader may have set a control, and the browser may have put one back.
    const { state, refused } = settings.read();
    if (place === 'live') startRenewed();
    else if (state || refused) startAnew();
    // Preloaded, so that the first change answers at once.
    else load();
  }
}

/** Follows the picture of the question, which keeps its state in the address. */
const wirePicture = (settings: Settings, start: () => void): void =>
  addEventListener('lab-state', () => {
    const state = stateOf(location.hash);
    if (state === undefined || state === settings.read().state) return;
    settings.show(state);
    start();
  });

/** Starts a run at each change of a setting. */
function listen(root: HTMLElement, settings: Settings, renew: () => void, startAnew: () => void): void {
  let waiting = 0;
  root.addEventListener('input', ({ target }) => {
    if ((target as Element).closest('[data-squares]')) renew();
    settings.label();
    // One run for the inputs of one frame of a dragged slider.
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(startAnew);
  });
  root.addEventListener('reset', (event) => {
    event.preventDefault();
    settings.show('');
    startAnew();
  });
}

/** The button that runs a lab with files of the book: a line waits for it where what is to be fetched is dear. */
function pressOf(root: HTMLElement, place: string) {
  const press = root.querySelector('[data-press]');
  const size = press?.querySelector<HTMLElement>('[data-size]');
  if (!press || !size) return undefined;
  size.hidden = place === 'live' || !isDear();
  return {
    isAwaited: () => !size.hidden,
    onPress: (start: () => void) =>
      press.addEventListener('click', () => {
        size.hidden = true;
        start();
      }),
  };
}

/** Whether fetching much would be slow or expensive. */
function isDear(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /[23]g$/.test(connection?.effectiveType ?? '');
}

/** The picture of the question, if the page has one, is what a link to a state shows; a link to none, the heading. */
function showLab(root: HTMLElement, state: string): void {
  if (state && !document.querySelector('[data-stage]')) root.scrollIntoView();
}

/** Links to presets set the lab where it is. */
const wirePresets = (root: HTMLElement, follow: (hash: string) => void): void =>
  root.querySelectorAll<HTMLAnchorElement>('a[data-preset]').forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      follow(link.hash);
    }),
  );

/** Shows the settings. */
function wake(root: HTMLElement, stop: () => void): void {
  const settings = root.querySelector<HTMLElement>('[data-settings]')!;
  settings.hidden = false;
  settings.querySelector('[data-stop]')!.addEventListener('click', () => {
    root.dispatchEvent(new Event('lab-stop'));
    stop();
  });
}
