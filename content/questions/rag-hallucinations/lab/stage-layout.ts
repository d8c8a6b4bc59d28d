import { scaleInset, type Canvas, type Place } from 'grounded/lab/stage.ts';
import { shownOf } from './ranking.ts';
import { claims } from './shown-world.ts';

/** Middle and size of the card of a claim, in px. */
export type Box = Place & { width: number; height: number };

const rooms = {
  wide: { cards: 20, card: 38, columns: 5, gap: 8, curve: [86, 178], bars: [188, 22], letters: 236 },
  narrow: { cards: 18, card: 36, columns: 3, gap: 6, curve: [124, 190], bars: [199, 20], letters: 245 },
} as const;

/** Where the parts of the picture lie: claims, the curve, a tick for each answer, letters, the mark of the promise. */
export function layOut({ kind, width, height }: Canvas) {
  const size = kind === 'wide' ? 'wide' : 'narrow';
  const { left, right } = scaleInset[size];
  const room = rooms[size];
  const pitch = (width - left - right) / shownOf;
  const [top, bottom] = room.curve;
  return {
    ...room,
    narrow: size === 'narrow',
    width,
    height,
    left,
    end: width - right,
    pitch,
    top,
    bottom,
    /** Behind so many answers. */
    x: (shown: number) => left + shown * pitch,
    /** The height of a share of wrong answers; the scale ends at 30%. */
    y: (share: number) => bottom - (share / 0.3) * (bottom - top),
  };
}
export type Layout = ReturnType<typeof layOut>;

/** The card of a claim; the last one is wider where a row has room. */
export function cardBox(claim: number, { cards, card, columns, gap, width }: Layout): Box {
  const one = (width - 2 - (columns - 1) * gap) / columns;
  const column = claim % columns;
  const wide = claim === claims.length - 1 ? width - 2 - column * (one + gap) : one;
  return {
    x: 1 + column * (one + gap) + wide / 2,
    y: cards + Math.floor(claim / columns) * (card + gap) + card / 2,
    width: wide,
    height: card,
  };
}

const letterGap = 10;

/**
 * Where the letters of the claims stand, px from the left: below their ticks, apart from one another, and on their own
 * side of the cut.
 */
export function letterPlaces(places: readonly number[], shown: number, { x, pitch }: Layout): number[] {
  const at = places.map((place) => x(place) - pitch / 2);
  const ordered = [...places.keys()].sort((a, b) => places[a]! - places[b]!);
  let free = x(shown) - letterGap * 0.7;
  for (const claim of ordered.toReversed())
    if (places[claim]! <= shown) free = (at[claim] = Math.min(at[claim]!, free)) - letterGap;
  free = x(shown) + letterGap * 0.7;
  for (const claim of ordered)
    if (places[claim]! > shown) free = (at[claim] = Math.max(at[claim]!, free)) + letterGap;
  return at;
}
