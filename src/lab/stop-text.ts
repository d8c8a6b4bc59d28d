import type { Controls } from './controls.ts';
import { formatNumber, withUnit } from './format.ts';
import type { AnyStage, StageInput } from './stage.ts';

/** A value of an input of a stage with its unit. */
export function stopText({ controls }: AnyStage, input: StageInput<Controls>, stop: number): string {
  const { unit } = controls[input.name] as { unit?: string };
  return ('text' in input && input.text?.(stop)) || withUnit(formatNumber(stop), unit);
}
