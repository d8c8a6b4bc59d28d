import type { Canvas } from 'grounded/lab/stage.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { controls, type Params } from './controls.ts';
import { drawPipeline } from './pipeline.ts';
import { layOut, pictureArea, seenAs, tokensArea, type Area, type Layout } from './stage-layout.ts';
import { blackness, part, receipt } from './total-line.ts';

export type Shown = Pick<Params, 'side' | 'shape' | 'trains'>;

export const box = ({ x, y, width, height }: Area): string =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** Greys that are told apart. */
const greys = 5;

/** The enlarged part: pixels that look the same beside each other are one rectangle. */
function pixels(side: number, { close }: Layout): string {
  const size = receipt.height / side;
  const scale = close.width / part.width;
  const paths = Array.from({ length: greys + 1 }, () => '');
  const [right, bottom] = [part.x + part.width, part.y + part.height];
  for (let row = Math.floor(part.y / size); row * size < bottom; row++) {
    const top = Math.max(row * size, part.y);
    const height = px((Math.min((row + 1) * size, bottom) - top) * scale);
    const greyOf = (column: number) => Math.round(greys * blackness(column, row, size));
    for (let column = Math.floor(part.x / size); column * size < right;) {
      const from = column;
      const grey = greyOf(from);
      while (column * size < right && greyOf(column) === grey) column++;
      const left = Math.max(from * size, part.x);
      const width = px((Math.min(column * size, right) - left) * scale);
      paths[grey] +=
        `M${px(close.x + (left - part.x) * scale)} ${px(close.y + (top - part.y) * scale)}h${width}v${height}h-${width}z`;
    }
  }
  return paths
    .map((d, grey) => (d && grey > 0 ? `<path class="stage-solid" opacity="${grey / greys}" d="${d}"/>` : ''))
    .join('');
}

/** Where one token ends and the next begins, over the enlarged part. */
function seams({ side, shape }: Shown, { close }: Layout): string {
  const scale = close.width / part.width;
  const token = (controls.patch.default * (shape === 'merged' ? 2 : 1) * receipt.height) / side;
  const between = (from: number, length: number) => {
    const first = Math.ceil(from / token);
    const count = Math.floor((from + length) / token) - first + 1;
    return Array.from({ length: count }, (_, i) => ((first + i) * token - from) * scale);
  };
  const d =
    between(part.x, part.width)
      .map((x) => `M${px(close.x + x)} ${px(close.y)}v${px(close.height)}`)
      .join('') +
    between(part.y, part.height)
      .map((y) => `M${px(close.x)} ${px(close.y + y)}h${px(close.width)}`)
      .join('');
  return `<path class="stage-hatch role-evidence" d="${d}"/>`;
}

/** Lines of print on the small receipt: where they begin and end, in mm. */
const printed: readonly (readonly [from: number, to: number])[] = [
  [22, 58],
  [28, 52],
  [6, 44],
  [6, 38],
  [6, 50],
  [6, 30],
  [6, 46],
  [6, 34],
  [30.4, 51.5],
  [18, 62],
];
/** The line that is enlarged is the last but one. */
const lineAt = (i: number) => (i < 2 ? 14 + 10 * i : i < 8 ? 62 + 19 * (i - 2) : i === 8 ? 204.6 : 224);

/** The whole picture in small: paper, padding, and the part that is enlarged. */
function small(shown: Shown, layout: Layout): string {
  const all = pictureArea(shown, layout);
  const perMm = all.height / receipt.height;
  const paper: Area = { ...all, width: receipt.width * perMm };
  paper.x += (all.width - paper.width) / 2;
  const d = printed
    .map(
      ([from, to], i) =>
        `M${px(paper.x + from * perMm)} ${px(paper.y + lineAt(i) * perMm)}H${px(paper.x + to * perMm)}`,
    )
    .join('');
  const seen: Area = {
    x: paper.x + part.x * perMm,
    y: paper.y + part.y * perMm,
    width: part.width * perMm,
    height: part.height * perMm,
  };
  const { close } = layout;
  const end = px(seen.x + seen.width);
  return (
    `<g class="series role-generated"><path class="stage-area" d="${box(all)}"/></g>` +
    `<path class="stage-veil" d="${box(paper)}"/>` +
    `<path class="stage-hatch role-plain" d="${d}"/>` +
    `<path class="stage-line" d="${box(all)}"/>` +
    `<path class="grid" d="M${end} ${px(seen.y)}L${px(close.x)} ${px(close.y)}M${end} ${px(seen.y + seen.height)}L${px(close.x)} ${px(close.y + close.height)}"/>` +
    `<path class="stage-drop" d="${box(seen)}"/>`
  );
}

/** The corner that is dragged, on the way that it can take. */
function corner(shown: Shown, layout: Layout): string {
  const all = pictureArea(shown, layout);
  const most = pictureArea({ ...shown, side: controls.side.max }, layout);
  const [x, y] = [px(all.x + all.width), px(all.y + all.height)];
  return (
    `<path class="grid" d="${box(most)}" fill="none"/>` +
    `<circle class="stage-dot" cx="${x}" cy="${y}" r="6.5"/>` +
    `<path class="stage-drop" d="M${x} ${y}m-3-.6v-2.4h2.4m1.2 6h2.4v-2.4"/>`
  );
}

const strong = (x: number, y: number, text: string, anchor = 'start', role = '') =>
  note(px(x), px(y), text, `${anchor} stage-strong${role && ` role-${role}`}`);

function words(shown: Shown, layout: Layout): string {
  const { width, height, print } = seenAs(shown);
  const { picture, close, kind } = layout;
  const size = `${formatNumber(width)} × ${formatNumber(height)}`;
  const high = `print ${formatNumber(print)} pixels high`;
  return kind === 'wide'
    ? note(picture.x, 15, `${size} pixels`) +
        strong(close.x, 15, high) +
        note(
          close.x + close.width,
          15,
          shown.shape === 'merged' ? 'lines: tokens of 28 × 28 pixels' : 'lines: patches of 14 × 14 pixels',
          'end',
        )
    : note(picture.x, 13, size) + strong(close.x, 13, high);
}

/** The state before: the size of the picture, and how many tokens it had. */
function before(was: Shown, now: Shown, layout: Layout): string {
  const [old, count] = [pictureArea(was, layout), seenAs(was).tokens];
  const moved = was.side !== now.side || was.shape !== now.shape;
  return (
    (moved
      ? `<path data-ghost="" class="stage-ghost" d="${box(old)}${box(tokensArea(count, layout))}"/>`
      : '') +
    (was.trains === now.trains
      ? ''
      : `<path data-ghost="" class="stage-ghost" d="${box(layout[was.trains === 'one' || now.trains === 'one' ? 'llm' : 'encoder'])}"/>`)
  );
}

/** Draws a state, from the picture of a receipt to the loss on the answer. */
export function drawReceipt(shown: Shown, was: Shown | undefined, canvas: Canvas): string {
  const layout = layOut(canvas);
  const close =
    pixels(shown.side, layout) + seams(shown, layout) + `<path class="stage-line" d="${box(layout.close)}"/>`;
  if (layout.kind === 'thumb') {
    const { x, width } = layout.close;
    const high = `print ${formatNumber(seenAs(shown).print)} pixels`;
    return close + drawPipeline(shown, layout) + note(x + width, layout.tokens.y - 6, high, 'end');
  }
  return (
    small(shown, layout) +
    close +
    words(shown, layout) +
    drawPipeline(shown, layout) +
    (was ? before(was, shown, layout) : '') +
    corner(shown, layout)
  );
}
