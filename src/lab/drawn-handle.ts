import type { Controls, ParamsOf } from './controls.ts';
import { canvasOf, nearestStop, type AnyStage, type Handle, type Place } from './stage.ts';

type Params = ParamsOf<Controls>;

/**
 * The texts of a handle's element and its place in a state: the page has them from the build on, and the stage's program
 * goes on with the same elements. stage.css reads the place, for a wide canvas, and with an `n` for a narrow one.
 *
 * @param digits  Of the percentages; the page itself has one, which is about a px.
 */
export function drawnHandle(stage: AnyStage, handle: Handle<Params>, params: Params, digits = 2) {
  const percent = (part: number, whole: number) => `${Number(((100 * part) / whole).toFixed(digits))}%`;
  const places = (['wide', 'narrow'] as const).map((kind) => {
    const canvas = canvasOf(stage, kind);
    const box = handle.box(params, canvas);
    const middle = handle.at?.(params, canvas) ?? box;
    const n = kind === 'wide' ? '' : 'n';
    const at = ({ x, y }: Place) =>
      `--${n}x:${percent(x, canvas.width)};--${n}y:${percent(y, canvas.height)};`;
    return {
      box:
        box &&
        `${at(box)}--${n}w:${percent(box.width, canvas.width)};--${n}h:${percent(box.height, canvas.height)};`,
      ring: middle && at(middle),
    };
  });
  const style = (part: 'box' | 'ring') => places.map((place) => place[part] ?? '').join('');
  return { style: style('box'), ring: style('ring'), facts: factsOf(stage.controls, handle, params) };
}

function factsOf(controls: Controls, handle: Handle<Params>, params: Params): Record<string, string> {
  const text = handle.text(params);
  if (handle.press) return { 'aria-label': `${handle.label}, ${text}` };
  return {
    'aria-label': handle.label,
    'aria-valuetext': text,
    'aria-valuenow': String(positionOf(controls[handle.moves ?? ''], params[handle.moves!])),
  };
}

/** The place of a value in the range of its control, of 100; among given values by its place. */
function positionOf(control: Controls[string] | undefined, value: unknown): number {
  if (control?.kind !== 'number') return 0;
  const { values, min, max } = control;
  const share = values
    ? nearestStop(values, Number(value)) / (values.length - 1)
    : (Number(value) - min) / (max - min);
  return Math.round(100 * share);
}
