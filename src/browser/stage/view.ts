import { dotAt } from '#lab/draw-dots.ts';
import { writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import { drawnStage, nearestStop, type AnyStage, type Seen, type StageInput } from '#lab/stage.ts';
import { stopText } from '#lab/stop-text.ts';
import { showPicture } from '../lab/picture-policy.ts';

type Params = ParamsOf<Controls>;

/** The visible parts of a stage: the picture, the sentence, and the inputs. */
export function viewOf(root: HTMLElement, stage: AnyStage) {
  const picture = root.querySelector('[data-stage-picture]')!;
  const sentence = root.querySelector('[data-stage-sentence]')!;
  const notice = root.querySelector<HTMLElement>('[data-stage-notice]')!;
  /** Only where the stage is shown apart from its answer. */
  const answer = root.querySelector<HTMLAnchorElement>('a[data-answer]');
  const presets = [...root.querySelectorAll('button[data-try]')];
  const claims = [...root.querySelectorAll<HTMLElement>('[data-claim]')];
  // A list of our own: that of a book may have a `map` which keeps what it is given.
  const inputs = [...stage.inputs].map((input) => ({
    input,
    element: root.querySelector<HTMLElement>(`[data-input="${input.name}"]`)!,
  }));
  return {
    show(seen: Seen<Params>): void {
      showPicture(picture, drawnStage(stage, seen, 'wide') + drawnStage(stage, seen, 'narrow'));
      showPicture(sentence, stage.sentence(seen));
      showClaim(claims, stage, seen.params);
      for (const { input, element } of inputs) showInput(stage, element, input, seen.params);
      const state = writeState(stage.controls, seen.params);
      for (const preset of presets) press(preset, preset.getAttribute('data-try') === state);
      if (answer) answer.hash = state ? `lab?${state}` : '';
      if (seen.before) root.dataset['touched'] = '';
      root.dataset['state'] = 'ready';
    },
    /** Reports above the picture what a link asks for that does not exist. */
    report(what: string): void {
      notice.textContent = what;
      notice.hidden = what === '';
    },
    /** Says the sentence to screen readers. */
    say(): void {
      root.querySelector('[data-stage-status]')!.textContent = sentence.textContent;
    },
  };
}

/** Shows the claim that the sentence makes, and which draw is seen. */
function showClaim(lines: readonly HTMLElement[], stage: AnyStage, params: Params): void {
  const made = stage.claim?.(params);
  for (const line of lines) {
    line.toggleAttribute('data-hidden', line.dataset['claim'] !== made);
    if (stage.draw) line.querySelector('circle')?.setAttribute('cx', `${dotAt(Number(params[stage.draw]))}`);
  }
}

const press = (button: Element, on: boolean) => button.setAttribute('aria-pressed', String(on));

function showInput(stage: AnyStage, element: HTMLElement, input: StageInput<Controls>, params: Params): void {
  element.toggleAttribute('data-hidden', input.when?.(params) === false);
  const value = params[input.name]!;
  if (input.kind === 'switch') press(element.querySelector('button')!, value === true);
  else if (input.kind === 'choice')
    for (const button of element.querySelectorAll<HTMLElement>('[data-option]')) {
      const option = button.dataset['option']!;
      press(button, option === String(value));
      if (input.html) showPicture(button, input.html(option, params));
    }
  else {
    const index = nearestStop(input.stops, Number(value));
    const stop = input.stops[index]!;
    const text = stopText(stage, input, stop);
    const shown = element.querySelector('[data-shown]');
    if (shown) shown.textContent = text;
    const range = element.querySelector('input');
    if (range) {
      range.value = String(index);
      range.setAttribute('aria-valuetext', text);
    }
    for (const button of element.querySelectorAll<HTMLButtonElement>('[data-by]'))
      button.disabled = input.stops[index + Number(button.dataset['by'])] === undefined;
  }
}
