import { el } from '../../element.ts';

/** A row of choices to press: any of them, or one. */
interface Pills<T> {
  root: HTMLFieldSetElement;
  /** How many there are to choose from. */
  size: number;
  readonly chosen: readonly T[];
}

type Option<T> = readonly [value: T, label: string];
let count = 0;

function pill(type: 'checkbox' | 'radio', name: string, label: string, checked: boolean) {
  const input = el('input', { type, name });
  input.checked = checked;
  return { input, label: el('label', {}, [input, el('span', {}, [label])]) };
}

const field = (legend: string, labels: readonly Node[]) =>
  el('fieldset', { class: 'practice-pills' }, [el('legend', {}, [legend]), ...labels]);

/** Any number of choices; none of them stands for all, which `every` names. */
export function manyOf<T>(
  legend: string,
  every: string,
  options: readonly Option<T>[],
  before: readonly T[],
): Pills<T> {
  const name = `practice-${(count += 1)}`;
  const pills = options.map(([value, label]) => ({
    value,
    ...pill('checkbox', name, label, before.includes(value)),
  }));
  const all = pill('checkbox', name, every, !pills.some(({ input }) => input.checked));
  const root = field(
    legend,
    [all, ...pills].map(({ label }) => label),
  );
  root.addEventListener('change', ({ target }) => {
    if (target === all.input) for (const { input } of pills) input.checked = false;
    all.input.checked = !pills.some(({ input }) => input.checked);
  });
  return {
    root,
    size: options.length,
    get chosen() {
      return pills.filter(({ input }) => input.checked).map(({ value }) => value);
    },
  };
}

/** One choice. */
export function oneOf<T>(legend: string, options: readonly Option<T>[], before: T): Pills<T> {
  const name = `practice-${(count += 1)}`;
  const pills = options.map(([value, label]) => ({ value, ...pill('radio', name, label, value === before) }));
  return {
    root: field(
      legend,
      pills.map(({ label }) => label),
    ),
    size: options.length,
    get chosen() {
      return pills.filter(({ input }) => input.checked).map(({ value }) => value);
    },
  };
}
