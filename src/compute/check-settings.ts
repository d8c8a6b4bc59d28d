import { readValue, type Control } from '#lab/controls.ts';
import type { AnyLab } from '#lab/lab.ts';

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
