import { readState, writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import { drawnStage, type AnyStage, type Seen } from '#lab/stage.ts';
import { askedInVain, keepState, stateOf } from '../lab/address.ts';
import { showPicture } from '../lab/picture-policy.ts';
import { settingsOf } from '../lab/settings.ts';
import { dragScale } from './drag-scale.ts';
import { play } from './play.ts';
import { unfold } from './unfold.ts';

type Params = ParamsOf<Controls>;
type Change = Readonly<Record<string, number | string | boolean>>;

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
    /** Tells, above the picture, what a link asks for in vain. */
    tell(what: string): void {
      const notice = root.querySelector<HTMLElement>('[data-stage-notice]')!;
      notice.textContent = what;
      notice.hidden = what === '';
    },
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
  const asked = () => readState(controls, stateOf(location.hash) ?? '');

  let seen: Seen<Params> = { params: withFixes(asked().params) };
  let resting = seen.params;
  let rest = 0;
  const isSeen = (params: Params) => writeState(controls, params) === writeState(controls, seen.params);
  const show = (next: Seen<Params>) => view.show((seen = next));
  const settle = () => {
    resting = seen.params;
    view.say();
    intoLab(controls, writeState(controls, resting));
  };
  /** Shows a state, with the one before the hand began to move as a ghost. */
  const move = (change: Change) => {
    const params = withFixes(seen.params, change);
    if (isSeen(params)) return;
    show({ params, before: resting });
    clearTimeout(rest);
    rest = window.setTimeout(settle, restMs);
  };
  const moveTo = (index: number) => move({ [slider.name]: slider.stops[index]! });
  const follow = () => {
    const params = withFixes(asked().params);
    if (stateOf(location.hash) === undefined || isSeen(params)) return;
    show({ params, before: resting });
    resting = params;
  };

  view.range.addEventListener('input', () => moveTo(Number(view.range.value)));
  view.form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'radio') move({ [choice]: target.value });
  });
  view.form.addEventListener('reset', (event) => {
    event.preventDefault();
    move(readState(controls, '').params as Change);
  });
  for (const kind of ['hashchange', 'lab-state']) addEventListener(kind, follow);
  dragScale(view.picture, (share) => moveTo(Math.round(share * (slider.stops.length - 1))));
  play(view.form.querySelector('[data-play]')!, stage.play, (moment) => {
    const { params, before } = seen;
    show({ params, before, moment });
  });
  unfold(view.form.querySelector('[aria-expanded]')!, root);

  const early = changed ? view.asked() : {};
  show(seen);
  move(early);
  // A link to a state of the lab is a link to its picture, which stands above it.
  if (stateOf(location.hash)) root.scrollIntoView();
  view.tell(askedInVain(asked().dropped));
}

/** Sets the lab to a state. Without its settings on the page, the address holds it alone. */
function intoLab(controls: Controls, state: string): void {
  keepState(state);
  const form = document.querySelector<HTMLFormElement>('[data-lab] form');
  if (!form) return;
  settingsOf(form, controls).show(state);
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
