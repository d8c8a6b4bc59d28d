import { readState, writeState, type Control, type Controls } from '#lab/controls.ts';

/** The settings of a lab as its form has them. */
export class Settings {
  private readonly form: HTMLFormElement;
  private readonly controls: Controls;

  constructor(form: HTMLFormElement, controls: Controls) {
    this.form = form;
    this.controls = controls;
  }

  /** The settings as a state, and why a default stands in place of what cannot be: empty where none does. */
  read(): { state: string; refused: string } {
    const { controls } = this;
    const texts = new URLSearchParams(
      Object.entries(controls).map(([name, control]) => [name, textOf(control, this.input(name))]),
    );
    const { params, dropped } = readState(controls, texts.toString());
    const refused = dropped.map((name) => {
      const { label, default: usual } = controls[name]!;
      return `“${label}” cannot be “${texts.get(name)!.slice(0, 30)}”: the default, ${usual}, is used.`;
    });
    return { state: writeState(controls, params), refused: refused.join(' ') };
  }

  /** Shows the settings of a state; returns the names of those that it asks for in vain. */
  show(state: string): string[] {
    const { params, dropped } = readState(this.controls, state);
    for (const [name, control] of Object.entries(this.controls)) {
      const [input, value] = [this.input(name), params[name]!];
      if (control.kind === 'switch') input.checked = value === true;
      else
        input.value = String(
          control.kind === 'number' && control.values ? control.values.indexOf(Number(value)) : value,
        );
    }
    this.label();
    return dropped;
  }

  /** Writes beside each slider what it stands at. */
  label(): void {
    for (const [name, control] of Object.entries(this.controls)) {
      if (control.kind !== 'number' || control.typed) continue;
      const input = this.input(name);
      const value = Number(textOf(control, input));
      const text = `${value}${control.unit ? `\u00a0${control.unit}` : ''}`;
      const output = this.form.querySelector(`output[for="${input.id}"]`);
      if (output) output.textContent = text;
      input.setAttribute('aria-valuetext', text);
    }
  }

  private input(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }
}

/** What an input says, as a state writes it. A slider through given values has the position of one. */
function textOf(control: Control, input: HTMLInputElement): string {
  if (control.kind === 'switch') return input.checked ? '1' : '0';
  if (control.kind === 'number' && control.values) return String(control.values[Number(input.value)]);
  return input.value;
}
