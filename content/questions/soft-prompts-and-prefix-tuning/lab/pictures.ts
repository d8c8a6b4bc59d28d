import { picture, plotted } from 'grounded/lab/html.ts';
import { line, type Point, type Series } from 'grounded/lab/plot.ts';
import { note, svg } from 'grounded/lab/svg.ts';
import type { Params } from './controls.ts';
import type { Frame } from './core.ts';
import type { Attention } from './probe.ts';
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

const letters = 'abcdefgh';
const cell = 18;

/** Weights of attention as shades, rows over columns, the `vectors` first of which are trained ones of a kind. */
function map(
  title: string,
  rows: Attention['weights'],
  [left, top]: readonly [number, number],
  tokens: readonly string[],
  kind: Kind,
  vectors = 0,
): string {
  const gap = (j: number) => (vectors > 0 && j >= vectors ? 5 : 0);
  const heads = [...Array.from({ length: vectors }, (_, j) => String(j + 1)), ...tokens].map((head, j) =>
    note(left + cell * (j + 0.5) + gap(j), top - 6, head, ''),
  );
  const shade = (weight: number, j: number, t: number) =>
    `<rect x="${left + cell * j + gap(j) + 1}" y="${top + cell * t + 1}" width="${cell - 2}" height="${cell - 2}" fill-opacity="${Number(weight.toFixed(2))}"/>`;
  const shades = (role: string, from: number, to: number) => {
    const cells = rows.flatMap((row, t) =>
      row.slice(from, Math.min(to, vectors + t + 1)).map((weight, j) => shade(weight, from + j, t)),
    );
    return `<g class="shades role-${role}">${cells.join('')}</g>`;
  };
  const sides = tokens.map((token, t) => note(left - 5, top + cell * (t + 0.5) + 4, token, 'end'));
  return (
    note(left - 16, top - 26, title) +
    heads.join('') +
    (vectors > 0 ? shades(roles[kind], 0, vectors) : '') +
    shades('plain', vectors, Infinity) +
    sides.join('')
  );
}

/** Attention of the first layer over one sequence: as it was, with the trained vectors, and the tokens among themselves. */
export function attentionMaps(frame: Frame, kind: Kind): string {
  const tokens = frame.tokens.map((token) => letters[token]!);
  const { steering, weights, content, mass } = frame.attention[0]!;
  const side = cell * tokens.length;
  const middle = cell * (steering + tokens.length) + 5;
  const [first, top] = [16, 44];
  const label = `Attention weights of layer 1, without and with the ${names[kind]}`;
  const draw = (width: number, variant: string) => {
    const wide = width > 400;
    const second = top + side + 52;
    const gap = (width - first - side * 2 - middle - 40) / 2;
    const steered = wide ? first + side + gap : first;
    const shares = steered + middle + 20;
    const parts = [
      map('without', frame.without[0]!.weights, [first, wide ? top : second], tokens, kind),
      map(`with the ${names[kind]}`, weights, [steered, top], tokens, kind, steering),
      map(
        'tokens ÷ (1 − λ)',
        content,
        wide ? [width - side - 1, top] : [first + side + 45, second],
        tokens,
        kind,
      ),
      note(shares, top - 6, 'λ', ''),
      ...mass.map((share, t) => note(shares, top + cell * (t + 0.5) + 4, share.toFixed(2), '')),
    ];
    return svg(parts.join(''), { label, variant, width, height: (wide ? top : second) + side + 4 });
  };
  return picture('Attention in layer 1 over one test sequence: who looks (rows) at what (columns)', draw);
}
