import { formatNumber, withUnit } from '#lab/format.ts';
import { messages } from '#messages/of-book.ts';
import { readState, writeState, type Control, type Controls } from '#lab/controls.ts';

export type Settings = ReturnType<typeof settingsOf>;

/** The settings of a lab as its form has them. */
export function settingsOf(form: HTMLFormElement, controls: Controls) {
  const fields = Object.entries(controls).map(([name, control]) => ({
    name,
    control,
    input: form.elements.namedItem(name) as HTMLInputElement,
  }));

  /** Writes its value beside each slider. */
  function label(): void {
    for (const { control, input } of fields) {
      if (control.kind !== 'number' || control.typed) continue;
      const text = withUnit(formatNumber(Number(settingText(control, input))), control.unit);
      const output = form.querySelector(`output[for="${input.id}"]`);
      if (output) output.textContent = text;
      input.ariaValueText = text;
    }
  }

  return {
    label,
    /** The settings as a state, and why a default replaces an invalid value: empty if none does. */
    read(): { state: string; refused: string } {
      const texts = new URLSearchParams(
        fields.map(({ name, control, input }) => [name, settingText(control, input)]),
      );
      const { params, dropped } = readState(controls, texts.toString());
      const refused = dropped.map((name) => {
        const { label, default: usual } = controls[name]!;
        return messages.cannotBe(label, texts.get(name)!.slice(0, 30), String(usual));
      });
      return { state: writeState(controls, params), refused: refused.join(' ') };
    },
    /** Shows the settings of a state; returns the names of unknown ones. */
    show(state: string): string[] {
      const { params, dropped } = readState(controls, state);
      for (const { name, control, input } of fields) {
        const value = params[name]!;
        if (control.kind === 'switch') input.checked = value === true;
        else if (control.kind === 'number' && control.values)
          input.value = String(control.values.indexOf(Number(value)));
        else input.value = String(value);
      }
      label();
      return dropped;
    },
  };
}

/** The value of an input as a state writes it. A slider through given values holds the position of one. */
function settingText(control: Control, input: HTMLInputElement): string {
  if (control.kind === 'switch') return input.checked ? '1' : '0';
  if (control.kind === 'number' && control.values) return String(control.values[Number(input.value)]);
  return input.value;
}
