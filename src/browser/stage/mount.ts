import { readState, writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import type { AnyStage, Change, Seen } from '#lab/stage.ts';
import { unknownParameters, keepState, stateOf } from '../lab/address.ts';
import { settingsOf } from '../lab/settings.ts';
import { handlesOf } from './handles.ts';
import { asked } from './inputs.ts';
import { play } from './play.ts';
import { unfold } from './unfold.ts';
import { viewOf } from './view.ts';

type Params = ParamsOf<Controls>;

/** How long the hand rests before the sentence is read out and the picture becomes the one compared with. */
const restMs = 500;

/** Input from before the program had loaded: sliders that were moved, and a finger that is still down. */
export interface Early {
  moved: readonly HTMLInputElement[];
  held: PointerEvent | undefined;
}

/** The state of a stage: what its reader sees, what was seen before the hand began to move, and where both are kept. */
function stateOfStage(stage: AnyStage, view: ReturnType<typeof viewOf>, shown: () => void) {
  const { controls, fixes } = stage;
  const withFixes = (params: Params, change: Change = {}): Params =>
    ({ ...params, ...fixes, ...change }) as Params;
  const inAddress = () => readState(controls, stateOf(location.hash) ?? '');
  let seen: Seen<Params> = { params: withFixes(inAddress().params) };
  let resting = seen.params;
  let rest = 0;
  const isSeen = (params: Params) => writeState(controls, params) === writeState(controls, seen.params);
  const show = (next: Seen<Params>) => {
    seen = next;
    view.show(seen);
    shown();
  };
  const settle = () => {
    resting = seen.params;
    view.say();
    intoLab(controls, writeState(controls, resting));
  };
  return {
    params: () => seen.params,
    unknown: () => unknownParameters(inAddress().dropped),
    show: (moment?: number) => show({ ...seen, moment }),
    /** Shows a state, with the one before the hand began to move as a ghost. */
    move(change: Change): void {
      const params = withFixes(seen.params, change);
      if (isSeen(params)) return;
      show({ params, before: resting });
      clearTimeout(rest);
      rest = window.setTimeout(settle, restMs);
    },
    /** Keeps what is seen now, without waiting for the hand to rest. */
    keep(): void {
      if (writeState(controls, resting) === writeState(controls, seen.params)) return;
      clearTimeout(rest);
      settle();
    },
    /** Shows the first state, without a ghost. */
    reset(): void {
      clearTimeout(rest);
      show({ params: withFixes(readState(controls, '').params) });
      settle();
    },
    /** Shows what the address asks for. */
    follow(): void {
      const params = withFixes(inAddress().params);
      if (stateOf(location.hash) === undefined || isSeen(params)) return;
      show({ params, before: resting });
      resting = params;
    },
  };
}

/** Lets a reader move the picture of a question, and keeps its state in the address and in the lab's settings. */
export function mount(root: HTMLElement, stage: AnyStage, { moved, held }: Early): void {
  const form = root.querySelector('form')!;
  const view = viewOf(root, stage);
  let layHandles = () => {};
  const state = stateOfStage(stage, view, () => layHandles());
  const { move, params } = state;
  const take = (target: Element) => {
    const change = asked(stage, target, params());
    if (change) move(change);
  };

  const early = moved.map((input) => asked(stage, input, params()));
  state.show();
  layHandles = handlesOf(root.querySelector('[data-stage-frame]')!, stage, params, move, held);
  move(Object.assign({}, ...early));

  form.addEventListener('input', ({ target }) => take(target as Element));
  form.addEventListener('click', ({ target }) => {
    const preset = (target as Element).closest<HTMLElement>('[data-try]');
    if (preset) move(readState(stage.controls, preset.dataset['try']!).params as Change);
    else if (!(target instanceof HTMLInputElement)) take(target as Element);
  });
  // A copied link has the state that is seen, however soon after a move.
  const keepFirst = ({ target }: Event) => {
    if ((target as Element).closest('[data-copy]')) state.keep();
  };
  form.addEventListener('click', keepFirst, { capture: true });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    state.reset();
  });
  for (const kind of ['hashchange', 'lab-state']) addEventListener(kind, state.follow);
  const button = form.querySelector<HTMLButtonElement>('[data-play]');
  if (button && stage.play) play(button, stage.play, state.show);
  const all = form.querySelector<HTMLButtonElement>('[aria-expanded]');
  if (all) unfold(all, root);

  // A link to a state of the lab is a link to its picture, which stands above it.
  if (stateOf(location.hash)) root.scrollIntoView();
  view.report(state.unknown());
}

/** Sets the lab to a state. Without its settings on the page, the address holds it alone. */
function intoLab(controls: Controls, state: string): void {
  keepState(state);
  const form = document.querySelector<HTMLFormElement>('[data-lab] form');
  if (!form) return;
  settingsOf(form, controls).show(state);
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
