import type { Controls, ParamsOf } from '#lab/controls.ts';
import { nearestStop, type AnyStage, type Change, type StageInput } from '#lab/stage.ts';

/** The change that a pressed button or moved slider makes; undefined for an element that is no input of the stage. */
export function asked(stage: AnyStage, target: Element, params: ParamsOf<Controls>): Change | undefined {
  const strip = target.closest<HTMLElement>('[data-another-draw]')?.dataset['anotherDraw'];
  if (stage.draw && strip) return { [stage.draw]: (Number(params[stage.draw]) % Number(strip)) + 1 };
  const name = target.closest<HTMLElement>('[data-input]')?.dataset['input'];
  const input = stage.inputs.find((one) => one.name === name);
  const change = input && changeOf(input, target, params);
  return change && { ...input.sets, ...change };
}

function changeOf(
  input: StageInput<Controls>,
  target: Element,
  params: ParamsOf<Controls>,
): Change | undefined {
  const button = target.closest('button');
  const { option, by } = button?.dataset ?? {};
  if (input.kind === 'choice') return option === undefined ? undefined : { [input.name]: option };
  if (input.kind === 'switch') return button ? { [input.name]: params[input.name] !== true } : undefined;
  const at =
    target instanceof HTMLInputElement
      ? Number(target.value)
      : nearestStop(input.stops, Number(params[input.name])) + Number(by);
  const stop = input.stops[at];
  return stop === undefined ? undefined : { [input.name]: stop };
}
