import type { Canvas } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { families, outOf100, type Family, type Policy } from './families.ts';
import { slab, stripes } from './river.ts';

const names: Readonly<Record<Family, readonly [wide: string, narrow: string]>> = {
  right: ['right', 'right'],
  own: ['false, own words', 'false'],
  altered: ['false copy', 'false copy'],
  recited: ['copied', 'copy'],
  beside: ['beside the point', 'beside'],
  silent: ['abstains', 'abstains'],
};

/** The row of bubbles: where their middles and names are, and the radius of 100 answers, in px. */
const rows = {
  wide: { middle: 53, radius: 36, name: 102, left: 0, step: 640 / 6 },
  narrow: { middle: 42, radius: 25, name: 79, left: 0, step: 343 / 6 },
} as const;

interface Bubble {
  x: number;
  y: number;
  radius: number;
}

const bubbleOf = (kind: 'wide' | 'narrow', i: number, share: number): Bubble => {
  const { middle, radius, left, step } = rows[kind];
  return { x: left + step * (i + 0.5), y: middle, radius: radius * Math.sqrt(share) };
};

/** A circle with a tail at its lower left, as of speech. */
function outline({ x, y, radius: r }: Bubble): string {
  const [ax, ay] = [x - 0.5 * r, y + 0.866 * r];
  return (
    `M${px(ax)} ${px(ay)}L${px(x - 0.95 * r)} ${px(y + 1.15 * r)}L${px(x - 0.866 * r)} ${px(y + 0.5 * r)}` +
    `A${px(r)} ${px(r)} 0 1 1 ${px(ax)} ${px(ay)}z`
  );
}

const looks: Readonly<Record<Family, string>> = {
  right: 'stage-solid role-evidence',
  own: 'stage-solid role-wrong',
  altered: 'stage-solid role-wrong',
  recited: 'stage-fill role-generated',
  beside: 'stage-fill role-plain',
  silent: 'stage-fill role-plain',
};

/** What distinguishes two kinds of one colour: stripes for own words, lines of text for a copy. */
function texture(family: Family, { x, y, radius }: Bubble): string {
  const side = radius * 1.3;
  if (radius < 6) return '';
  if (family === 'own')
    return `<path class="stage-veil" d="${stripes(x - side / 2, y - side / 2, side, side, 8)}"/>`;
  if (family !== 'altered' && family !== 'recited') return '';
  const lines = [-0.45, 0.45].map((at) => slab(x - side / 2, y + at * side, side, 1.2));
  return `<path class="${family === 'altered' ? 'stage-veil' : 'stage-solid role-generated'}" d="${lines.join('')}"/>`;
}

/** The answers of a policy as bubbles, whose area is their share, and their numbers of 100. */
export function bubbles({ shares }: Policy, { kind }: Canvas & { kind: 'wide' | 'narrow' }): string {
  const counts = outOf100(shares);
  return families
    .map((family, i) => {
      const bubble = bubbleOf(kind, i, shares[family]);
      const { x, y, radius } = bubble;
      const inside = radius > 12;
      const look = inside && looks[family].startsWith('stage-solid') ? 'stage-inverse' : 'halo';
      return (
        (counts[family] === 0 ? '' : `<path class="${looks[family]}" d="${outline(bubble)}"/>`) +
        texture(family, bubble) +
        `<text class="note stage-strong ${look}" x="${px(x)}" y="${px(inside ? y + 4.5 : y - radius - 4)}">${counts[family]}</text>` +
        `<text class="note" x="${px(x)}" y="${rows[kind].name}">${names[family][kind === 'wide' ? 0 : 1]}</text>`
      );
    })
    .join('');
}

/** The outlines of the same bubbles in another state. */
export const bubbleOutlines = ({ shares }: Policy, kind: 'wide' | 'narrow'): string =>
  families
    .map((family, i) => bubbleOf(kind, i, shares[family]))
    .filter(({ radius }) => radius >= 1.5)
    .map(outline)
    .join('');
