import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import type { Params } from './controls.ts';
import { percent, sharesOf, trafficOf } from './stage-words.ts';
import { wrongByPlace } from './three-shares.ts';

/** All answers as a field above, three bars below; px from top to bottom. */
const sizes = {
  wide: { field: [20, 134], bars: [178, 26], name: 170, bar: 16 },
  narrow: { field: [20, 118], bars: [160, 34], name: 0, bar: 10 },
  thumb: { field: [10, 118], bars: [0, 0], name: 0, bar: 0 },
} as const;

export function layOut({ kind, width, height }: Canvas) {
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : scaleInset[kind];
  const [top, bottom] = sizes[kind].field;
  const end = width - right;
  return { kind, left, end, top, bottom, width, height, x: (share: number) => left + share * (end - left) };
}
type Layout = ReturnType<typeof layOut>;

/** The lower part of the field: how likely each answer is wrong, from one place to another. */
function wrongArea(params: Params, from: number, to: number, { x, top, bottom }: Layout): string {
  const y = (likely: number) => px(bottom - likely * (bottom - top));
  const places = wrongByPlace(trafficOf(params), 60);
  const at = (place: number): number => {
    const next = places.findIndex(([there]) => there >= place);
    if (next <= 0) return places.at(next === 0 ? 0 : -1)![1];
    const [[a, low], [b, high]] = [places[next - 1]!, places[next]!];
    return low + ((place - a) / Math.max(1e-12, b - a)) * (high - low);
  };
  const inside = places.filter(([place]) => place > from && place < to);
  const edge = [[from, at(from)] as const, ...inside, [to, at(to)] as const];
  const line = edge.map(([place, likely]) => `L${px(x(place))} ${y(likely)}`).join('');
  return `M${px(x(from))} ${bottom}${line}V${bottom}z`;
}

/** Lines across what is wrong, which tell it from what is right where colours do not. */
function wrongLines(params: Params, { x, end, top, bottom }: Layout): string {
  const places = wrongByPlace(trafficOf(params), 60);
  const lines = [];
  for (let y = bottom - 8; y > top; y -= 9) {
    const from = places.find(([, likely]) => likely * (bottom - top) >= bottom - y)?.[0];
    if (from !== undefined) lines.push(`M${px(x(from))} ${y}H${end}v1.2H${px(x(from))}z`);
  }
  return lines.join('');
}

const box = (from: number, to: number, { x, top, bottom }: Layout) =>
  `M${px(x(from))} ${top}H${px(x(to))}V${bottom}H${px(x(from))}z`;

/** All answers, the best-scored at the left: wrong ones below, right ones above, and what is refused behind a veil. */
function field(params: Params, layout: Layout): string {
  const shown = params.shown / 100;
  const { kind, x, top, bottom, end } = layout;
  const line = px(x(shown));
  return (
    `<path class="stage-solid role-evidence" d="${box(0, 1, layout)}"/>` +
    `<path class="stage-solid role-wrong" d="${wrongArea(params, 0, 1, layout)}"/>` +
    `<path class="stage-veil" d="${wrongLines(params, layout)}"/>` +
    (shown < 1 ? `<path class="stage-veil" d="${box(shown, 1, layout)}"/>` : '') +
    `<path class="stage-head" d="M${line} ${top - 6}V${bottom + 6}"/>` +
    (kind === 'thumb'
      ? ''
      : `<circle class="stage-dot" cx="${line}" cy="${(top + bottom) / 2}" r="7"/>` +
        (shown > 0.12 ? note(px(x(shown / 2)), top - 7, 'shown', '') : '') +
        (shown < 0.85 ? note(px(Math.min(x((1 + shown) / 2), end - 26)), top - 7, 'refused', '') : ''))
  );
}

const promises = [
  ['ofAll', 'of all requests', 'all requests'],
  ['ofShown', 'of the answers shown', 'the answers shown'],
  ['ofWrong', 'of the wrong answers', 'the wrong answers'],
] as const;

/** Three bars: the wrong answers shown, as a share of three different wholes. */
function bars(params: Params, before: Params | undefined, layout: Layout): string {
  const { kind, left, end, x } = layout;
  const {
    bars: [first, pitch],
    bar,
    name,
  } = sizes[kind];
  const shares = sharesOf(params);
  const last = before && sharesOf(before);
  const from = kind === 'wide' ? left + name : left;
  const place = (share: number) => px(from + share * (end - 44 - from));
  return (
    note(left, first - 9, 'Wrong answers shown, as a share', 'start') +
    promises
      .map(([key, wide], i) => {
        const y = first + i * pitch + (kind === 'wide' ? 0 : 14);
        const text = kind === 'wide' ? note(left, y + 12.5, wide, 'start') : note(left, y - 4, wide, 'start');
        const value = shares[key];
        const ghost =
          last && Math.abs(last[key] - value) > 5e-4
            ? `<path data-ghost class="stage-ghost" d="M${place(last[key])} ${y - 3}v${bar + 6}"/>`
            : '';
        return (
          text +
          `<path class="grid" d="M${from} ${y + bar / 2}H${px(end - 44)}"/>` +
          `<path class="stage-solid role-wrong" d="M${from} ${y}H${place(value)}v${bar}H${from}z"/>` +
          ghost +
          `<text class="note end halo stage-strong role-wrong" x="${px(x(1))}" y="${y + bar / 2 + 4.5}">${percent(value)}</text>`
        );
      })
      .join('')
  );
}

/** Draws a cut through all answers, and what becomes of the three promises. */
export function drawCut(params: Params, before: Params | undefined, canvas: Canvas): string {
  const layout = layOut(canvas);
  if (canvas.kind === 'thumb') {
    const { ofAll, ofShown } = sharesOf(params);
    return (
      field(params, layout) +
      note(150, 145, `${percent(ofAll)} of all wrong, ${percent(ofShown)} of those shown`, '')
    );
  }
  const moved = before && before.shown !== params.shown ? px(layout.x(before.shown / 100)) : undefined;
  const ghost =
    moved === undefined
      ? ''
      : `<path data-ghost class="stage-ghost" d="M${moved} ${layout.top - 4}V${layout.bottom + 4}"/>`;
  return (
    note(layout.left, layout.bottom + 15, 'best-scored answer', 'start') +
    note(layout.end, layout.bottom + 15, 'worst-scored', 'end') +
    field(params, layout) +
    // Narrow pages have no room for them at the left.
    (layout.kind === 'wide'
      ? note(0, layout.top + 12, 'right', 'start') + note(0, layout.bottom - 3, 'wrong', 'start')
      : note(layout.left + 6, layout.top + 15, 'right', 'start halo') +
        note(layout.end - 6, layout.bottom - 6, 'wrong', 'end halo')) +
    ghost +
    bars(params, before, layout)
  );
}
