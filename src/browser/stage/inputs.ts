import type { Controls, ParamsOf } from '#lab/controls.ts';
import { formatNumber, withUnit } from '#lab/format.ts';
import { nearestStop, type AnyStage, type Change, type StageInput } from '#lab/stage.ts';

/** A value of an input with its unit. */
export function stopText({ controls }: AnyStage, input: StageInput<Controls>, stop: number): string {
  const { unit } = controls[input.name] as { unit?: string };
  return ('text' in input && input.text?.(stop)) || withUnit(formatNumber(stop), unit);
}

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
  if (target instanceof HTMLInputElement)
    return 'stops' in input ? { [input.name]: input.stops[Number(target.value)]! } : undefined;
  const button = target.closest('button');
  if (!button) return undefined;
  const { option, by } = button.dataset;
  switch (input.kind) {
    case 'choice':
      return option === undefined ? undefined : { [input.name]: option };
    case 'switch':
      return { [input.name]: params[input.name] !== true };
    case 'slider':
      return undefined;
    default: {
      const at = nearestStop(input.stops, Number(params[input.name]));
      const next = input.kind === 'next' ? (at + 1) % input.stops.length : at + Number(by);
      return { [input.name]: input.stops[next] ?? input.stops[at]! };
    }
  }
}
