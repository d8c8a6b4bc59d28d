import { plotted } from 'grounded/lab/html.ts';
import { line, type Point, type Series } from 'grounded/lab/plot.ts';
import type { Params } from './controls.ts';
import type { Frame } from './core.ts';
import { kinds, type Kind } from './task.ts';

const roles: Record<Kind, string> = { soft: 'trainable', prefix: 'generated' };
export const names: Record<Kind, string> = { soft: 'soft prompt', prefix: 'prefix' };

/** Where a logarithmic axis of errors ends, so that 1, the frozen model, is always on it. */
const errorAxis = (label: string, series: readonly Series[]) => {
  const errors = series.flatMap(({ points }) => points.map((point) => point[1]));
  return {
    label,
    log: true,
    from: Math.max(1e-9, Math.min(0.1, ...errors) * 0.85),
    to: Math.max(1, ...errors) * 1.2,
  };
};

/** Errors on the training and the test sequences, step by step. */
export function curves({ students }: Frame, { length, steps }: Params): string {
  const series = kinds.flatMap((kind) =>
    (['test', 'train'] as const).map((split) => {
      const points = students[kind].curve.map((errors): Point => [errors.step, errors[split]]);
      return line(`${names[kind]}, ${split}`, roles[kind], points, { dashed: split === 'train' });
    }),
  );
  return plotted(
    `Learning to imitate: p = ${length} for both`,
    {
      x: { label: 'steps of Adam', from: 0, to: steps },
      y: errorAxis('error ÷ frozen model (log)', series),
      series,
    },
    'Training and test errors of the soft prompt and of the prefix by steps',
  );
}

/** Test error by the number of trained numbers, for all lengths trained so far. */
export function sizes({ outcomes, students }: Frame): string {
  const series = kinds.flatMap((kind) => {
    const points = outcomes
      .filter((outcome) => outcome.kind === kind)
      .map(({ parameters, test }): Point => [parameters, test]);
    return points.length === 0 ? [] : [line(names[kind], roles[kind], points, { dots: true })];
  });
  const marks = outcomes
    .filter(({ length }) => length === students.soft.length)
    .map(({ parameters, test, length }) => ({ x: parameters, y: test, label: `p = ${length}` }));
  return plotted(
    'Test error by size, for several p',
    {
      x: { label: 'trained numbers (log)', log: true },
      y: errorAxis('test error ÷ frozen model (log)', series),
      series,
      marks,
    },
    'Test error against the count of trained numbers',
  );
}
