import { em } from './em.ts';

/** What a letter inks. Lengths in parts of the em, from its origin on the baseline, y downwards. */
export interface Outline {
  /** SVG without colours; empty where there is no ink. */
  markup: string;
  bounds: Bounds;
}
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A path as satori draws it. */
export interface Path {
  /** Absolute commands alone. */
  d: string;
  /** Attributes that make a face heavier that lacks the weight. */
  stroke: string;
}

/** Half of the widest line that satori puts around a letter. */
const strokeMargin = em / 32;

/** The paths of a drawing, by the number that their colour is. */
export function pathsByColour(svg: string): Map<number, Path[]> {
  const paths = new Map<number, Path[]>();
  const path = /<path fill="#([0-9a-f]{6})" d="([^"]*)"(?: stroke="[^"]*" stroke-width="([\d.]+)")?/g;
  for (const [, colour, d, width] of svg.matchAll(path)) {
    const number = parseInt(colour!, 16);
    const stroke = width === undefined ? '' : ` stroke="#000" stroke-width="${width}"`;
    paths.set(number, [...(paths.get(number) ?? []), { d: d!, stroke }]);
  }
  return paths;
}

/**
 * The outline of a letter that is drawn behind another, whose only contour stands on the baseline.
 *
 * @param originX  Where the letter has its origin in the drawing.
 */
export function outlineBehind([first, ...others]: readonly Path[], originX: number): Outline {
  const [foot, ...contours] = first!.d.split(/(?=M)/);
  const originY = Math.max(...points(foot!).map(([, y]) => y));
  const ink = [{ d: contours.join(''), stroke: first!.stroke }, ...others].filter(({ d }) => d !== '');
  if (ink.length === 0) return { markup: '', bounds: { left: 0, top: 0, right: 0, bottom: 0 } };
  const ends = ink.flatMap(({ d }) => points(d));
  const xs = ends.map(([x]) => x - originX);
  const ys = ends.map(([, y]) => y - originY);
  return {
    markup: ink
      .map(({ d, stroke }) => `<path d="${d}"${stroke} transform="translate(${-originX} ${-originY})"/>`)
      .join(''),
    bounds: {
      left: Math.min(...xs) - strokeMargin,
      top: Math.min(...ys) - strokeMargin,
      right: Math.max(...xs) + strokeMargin,
      bottom: Math.max(...ys) + strokeMargin,
    },
  };
}

/** Ends and control points of a path: what it draws lies between them. */
function points(d: string): [x: number, y: number][] {
  const numbers = d.match(/-?[\d.]+/g)!.map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at]!, numbers[2 * at + 1]!]);
}
