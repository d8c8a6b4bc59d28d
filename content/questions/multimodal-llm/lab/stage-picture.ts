import { note, shortPx as px } from 'grounded/lab/svg.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import {
  box,
  crosses,
  fill,
  patchesOf,
  placeOf,
  ring,
  ringBefore,
  seams,
  texture,
  type Panel,
  type Patch,
} from './cells-picture.ts';
import { blockStarts, colourRoles, countsIn, house, numbersNeeded, paintBack } from './house.ts';
import { side } from './questions.ts';

/** What is drawn of a state. */
export interface Shown {
  /** Side of a block. */
  p: number;
  /** Whether the cells know their place. */
  place: boolean;
  /** Numbers in a token. */
  width: number;
  /** The cell that is asked about. */
  cell: number;
}

interface Layout {
  kind: Canvas['kind'];
  /** The picture, and what is painted back. */
  left: Panel;
  right: Panel;
  /** The tokens: their middle, and the side of the square that holds them. */
  tokens: { x: number; y: number; side: number };
}

/** Where the parts lie. */
export function layOut({ kind, width }: Canvas): Layout {
  const [edge, top, cell] = { wide: [4, 26, 27], narrow: [4, 22, 17], thumb: [8, 12, 14] }[kind] as [
    number,
    number,
    number,
  ];
  const [y, size] = { wide: [100, 132], narrow: [90, 52], thumb: [68, 48] }[kind] as [number, number];
  return {
    kind,
    left: { x: edge, y: top, cell },
    right: { x: width - edge - side * cell, y: top, cell },
    tokens: { x: width / 2, y, side: size },
  };
}

/** The squares of the tokens: one for each block, as the blocks lie. */
function squares(p: number, { x, y, side: size }: Layout['tokens']) {
  const along = side / p;
  const gap = along === 1 ? 0 : (size * 0.24) / along;
  // One token alone needs no more room than its picture.
  const edge = along === 1 ? size * 0.72 : (size - (along - 1) * gap) / along;
  const from = {
    x: x - (along * edge + (along - 1) * gap) / 2,
    y: y - (along * edge + (along - 1) * gap) / 2,
  };
  return blockStarts(p).map((start, at) => ({
    start,
    size: edge,
    x: from.x + (at % along) * (edge + gap),
    y: from.y + Math.floor(at / along) * (edge + gap),
  }));
}
type Square = ReturnType<typeof squares>[number];

/** What a token's numbers hold: shares of colours one above the other, or each cell where it lies. */
function contents({ start, size, x, y }: Square, { p, place }: Shown): Patch[] {
  if (place) {
    const cell = size / p;
    const [column, row] = [start % side, Math.floor(start / side)];
    const panel = { x: x - column * cell, y: y - row * cell, cell };
    const inside = (at: number) =>
      at % side >= column && at % side < column + p && at >= start && at < start + p * side;
    return patchesOf(house, panel, inside);
  }
  let top = y;
  return [...countsIn(start, p)].flatMap((count, colour) => {
    const height = (count * size) / (p * p);
    top += height;
    return count === 0 ? [] : [{ colour, x, y: top - height, width: size, height }];
  });
}

/** How close the marks lie in a token of some size: one a cell, or as the shares of colours have room for. */
const pitchOf = ({ p, place }: Shown, size: number) =>
  place || p === 1 ? size / p : p === 2 ? size / 4 : 11;

function tokensPart(shown: Shown, { tokens, kind }: Layout): string {
  const all = squares(shown.p, tokens);
  const patches = all.flatMap((square) => contents(square, shown));
  const asked = all.find(({ start }) => start === blockOf(shown.cell, shown.p))!;
  return (
    fill(patches) +
    (kind === 'wide' ? texture(patches, pitchOf(shown, asked.size)) : '') +
    (asked.size < 8
      ? ''
      : `<path class="stage-line" d="${all.map(({ x, y, size }) => box(x, y, size)).join('')}"/>`) +
    (kind === 'thumb' ? '' : ring(asked.x, asked.y, asked.size))
  );
}

/** The first cell of the block that a cell is in. */
const blockOf = (cell: number, p: number) => cell - (cell % p) - (Math.floor(cell / side) % p) * side;

function leftPart({ p, cell }: Shown, { left, kind }: Layout): string {
  const patches = patchesOf(house, left, () => true);
  const { x, y } = placeOf(cell, left);
  return (
    fill(patches) +
    texture(patches, left.cell) +
    seams(left, p) +
    (kind === 'thumb' ? '' : ring(x, y, left.cell))
  );
}

function rightPart({ p, place, width, cell }: Shown, { right, kind }: Layout): string {
  const { said } = paintBack(p, place, width);
  const isRight = (at: number) => said[at] === house[at];
  const sure = patchesOf(said, right, isRight);
  const wrong = patchesOf(said, right, (at) => !isRight(at));
  const { x, y } = placeOf(cell, right);
  return (
    fill(sure) +
    fill(wrong, true) +
    texture(sure, right.cell) +
    seams(right, p) +
    crosses(
      wrong.flatMap(({ x, y, width }) =>
        Array.from(
          { length: Math.round(width / right.cell) },
          (_, at) =>
            Math.round((y - right.y) / right.cell) * side + Math.round((x - right.x) / right.cell) + at,
        ),
      ),
      right,
    ) +
    (kind === 'thumb' ? '' : ring(x, y, right.cell))
  );
}

const arrowLength = 20;
/** An arrow to the right that begins at a place. */
const arrow = (x: number, y: number) =>
  `<g class="edge"><path d="M${x} ${y}h${arrowLength - 4}"/><path class="tip" d="M${x + arrowLength} ${y}l-6-3.5v7z"/></g>`;

/** Where a picture differs from the one before: the old colours in corners, the old ring, and how many were right. */
function before(was: Shown, shown: Shown, { left, right, kind }: Layout): string {
  const old = paintBack(was.p, was.place, was.width);
  const now = paintBack(shown.p, shown.place, shown.width);
  const corner = px(right.cell * 0.22);
  const corners = colourRoles
    .map((role, colour) => {
      const d = [...old.said]
        .flatMap((said, at) => {
          if (said !== colour || said === now.said[at]) return [];
          const { x, y } = placeOf(at, right);
          return `M${px(x + 2)} ${px(y + 2)}h${corner}l-${corner} ${corner}z`;
        })
        .join('');
      return d && `<path data-ghost="" class="stage-solid role-${role}" d="${d}"/>`;
    })
    .join('');
  const rings = [left, right].map((panel) => {
    const { x, y } = placeOf(was.cell, panel);
    return ringBefore(x, y, panel.cell);
  });
  const moved = was.p !== shown.p || was.place !== shown.place || was.width !== shown.width;
  const end = right.x + side * right.cell;
  const y = kind === 'wide' ? right.y - 10 : right.y + side * right.cell + 16;
  return (
    (moved ? corners + `<g data-ghost="">${note(px(end), px(y), `before: ${old.right}`, 'end')}</g>` : '') +
    (was.cell === shown.cell ? '' : rings.join(''))
  );
}

const strong = (x: number, y: number, text: string, anchor = '') =>
  note(px(x), px(y), text, `${anchor} stage-strong`.trim());

/** Px that stand for a number of a token. */
const roomScale = { wide: 0.72, narrow: 0.47 } as const;

/** How many numbers a token has, and how many of them its cells take up. */
function room(shown: Shown, x: number, y: number, scale: number): string {
  const { p, place, width } = shown;
  const over = isCrowded(shown);
  const need = numbersNeeded(p, place);
  return (
    `<path class="stage-solid role-${over ? 'wrong' : 'plain'}" d="${box(x, y, Math.min(need, width) * scale, 9)}"/>` +
    (over ? `<path class="stage-faint" d="${box(x + width * scale, y, (need - width) * scale, 9)}"/>` : '') +
    `<path class="stage-line" d="${box(x, y, width * scale, 9)}"/>`
  );
}

const needs = ({ p, place, width }: Shown): string =>
  `needs ${place ? `3 × ${p * p} = ` : ''}${numbersNeeded(p, place)}${place ? '' : ' numbers'}, has ${width}`;

/** Whether the cells of a token need more numbers than it has. */
const isCrowded = ({ p, place, width }: Shown) => numbersNeeded(p, place) > width;

/** What is known from a token, in lines. */
function whatIsHeld(shown: Shown): readonly string[] {
  if (shown.p === 1) return ['one cell each'];
  if (!shown.place) return ['how much of each colour,', 'not where'];
  return isCrowded(shown) ? ['what lies where,', 'as far as it fits'] : ['what lies where'];
}

function words(shown: Shown, { left, right, tokens, kind }: Layout): string {
  const count = (side / shown.p) ** 2;
  const heading = `${count} token${count === 1 ? '' : 's'} of ${shown.width} numbers`;
  const what = whatIsHeld(shown);
  const { right: known } = paintBack(shown.p, shown.place, shown.width);
  const back = `painted back: ${known} of 64`;
  const role = isCrowded(shown) ? ' stage-role role-wrong' : '';
  const taken = (scale: number) => Math.max(shown.width, numbersNeeded(shown.p, shown.place)) * scale;
  if (kind === 'wide')
    return (
      note(left.x, 16, 'the picture') +
      note(right.x, 16, back) +
      strong(tokens.x, 16, heading) +
      what.map((line, at) => note(tokens.x, (what.length === 1 ? 192 : 186) + at * 15, line, '')).join('') +
      room(shown, tokens.x - taken(roomScale.wide) / 2, 213, roomScale.wide) +
      note(tokens.x, 238, needs(shown), role.trim())
    );
  return (
    note(left.x, 13, 'the picture') +
    note(right.x + side * right.cell, 13, back, 'end') +
    strong(left.x, 180, heading, 'start') +
    note(left.x, 196, what.join(' ')) +
    room(shown, left.x, 205, roomScale.narrow) +
    note(px(left.x + taken(roomScale.narrow) + 9), 214, needs(shown), `start${role}`)
  );
}

/** Draws a picture, the tokens made from it, and what is painted back from them. */
export function drawTokens(shown: Shown, was: Shown | undefined, canvas: Canvas): string {
  const layout = layOut(canvas);
  const { left, right, tokens, kind } = layout;
  const [from, to] = [left.x + side * left.cell + 5, right.x - 5];
  const count = (side / shown.p) ** 2;
  const { right: known } = paintBack(shown.p, shown.place, shown.width);
  return (
    leftPart(shown, layout) +
    rightPart(shown, layout) +
    tokensPart(shown, layout) +
    (kind === 'wide' ? arrow(from, tokens.y) + arrow(to - arrowLength, tokens.y) : '') +
    (kind === 'thumb'
      ? note(tokens.x, 146, `${count} token${count === 1 ? '' : 's'}`, '') +
        note(left.x, 146, '64 cells') +
        note(right.x + side * right.cell, 146, `${known} come back`, 'end')
      : words(shown, layout)) +
    (was ? before(was, shown, layout) : '')
  );
}
