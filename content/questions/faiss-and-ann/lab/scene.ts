import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Scene } from './core.ts';

const px = (value: number) => String(Math.round(value * 10) / 10);

/**
 * Draws one query among the cells: which are looked into, and which of its neighbours lie there.
 *
 * @param scene  Undefined while it is not known: then the place is kept free.
 */
export function drawScene(scene: Scene | undefined, width: number, variant: string): string {
  const height = Math.round(width * (width > 400 ? 0.6 : 0.85));
  const drawn = scene ? draw(scene, width, height) : '';
  const keys = [
    {
      text: 'vectors (a sample)',
      mark: (at: string) => `<g class="spots faint role-plain"><path d="M${at}h0"/></g>`,
    },
    {
      text: 'in cells looked into',
      mark: (at: string) => `<g class="spots role-evidence"><path d="M${at}h0"/></g>`,
    },
    {
      text: 'cell, by size of its list',
      mark: (_: string, cx: number, cy: number) =>
        `<g class="spots role-evidence"><circle cx="${px(cx)}" cy="${px(cy)}" r="5.5"/></g>`,
    },
    { text: 'the query', mark: (_: string, cx: number, cy: number) => plus(cx, cy) },
    {
      text: 'true neighbour, found',
      mark: (at: string) => `<g class="spots large role-trainable"><path d="M${at}h0"/></g>`,
    },
    { text: 'true neighbour, missed', mark: (_: string, cx: number, cy: number) => crosses([[cx, cy]]) },
  ];
  const columnWidth = Math.max(...keys.map(({ text }) => textWidth(text, noteSize))) + 34;
  const inRow = Math.max(1, Math.floor(width / columnWidth));
  const key = keys
    .map(({ text, mark }, index) => {
      const cx = 8 + (index % inRow) * columnWidth;
      const cy = height + 14 + Math.floor(index / inRow) * 19;
      return `${mark(`${px(cx)} ${px(cy)}`, cx, cy)}<text class="note start" x="${px(cx + 12)}" y="${px(cy + 4.5)}">${escapeHtml(text)}</text>`;
    })
    .join('');
  const whole = height + 10 + Math.ceil(keys.length / inRow) * 19;
  return `<svg role="img" aria-label="Cells around one query, with its true neighbours" class="plot ${variant}" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}">${drawn}${key}</svg>`;
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

  const dots = (points: readonly { x: number; y: number }[], role: string) => {
    const inside = points
      .map((point) => [x(point.x), y(point.y)] as const)
      .filter(([a, b]) => a > 3 && a < width - 3 && b > 3 && b < height - 3);
    return `<g class="spots ${role}"><path d="${inside.map(([a, b]) => `M${px(a)} ${px(b)}h0`).join('')}"/></g>`;
  };
  const rings = (probed: boolean) =>
    `<g class="spots ${probed ? 'role-evidence' : 'faint role-plain'}">${scene.cells
      .filter((cell) => cell.probed === probed)
      .map(
        (cell) =>
          `<circle cx="${px(x(cell.x))}" cy="${px(y(cell.y))}" r="${px(2 + (width > 400 ? 0.6 : 0.4) * Math.sqrt(cell.size))}"/>`,
      )
      .join('')}</g>`;
  const missed = scene.neighbours.filter((point) => !point.found);
  return (
    dots(
      scene.sample.filter((point) => !point.probed),
      'faint role-plain',
    ) +
    rings(false) +
    dots(
      scene.sample.filter((point) => point.probed),
      'role-evidence',
    ) +
    rings(true) +
    dots(
      scene.neighbours.filter((point) => point.found),
      'large role-trainable',
    ) +
    crosses(missed.map((point) => [x(point.x), y(point.y)])) +
    plus(x(scene.query[0]), y(scene.query[1]))
  );
}

function crosses(points: readonly (readonly [number, number])[]): string {
  const path = points.map(([x, y]) => `M${px(x - 4)} ${px(y - 4)}l8 8m0-8l-8 8`).join('');
  return `<g class="spots thin role-wrong"><path d="${path}"/></g>`;
}

function plus(x: number, y: number): string {
  return `<g class="spots thin"><path d="M${px(x - 7)} ${px(y)}h14M${px(x)} ${px(y - 7)}v14"/></g>`;
}
