import { shortPx as px } from 'grounded/lab/svg.ts';
import { colourRoles } from './house.ts';
import { side } from './questions.ts';

/** Where 8 × 8 cells lie, in px. */
export interface Panel {
  x: number;
  y: number;
  cell: number;
}

/** A rectangle in one colour, in px. */
export interface Patch {
  colour: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The place of a cell in a panel. */
export const placeOf = (index: number, { x, y, cell }: Panel) => ({
  x: x + (index % side) * cell,
  y: y + Math.floor(index / side) * cell,
});

/** The cells of a panel that are chosen, neighbours of one colour in a row as one patch. */
export function patchesOf(
  colours: ArrayLike<number>,
  panel: Panel,
  chosen: (cell: number) => boolean,
): Patch[] {
  const out: Patch[] = [];
  for (let at = 0; at < side * side; at++) {
    if (!chosen(at)) continue;
    const goesOn = at % side > 0 && chosen(at - 1) && colours[at - 1] === colours[at];
    if (goesOn) out.at(-1)!.width += panel.cell;
    else out.push({ colour: colours[at]!, ...placeOf(at, panel), width: panel.cell, height: panel.cell });
  }
  return out;
}

export const box = (x: number, y: number, width: number, height = width): string =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** Fills patches, all of a colour in one path. `faint` is half strength. */
export const fill = (patches: readonly Patch[], faint = false): string =>
  colourRoles
    .map((role, colour) => {
      const d = patches
        .filter((patch) => patch.colour === colour)
        .map(({ x, y, width, height }) => box(x, y, width, height))
        .join('');
      return d && `<path class="stage-solid role-${role}"${faint ? ' opacity=".42"' : ''} d="${d}"/>`;
    })
    .join('');

/** The marks of a cell of some side by colour, from its upper left corner, 1 px thick: none, a course, two blades, a tile. */
const marks: readonly ((cell: number) => string)[] = [
  () => '',
  (cell) => `m0 ${px(cell / 2)}h${px(cell)}v1h${px(-cell)}z`,
  (cell) => {
    const [third, blade] = [px(cell / 3), `v${px(cell / 3)}h1v${px(-cell / 3)}z`];
    return `m${third} ${third}${blade}m${third} 0${blade}`;
  },
  (cell) =>
    `m${px(cell / 4)} ${px((3 * cell) / 4)}l${px(cell / 2)} ${px(-cell / 2)} .8.8 ${px(-cell / 2)} ${px(cell / 2)}z`,
];

/** Marks by which colours are told apart without colour, in each square of about `pitch` px. */
export function texture(patches: readonly Patch[], pitch: number): string {
  let d = '';
  for (const { colour, x, y, width, height } of patches) {
    const mark = marks[colour]!(pitch);
    const across = Math.max(1, Math.round(width / pitch));
    const down = Math.floor(height / pitch + 1e-6);
    const [first, top] = [x + (width - across * pitch) / 2, y + (height - down * pitch) / 2];
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across && mark; column++)
        d += `M${px(first + column * pitch)} ${px(top + row * pitch)}${mark}`;
  }
  return d && `<g opacity=".7"><path class="stage-veil" d="${d}"/></g>`;
}

/** Lines between cells, and gaps between blocks of p × p cells. */
export function seams({ x, y, cell }: Panel, p: number): string {
  const size = px(side * cell);
  const lines = (every: number, skip: number) =>
    Array.from({ length: side - 1 }, (_, at) => at + 1)
      .filter((at) => at % every === 0 && at % skip !== 0)
      .map((at) => `M${px(x + at * cell)} ${px(y)}v${size}M${px(x)} ${px(y + at * cell)}h${size}`)
      .join('');
  const [hair, cut] = [lines(1, p), lines(p, side)];
  return (
    (hair && `<path class="grid" fill="none" d="${hair}"/>`) +
    (cut && `<path class="halo" fill="none" d="${cut}"/>`)
  );
}

/** Crosses in cells. */
export function crosses(at: readonly number[], { x, y, cell }: Panel): string {
  const arm = px(cell * 0.36);
  const d = at
    .map((index) => {
      const [left, top] = [x + ((index % side) + 0.32) * cell, y + (Math.floor(index / side) + 0.32) * cell];
      return `M${px(left)} ${px(top)}l${arm} ${arm}m0-${arm}l-${arm} ${arm}`;
    })
    .join('');
  return d && `<path class="halo" fill="none" d="${d}"/><path class="stage-line role-wrong" d="${d}"/>`;
}

const around = (x: number, y: number, size: number, by: number) =>
  `<rect x="${px(x - by)}" y="${px(y - by)}" width="${px(size + 2 * by)}" height="${px(size + 2 * by)}" rx="${px(3 + by)}"`;

/** The ring around what is asked about. */
export const ring = (x: number, y: number, size: number): string =>
  `${around(x, y, size, 0.5)} class="halo" fill="none"/>${around(x, y, size, 1)} class="stage-head"/>${around(x, y, size, 0)} class="stage-head"/>`;

/** The ring where it was. */
export const ringBefore = (x: number, y: number, size: number): string =>
  `${around(x, y, size, 0)} class="stage-ghost" data-ghost=""/>`;
