import { drawPlot, type Series } from 'grounded/lab/plot.ts';
import type { Frame } from './core.ts';
import { kinds, type Kind } from './task.ts';

export const roles: Record<Kind, string> = { soft: 'trainable', prefix: 'generated' };
export const names: Record<Kind, string> = { soft: 'soft prompt', prefix: 'prefix' };
const px = (value: number, digits = 1) => String(Number(value.toFixed(digits)));

/** Where a logarithmic axis of errors ends, so that 1, the frozen model, is always on it. */
const errorAxis = (errors: number[]) => ({
  log: true,
  from: Math.max(1e-9, Math.min(0.1, ...errors) * 0.85),
  to: Math.max(1, ...errors) * 1.2,
});

/** Errors on the training and the test sequences, step by step. */
export function curves(frame: Frame, steps: number, width: number, variant: string): string {
  const series = kinds.flatMap((kind): Series[] =>
    (['test', 'train'] as const).map((split) => ({
      label: `${names[kind]}, ${split}`,
      role: roles[kind],
      dashed: split === 'train',
      points: frame.students[kind].curve.map((errors): [number, number] => [errors.step, errors[split]]),
    })),
  );
  const heights = series.flatMap(({ points }) => points.map((point) => point[1]));
  return drawPlot(
    {
      x: { label: 'steps of Adam', from: 0, to: steps },
      y: { label: 'error ÷ frozen model (log)', ...errorAxis(heights) },
      series,
    },
    width,
    { label: 'Training and test errors of the soft prompt and of the prefix by steps', altId: '', variant },
  );
}

/** Test error by the number of trained numbers, for all lengths trained so far. */
export function sizes(frame: Frame, width: number, variant: string): string {
  const series = kinds.flatMap((kind): Series[] => {
    const points = frame.outcomes
      .filter((outcome) => outcome.kind === kind)
      .map(({ parameters, test }): [number, number] => [parameters, test]);
    return points.length === 0 ? [] : [{ label: names[kind], role: roles[kind], dots: true, points }];
  });
  const heights = series.flatMap(({ points }) => points.map((point) => point[1]));
  const marks = frame.outcomes
    .filter(({ length }) => length === frame.students.soft.length)
    .map(({ parameters, test, length }) => ({ x: parameters, y: test, label: `p = ${length}` }));
  return drawPlot(
    {
      x: { label: 'trained numbers (log)', log: true },
      y: { label: 'test error ÷ frozen model (log)', ...errorAxis(heights) },
      series,
      marks,
    },
    width,
    { label: 'Test error against the count of trained numbers', altId: '', variant },
  );
}

const letters = 'abcdefgh';
const cell = 18;

/** Attention of the first layer over one sequence: as it was, with the trained vectors, and the tokens among themselves. */
export function attentionMaps(frame: Frame, kind: Kind, width: number, variant: string): string {
  const tokens = frame.tokens.map((token) => letters[token]!);
  const steered = frame.attention[0]!;
  const side = cell * tokens.length;
  const parts: string[] = [];
  const map = (
    title: string,
    rows: readonly (readonly number[])[],
    left: number,
    top: number,
    vectors: number,
  ) => {
    parts.push(`<text class="note start" x="${left - 16}" y="${top - 26}">${title}</text>`);
    const heads = [...Array.from({ length: vectors }, (_, j) => String(j + 1)), ...tokens];
    const gap = (j: number) => (vectors > 0 && j >= vectors ? 5 : 0);
    heads.forEach((head, j) =>
      parts.push(`<text class="note" x="${left + cell * (j + 0.5) + gap(j)}" y="${top - 6}">${head}</text>`),
    );
    const cells = (from: number, to: number) =>
      rows
        .flatMap((row, t) =>
          row
            .slice(from, Math.min(to, vectors + t + 1))
            .map(
              (weight, j) =>
                `<rect x="${left + cell * (from + j) + gap(from + j) + 1}" y="${top + cell * t + 1}" width="${cell - 2}" height="${cell - 2}" fill-opacity="${px(weight, 2)}"/>`,
            ),
        )
        .join('');
    if (vectors > 0) parts.push(`<g class="shades role-${roles[kind]}">${cells(0, vectors)}</g>`);
    parts.push(`<g class="shades role-plain">${cells(vectors, Infinity)}</g>`);
    tokens.forEach((token, t) =>
      parts.push(`<text class="note end" x="${left - 5}" y="${top + cell * (t + 0.5) + 4}">${token}</text>`),
    );
  };
  const wide = width > 400;
  const middle = cell * (steered.steering + tokens.length) + 5;
  const top = 44;
  const second = top + side + 52;
  const first = 16;
  const gap = (width - first - side * 2 - middle - 40) / 2;
  const places = wide
    ? [
        [first, top],
        [first + side + gap, top],
        [width - side - 1, top],
      ]
    : [
        [first, second],
        [first, top],
        [first + side + 45, second],
      ];
  map('without', frame.without[0]!.weights, places[0]![0]!, places[0]![1]!, 0);
  map(`with the ${names[kind]}`, steered.weights, places[1]![0]!, places[1]![1]!, steered.steering);
  map('tokens ÷ (1 − λ)', steered.content, places[2]![0]!, places[2]![1]!, 0);
  const right = places[1]![0]! + middle;
  parts.push(`<text class="note" x="${right + 20}" y="${top - 6}">λ</text>`);
  steered.mass.forEach((share, t) =>
    parts.push(
      `<text class="note" x="${right + 20}" y="${top + cell * (t + 0.5) + 4}">${share.toFixed(2)}</text>`,
    ),
  );
  const height = (wide ? top : second) + side + 4;
  return `<svg role="img" aria-label="Attention weights of layer 1, without and with the ${names[kind]}" class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}
