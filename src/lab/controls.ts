interface AnyControl {
  label: string;
  /** Whether it is on the stage alone. */
  onStage?: boolean;
  /** Whether it is folded away below the others. */
  minor?: boolean;
}

/** A control of a lab. One table of them gives the form, the defaults, and the reading of a shared state. */
export interface NumberControl extends AnyControl {
  kind: 'number';
  min: number;
  max: number;
  step: number;
  default: number;
  unit?: string;
  /** Allowed values where they are not evenly spaced; the slider then moves through them. */
  values?: readonly number[];
  /** Whether the slider has step and play buttons: for processes of discrete steps. */
  stepper?: boolean;
  /** A number to type, such as a seed, instead of a slider. */
  typed?: boolean;
  /** Whether each press of a button sets another: for the seed of what is drawn. */
  renewed?: boolean;
}
export interface ChoiceControl extends AnyControl {
  kind: 'choice';
  /** Titles by value. */
  options: Readonly<Record<string, string>>;
  default: string;
}
export interface SwitchControl extends AnyControl {
  kind: 'switch';
  default: boolean;
}
/** A line of text. */
export interface TextControl extends AnyControl {
  kind: 'text';
  default: string;
  /** Regular expression for the whole text; alternatives are in brackets. */
  pattern: string;
  /** Shows squares in place of the text, which is then the numbers of those that are pressed: `0-6-17`. */
  squares?: Squares;
}
/** Squares that a reader presses, in rows. Their colours are as strong as their shades, 0 to 1, one row after another. */
export interface Squares {
  rows: readonly string[];
  columns: readonly string[];
  shades: readonly number[];
}
export type Control = NumberControl | ChoiceControl | SwitchControl | TextControl;
export type Controls = Readonly<Record<string, Control>>;

export type ParamsOf<C extends Controls> = {
  -readonly [K in keyof C]: C[K] extends { kind: 'number' }
    ? number
    : C[K] extends { kind: 'choice'; options: infer O }
      ? keyof O & string
      : C[K] extends { kind: 'text' }
        ? string
        : boolean;
};

/** A slider through values that are not evenly spaced. */
export const oneOf = <const V extends readonly number[]>(
  label: string,
  values: V,
  initial: V[number],
  unit?: string,
) =>
  ({
    kind: 'number',
    label,
    min: values[0]!,
    max: values.at(-1)!,
    step: 1,
    default: initial as number,
    values,
    ...(unit && { unit }),
  }) as const;

/** A choice between titles by value. */
export const choice = <const O extends Readonly<Record<string, string>>>(
  label: string,
  options: O,
  initial: keyof O & string,
) => ({ kind: 'choice', label, options, default: initial }) as const;

/** Squares, and how those that are pressed are written. */
export const squares = (label: string, shown: Squares) => {
  const number = `(?:${shown.shades.map((_, at) => at).join('|')})`;
  const pattern = `(?:${number}(?:-${number})*)?`;
  return { kind: 'text', label, default: '', pattern, squares: shown } as const;
};

/** Numbers of the squares that a value says are pressed. */
export const pressedSquares = (value: string): number[] => (value === '' ? [] : value.split('-').map(Number));

export function defaultsOf<C extends Controls>(controls: C): ParamsOf<C> {
  return Object.fromEntries(
    Object.entries(controls).map(([name, control]) => [name, control.default]),
  ) as ParamsOf<C>;
}

/** Reads one value as text; undefined if it is out of range, no number, or no option. */
export function readValue(control: Control, text: string): number | string | boolean | undefined {
  switch (control.kind) {
    case 'number': {
      const value = text.trim() === '' ? NaN : Number(text);
      if (control.values) return control.values.includes(value) ? value : undefined;
      if (!Number.isFinite(value) || value < control.min || value > control.max) return undefined;
      const steps = (value - control.min) / control.step;
      return Math.abs(steps - Math.round(steps)) < 1e-6 ? value : undefined;
    }
    case 'choice':
      return Object.hasOwn(control.options, text) ? text : undefined;
    case 'text':
      return RegExp(`^${control.pattern}$`).test(text) ? text : undefined;
    case 'switch':
      return text === '1' || (text === '0' ? false : undefined);
  }
}

/**
 * Reads a state such as `rank=8&base=nf4`.
 *
 * @returns every parameter, with defaults for missing and invalid ones; and the names that were dropped.
 */
export function readState<C extends Controls>(
  controls: C,
  state: string,
): { params: ParamsOf<C>; dropped: string[] } {
  const params: Record<string, unknown> = defaultsOf(controls);
  const dropped: string[] = [];
  for (const [name, text] of new URLSearchParams(state)) {
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    const value = control && readValue(control, text);
    if (value === undefined) dropped.push(name);
    else params[name] = value;
  }
  return { params: params as ParamsOf<C>, dropped };
}

/** Writes a state: what differs from the defaults, in the order of the controls. */
export function writeState<C extends Controls>(controls: C, params: ParamsOf<C>): string {
  const state = new URLSearchParams();
  for (const [name, control] of Object.entries(controls)) {
    const value = params[name as keyof C];
    if (value !== control.default)
      state.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return state.toString();
}
