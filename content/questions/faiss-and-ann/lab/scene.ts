import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { note, shortPx as px, svg } from 'grounded/lab/svg.ts';
import type { Scene } from './query-scene.ts';

/**
 * Draws one query among the cells: which are looked into, and which of its neighbours lie there.
 *
 * @param scene  Undefined while it is not known: then the place is kept free.
 */
export function drawScene(scene: Scene | undefined, width: number, variant: string): string {
  const height = Math.round(width * (width > 400 ? 0.6 : 0.85));
  const drawn = scene ? draw(scene, width, height) : '';
  const keys: [text: string, mark: (x: number, y: number) => string][] = [
    ['vectors (a sample)', (x, y) => spots('faint role-plain', dot(x, y))],
    ['in cells looked into', (x, y) => spots('role-evidence', dot(x, y))],
    ['cell, by size of its list', (x, y) => spots('role-evidence', ring(x, y, 5.5))],
    ['the query', plus],
    ['true neighbour, found', (x, y) => spots('large role-trainable', dot(x, y))],
    ['true neighbour, missed', (x, y) => crosses([[x, y]])],
  ];
  const columnWidth = Math.max(...keys.map(([text]) => textWidth(text, noteSize))) + 34;
  const inRow = Math.max(1, Math.floor(width / columnWidth));
  const key = keys
    .map(([text, mark], index) => {
      const cx = 8 + (index % inRow) * columnWidth;
      const cy = height + 14 + Math.floor(index / inRow) * 19;
      return mark(cx, cy) + note(px(cx + 12), px(cy + 4.5), text);
    })
    .join('');
  const whole = height + 10 + Math.ceil(keys.length / inRow) * 19;
  const label = 'Cells around one query, with its true neighbours';
  return svg(drawn + key, { label, variant, width, height: whole });
}

const spots = (look: string, content: string) => `<g class="spots ${look}">${content}</g>`;
const path = (d: string) => `<path d="${d}"/>`;
const dot = (x: number, y: number) => path(`M${px(x)} ${px(y)}h0`);
const ring = (x: number, y: number, r: number) =>
  `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${Math.round(2 * r) / 2}"/>`;

/** Many dots, to the nearest pixel and from above, each by its way from the one before: a page holds hundreds. */
function scattered(points: readonly (readonly [number, number])[]): string {
  const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  let [atX, atY] = [0, 0];
  return whole
    .sort(([a, b], [c, d]) => b - d || a - c)
    .map(([x, y], i) => {
      const move = i === 0 ? `M${x} ${y}` : `m${x - atX} ${y - atY}`;
      [atX, atY] = [x, y];
      return `${move}h0`;
    })
    .join('');
}

function draw(scene: Scene, width: number, height: number): string {
  // Far vectors would press all others together; those outside of the picture are left out.
  const all = [...scene.neighbours, ...scene.cells, { x: scene.query[0], y: scene.query[1] }];
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = 14;
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (high - low));
  const x = (value: number) => width / 2 + (value - (left + right) / 2) * scale;
  const y = (value: number) => height / 2 - (value - (low + high) / 2) * scale;

  const dots = (points: readonly { x: number; y: number }[], look: string) => {
    const inside = points
      .map((point) => [x(point.x), y(point.y)] as const)
      .filter(([a, b]) => a > 3 && a < width - 3 && b > 3 && b < height - 3);
    return spots(look, path(scattered(inside)));
  };
  const rings = (probed: boolean) => {
    const grow = width > 400 ? 0.6 : 0.4;
    const drawn = scene.cells
      .filter((cell) => cell.probed === probed)
      .map((cell) => ring(x(cell.x), y(cell.y), 2 + grow * Math.sqrt(cell.size)));
    return spots(probed ? 'role-evidence' : 'faint role-plain', drawn.join(''));
  };
  const sample = (probed: boolean) => scene.sample.filter((point) => point.probed === probed);
  const neighbours = (found: boolean) => scene.neighbours.filter((point) => point.found === found);
  return (
    dots(sample(false), 'faint role-plain') +
    rings(false) +
    dots(sample(true), 'role-evidence') +
    rings(true) +
    dots(neighbours(true), 'large role-trainable') +
    crosses(neighbours(false).map((point) => [x(point.x), y(point.y)])) +
    plus(x(scene.query[0]), y(scene.query[1]))
  );
}

const crosses = (points: readonly (readonly [number, number])[]) =>
  spots('thin role-wrong', path(points.map(([x, y]) => `M${px(x - 4)} ${px(y - 4)}l8 8m0-8l-8 8`).join('')));

const plus = (x: number, y: number) =>
  spots('thin', path(`M${px(x - 7)} ${px(y)}h14M${px(x)} ${px(y - 7)}v14`));
