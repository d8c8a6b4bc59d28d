import { readState, writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import type { AnyStage, Change, Seen } from '#lab/stage.ts';
import { unknownParameters, keepState, stateOf } from '../lab/address.ts';
import { lockForBook } from '../lab/locked.ts';
import { handlesOf } from './handles.ts';
import { asked } from './inputs.ts';
import { replay } from './replay.ts';
import { viewOf } from './view.ts';

if (!IS_TRUSTED) lockForBook();

type Params = ParamsOf<Controls>;

/** The share of the figure that is on the screen when the handle shows itself. */
const seenShare = 0.7;
/** How long the hand rests before the sentence is read out and the picture becomes the one compared with. */
const restMs = 500;

/** The state of a stage: what its reader sees, what was seen before the hand began to move, and where both are kept. */
function stateOfStage(
  root: HTMLElement,
  stage: AnyStage,
  view: ReturnType<typeof viewOf>,
  shown: () => void,
) {
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
    const state = writeState(controls, resting);
    const { params, before = params } = seen;
    void import('./offer.ts').then(({ offer }) => offer(root, state, stage.afterDrag?.(params, before)));
    keepState(state);
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

/**
 * Lets a reader move the picture of a question, and keeps its state in the address and in the lab's settings.
 *
 * @param early  What the reader did before this program had come.
 */
export function mount(root: HTMLElement, stage: AnyStage, early: readonly Event[]): void {
  const form = root.querySelector('form')!;
  const view = viewOf(root, stage);
  let layHandles = () => {};
  const state = stateOfStage(root, stage, view, () => layHandles());
  const { move, params } = state;
  const take = (target: Element) => {
    const change = asked(stage, target, params());
    if (change) move(change);
  };

  const ofSliders = early.map(({ type, target }) =>
    type === 'input' && root.contains(target as Node) ? asked(stage, target as Element, params()) : {},
  );
  layHandles = handlesOf(root.querySelector('[data-stage-frame]')!, stage, params, move);
  state.show();
  move(Object.assign({}, ...ofSliders));

  form.addEventListener('input', ({ target }) => take(target as Element));
  form.addEventListener('click', ({ target }) => {
    const preset = (target as Element).closest<HTMLElement>('[data-try]');
    if (preset) move(readState(stage.controls, preset.dataset['try']!).params as Change);
    else if (!(target instanceof HTMLInputElement)) take(target as Element);
  });
  root.addEventListener('click', async ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-send]');
    if (!button) return;
    // What is sent is what is seen, however soon after a move.
    state.keep();
    const { send } = await import('./send.ts');
    await send(root, button);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    state.reset();
  });
  for (const kind of ['hashchange', 'lab-state']) addEventListener(kind, state.follow);
  const button = form.querySelector<HTMLButtonElement>('[data-play]');
  const begin = async () => (await import('./play.ts')).play(button!, stage.play!, state.show);
  button?.addEventListener('click', () => void begin(), { once: true });
  const all = form.querySelector<HTMLButtonElement>('[aria-expanded]');
  all?.addEventListener('click', async () => (await import('./unfold.ts')).unfold(all, root));

  replay(root, early);
  new IntersectionObserver(([entry]) => entry!.isIntersecting && (root.dataset['seen'] = ''), {
    threshold: seenShare,
  }).observe(root);
  // A link to a state of the lab is a link to its picture, which stands above it.
  if (stateOf(location.hash)) root.scrollIntoView();
  view.report(state.unknown());
}
