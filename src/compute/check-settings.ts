import { readValue, type Control } from '#lab/controls.ts';
import type { AnyLab } from '#lab/lab.ts';
import { firstState, nearestStop, type AnyStage } from '#lab/stage.ts';

const taken = (control: Control): string => {
  if (control.kind === 'choice') return `one of ${Object.keys(control.options).join(', ')}`;
  if (control.kind === 'text') return `a text that matches ${control.pattern}`;
  if (control.kind === 'switch') return 'true or false';
  return control.values
    ? `one of ${control.values.join(', ')}`
    : `a number from ${control.min} to ${control.max} in steps of ${control.step}`;
};

/** Of a preset: it is the name of a folder in the site. */
export const presetId = /^[a-z\d]+(?:-[a-z\d]+)*$/i;

/** What the programs of a page ask a form for, which a control of that name would stand in the place of. */
const ofForms = ['elements', 'namedItem', 'querySelector', 'addEventListener'];

/** @throws where a control has a name that forms need, begins with a value that it does not take, or a preset sets one. */
export function checkSettings({ controls, presets = [] }: AnyLab): void {
  const check = (who: string, name: string, value: unknown) => {
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    if (!control)
      throw new Error(
        `${who} sets "${name}". Expected: a control, one of ${Object.keys(controls).join(', ')}.`,
      );
    if (readValue(control, typeof value === 'boolean' ? String(Number(value)) : String(value)) !== value)
      throw new Error(`${who} sets "${name}" to ${JSON.stringify(value)}. Expected: ${taken(control)}.`);
  };
  for (const [name, control] of Object.entries(controls)) {
    if (ofForms.includes(name))
      throw new Error(
        `A control is called "${name}". Expected: a name that no form has for something of its own.`,
      );
    check('The default', name, control.default);
  }
  for (const { id, params } of presets) {
    if (!presetId.test(id))
      throw new Error(
        `The preset "${id}" has no such id. Expected: letters, digits and hyphens, for it names a folder.`,
      );
    for (const [name, value] of Object.entries(params)) check(`The preset "${id}"`, name, value);
  }
}

/** Stops may be computed, with an error of rounding. */
const rounding = 1e-9;

/** @throws where an input that is seen at first has no stop at its first value: it would show another one than the picture. */
export function checkStops(stage: AnyStage): void {
  const params = firstState(stage);
  for (const input of stage.inputs) {
    if (!('stops' in input) || input.when?.(params) === false) continue;
    const { name, stops } = input;
    const value = Number(params[name]);
    const nearest = stops[nearestStop(stops, value)]!;
    if (!(Math.abs(nearest - value) <= rounding * Math.max(1, Math.abs(value))))
      throw new Error(
        `The ${input.kind} of "${name}" stops at ${stops.join(', ')}, but the picture begins with ${value}. Expected: ${value} among its "stops", or one of them as the default of "${name}".`,
      );
  }
}
