import { readState, writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import { drawnStage, type AnyStage, type Seen } from '#lab/stage.ts';
import { showPicture } from '../lab/picture-policy.ts';
import { dragScale } from './drag-scale.ts';
import { play } from './play.ts';

type Params = ParamsOf<Controls>;
type Change = Readonly<Record<string, number | string | boolean>>;

const beforeState = '#lab?';
/** How long the hand rests before the sentence is read out and the picture becomes what is compared with. */
const restMs = 500;

/** What a reader sees of a stage: the picture, the sentence, and the controls as they stand. */
function viewOf(root: HTMLElement, stage: AnyStage) {
  const { slider, choice } = stage;
  const form = root.querySelector('form')!;
  const range = form.querySelector<HTMLInputElement>('input[type="range"]')!;
  const output = form.querySelector('[data-stage-value]')!;
  const picture = root.querySelector('[data-stage-picture]')!;
  const sentence = root.querySelector('[data-stage-sentence]')!;
  const nearest = (value: number): number =>
    slider.stops.reduce(
      (best, stop, at) => (Math.abs(stop - value) < Math.abs(slider.stops[best]! - value) ? at : best),
      0,
    );
  return {
    form,
    range,
    picture,
    show(seen: Seen<Params>): void {
      showPicture(picture, drawnStage(stage, seen, 'wide') + drawnStage(stage, seen, 'narrow'));
      showPicture(sentence, stage.sentence(seen));
      const index = nearest(Number(seen.params[slider.name]));
      range.value = String(index);
      range.setAttribute('aria-valuetext', String(slider.stops[index]));
      output.textContent = String(slider.stops[index]);
      for (const radio of form.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
        radio.checked = radio.value === String(seen.params[choice]);
      root.dataset['state'] = 'ready';
    },
    /** What the controls stand at. */
    asked: (): Change => ({
      [slider.name]: slider.stops[Number(range.value)]!,
      [choice]: String(new FormData(form).get(choice)),
    }),
    /** Says the sentence to those who do not see it. */
    say(): void {
      root.querySelector('[data-stage-status]')!.textContent = sentence.textContent;
    },
  };
}

/**
 * Lets a reader move the picture of a question, and keeps its state in the address and in the lab's settings.
 *
 * @param changed  Whether the reader has moved a control already.
 */
export function mount(root: HTMLElement, stage: AnyStage, changed: boolean): void {
  const { controls, slider, choice, fixes } = stage;
  const view = viewOf(root, stage);
  const withFixes = (params: Params, change: Change = {}): Params =>
    ({ ...params, ...fixes, ...change }) as Params;
  const fromAddress = (): Params | undefined =>
    location.hash.startsWith(beforeState)
      ? withFixes(readState(controls, location.hash.slice(beforeState.length)).params)
      : undefined;

  let seen: Seen<Params> = { params: fromAddress() ?? withFixes(readState(controls, '').params) };
  let resting = seen.params;
  let rest = 0;
  const show = (next: Seen<Params>) => view.show((seen = next));
  const settle = (state: string) => {
    resting = seen.params;
    view.say();
    history.replaceState(history.state, '', state ? beforeState + state : '#lab');
    intoLab(resting);
  };
  /** Shows a state, with the one before the hand began to move as a ghost. */
  const move = (change: Change) => {
    const params = withFixes(seen.params, change);
    const state = writeState(controls, params);
    if (state === writeState(controls, seen.params)) return;
    show({ params, before: resting });
    clearTimeout(rest);
    rest = window.setTimeout(settle, restMs, state);
  };
  const moveTo = (index: number) => move({ [slider.name]: slider.stops[index]! });

  view.range.addEventListener('input', () => moveTo(Number(view.range.value)));
  view.form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'radio') move({ [choice]: target.value });
  });
  view.form.addEventListener('reset', (event) => {
    event.preventDefault();
    move(readState(controls, '').params as Change);
  });
  addEventListener('hashchange', () => {
    const params = fromAddress();
    if (params) show({ params: (resting = params) });
  });
  dragScale(view.picture, (share) => moveTo(Math.round(share * (slider.stops.length - 1))));
  play(view.form.querySelector('[data-play]')!, stage.play, (moment) => {
    const { params, before } = seen;
    show({ params, before, moment });
  });

  view.form.querySelector('[data-all-controls]')!.addEventListener('click', toLab);

  const early = changed ? view.asked() : {};
  show(seen);
  move(early);
  // A link to a state of the lab is a link to its picture, which stands above it.
  if (location.hash.startsWith(beforeState)) root.scrollIntoView();
}

/** Goes to the lab. The address stays: as a link to the lab it would set everything back. */
function toLab(event: Event): void {
  event.preventDefault();
  document.getElementById('lab')?.scrollIntoView();
  document.querySelector<HTMLElement>('[data-lab] :is(input, select)')?.focus({ preventScroll: true });
}

/** Sets the lab below to the same state, if its settings are on the page. It runs once the reader comes near. */
function intoLab(params: Params): void {
  const form = document.querySelector<HTMLFormElement>('[data-lab] form');
  if (!form) return;
  for (const [name, value] of Object.entries(params)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = value === true;
    else if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)
      input.value = String(value);
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
