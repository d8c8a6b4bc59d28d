/** Assertions that the tests of labs and of their numerics share. */
import { defaultsOf, type Control, type Controls, type ParamsOf } from './controls.ts';
import { noFile, result, type BookFile, type Lab, type Progress } from './lab.ts';

function check(right: boolean, wrong: string): void {
  if (!right) throw new Error(wrong);
}

/**
 * Two numbers differ by at most `tolerance`, which without it is that of rounding errors.
 *
 * @throws Error unless they do.
 */
export function near(actual: number, expected: number, tolerance = 1e-9, what = ''): void {
  check(Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected} ± ${tolerance}`);
}

/**
 * As many numbers, each near.
 *
 * @throws Error unless they are.
 */
export function allNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-9,
  what = '',
): void {
  check(actual.length === expected.length, `${what} ${actual.length} numbers, not ${expected.length}`);
  for (let i = 0; i < actual.length; i++) near(actual[i]!, expected[i]!, tolerance, `${what}[${i}]`);
}

/** Runs a lab's core to its result, with defaults for missing parameters. */
export const runner =
  <C extends Controls, F extends Progress>(controls: C, run: (params: ParamsOf<C>) => Iterable<F>) =>
  (params: Partial<ParamsOf<C>> = {}): F =>
    result(run({ ...defaultsOf(controls), ...params }));

const endsOf = (control: Control): (number | string | boolean)[] => {
  if (control.kind === 'number') return [control.min, control.max];
  if (control.kind === 'text') return [control.default.slice(0, 1), control.default];
  return control.kind === 'choice' ? Object.keys(control.options) : [false, true];
};

/** States in which every number is at an end of its range; each end and each choice comes about equally often. */
export function cornerStates<C extends Controls>(controls: C, count: number): ParamsOf<C>[] {
  let state = 1;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const columns = Object.entries(controls).map(([name, control]) => {
    const ends = endsOf(control);
    const column = Array.from({ length: count }, (_, i) => ends[i % ends.length]!);
    for (let i = count - 1; i > 0; i--) {
      const j = below(i + 1);
      [column[i], column[j]] = [column[j]!, column[i]!];
    }
    return [name, column] as const;
  });
  return Array.from(
    { length: count },
    (_, i) => Object.fromEntries(columns.map(([name, column]) => [name, column[i]!])) as ParamsOf<C>,
  );
}

/**
 * Checks what a lab shows in a state: all its numbers are finite and have names of their own.
 *
 * @throws Error with the state and what is wrong.
 */
export function assertFinite({ html, summary }: { html: string; summary: string }, params: object): void {
  const state = JSON.stringify(params);
  const text = html + summary;
  const broken = /NaN|Infinity|undefined|<th[^>]*><\/th>/.exec(text);
  check(!broken, `${state}: ${text.slice(Math.max(0, (broken?.index ?? 0) - 60)).slice(0, 90)}`);
  const values = [...html.matchAll(/data-value="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  check(new Set(values.map(([name]) => name)).size === values.length, `${state}: a name comes twice`);
  for (const [name, value] of values)
    check(value !== '' && Number.isFinite(Number(value)), `${state}: ${name} is ${value}`);
}

/**
 * Runs a lab in some states, and in the first of them once more at the end: progress rises to 1, pictures hold finite
 * numbers with names of their own, and what is shown at last depends on the state alone. Of the frames on the way one in
 * a tenth of the work is looked at.
 *
 * @param law   Checks the last frame of each state further.
 * @param file  Reads the files that the lab names.
 * @throws Error that says what is wrong, and whatever `law` or the lab throws.
 */
export function assertSound<C extends Controls, F extends Progress>(
  lab: Lab<C, F>,
  states: readonly Partial<ParamsOf<C>>[],
  law: (frame: F, params: ParamsOf<C>) => void = () => {},
  file: BookFile = noFile,
): void {
  let first: string | undefined;
  for (const state of [...states, states[0]!]) {
    const params = { ...defaultsOf(lab.controls), ...state };
    let progress = 0;
    let next = 0;
    let html = '';
    for (const frame of lab.run(params, file)) {
      const to = frame.progress;
      check(to >= progress && to <= 1, `progress goes from ${progress} to ${to}`);
      progress = to;
      if (progress < next) continue;
      html = lab.view(frame, params);
      assertFinite({ html, summary: lab.summary(frame, params) }, params);
      next = Math.min(1, progress + 0.1);
      if (progress === 1) law(frame, params);
    }
    check(progress === 1, `the last frame has a progress of ${progress}`);
    first ??= html;
    if (state === states[0]) check(html === first, 'a run depends on what ran before');
  }
}
