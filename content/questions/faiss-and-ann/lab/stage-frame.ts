import type { Canvas, Place } from 'grounded/lab/stage.ts';
import { shortPx } from 'grounded/lab/svg.ts';
import { world } from './plane.ts';

/** Where the plane lies in a canvas, in px. */
export interface Frame {
  kind: Canvas['kind'];
  /** Px for a unit of the plane. */
  scale: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** A place of the plane in px. */
  at(place: Place): Place;
  /** A place in px in the plane. */
  from(place: Place): Place;
}

/** What a card shows of the plane, as its scale and its upper left corner. */
const card = { scale: 132, x: 0.62, y: 0.42 };

export function frameOf({ kind, width, height }: Canvas): Frame {
  const thumb = kind === 'thumb';
  const edge = thumb ? 0 : 1;
  const scale = thumb
    ? card.scale
    : Math.min((width - 2 * edge) / world.width, (height - 2 * edge) / world.height);
  const begin = thumb ? card : { x: 0, y: 0 };
  return {
    kind,
    scale,
    left: edge,
    top: edge,
    right: thumb ? width : edge + scale * world.width,
    bottom: thumb ? height : edge + scale * world.height,
    at: ({ x, y }) => ({ x: edge + scale * (x - begin.x), y: edge + scale * (y - begin.y) }),
    from: ({ x, y }) => ({ x: (x - edge) / scale, y: (y - edge) / scale }),
  };
}

/** Px for a unit in what is drawn alike for all rooms, so that a page that shows two of them holds the same twice. */
const groundScale = 149;
export const onGround = ({ x, y }: Place): Place => ({ x: groundScale * x, y: groundScale * y });

/** Fits into a room what is drawn in px of the ground. */
export function fitted({ at, scale }: Frame, shapes: string): string {
  const { x, y } = at({ x: 0, y: 0 });
  const size = scale === groundScale ? '' : ` scale(${(scale / groundScale).toFixed(4)})`;
  return `<g transform="translate(${shortPx(x)} ${shortPx(y)})${size}">${shapes}</g>`;
}

/** A way by so much, as a path has it. */
const by = (letter: string, x: number, y: number) => `${letter}${shortPx(x)}${y < 0 ? '' : ' '}${shortPx(y)}`;

/**
 * A path through places in px, each told by its way from the one before, since a page holds hundreds.
 *
 * @param grid  What part of a px places are rounded to.
 */
export function relativePath(lines: readonly (readonly Place[])[], end: string, grid: number): string {
  const rounded = (value: number) => Math.round(value / grid);
  let [atX, atY] = [0, 0];
  let path = '';
  for (const line of lines) {
    line.forEach((place, i) => {
      const [x, y] = [rounded(place.x), rounded(place.y)];
      if (i === 0 || x !== atX || y !== atY)
        path += by(i === 0 ? 'm' : 'l', (x - atX) * grid, (y - atY) * grid);
      [atX, atY] = [x, y];
    });
    if (!line[0]) continue;
    path += end;
    if (end === 'z') [atX, atY] = [rounded(line[0].x), rounded(line[0].y)];
  }
  return path;
}

/** A path of dots, from above: it is drawn with round ends. */
export const dotted = (places: readonly Place[]): string =>
  relativePath(
    [...places].sort((a, b) => a.y - b.y).map((place) => [place]),
    'h0',
    1,
  );
