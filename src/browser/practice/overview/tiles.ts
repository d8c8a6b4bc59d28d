import { el } from '../../element.ts';
import type { Coming } from '../schedule/due.ts';

/** States of cards, in the order of their tiles. */
export const states = ['due', 'practised', 'new'] as const;
type State = (typeof states)[number];

export const tile = (state: State): HTMLElement => el('i', { class: 'practice-tile', 'data-state': state });

/** Cards, by their keys in the log, as tiles, with how many were practised and how many are due. */
export function tilesOf(keys: readonly string[], coming: Coming, now: number) {
  const cards = keys.map((key): State => {
    const from = coming.get(key)?.from;
    return from === undefined ? 'new' : from <= now ? 'due' : 'practised';
  });
  const of = (state: State) => cards.filter((one) => one === state);
  const tiles = states.flatMap((state) => of(state).map(tile));
  return {
    tiles: el('span', { class: 'practice-tiles', 'aria-hidden': 'true' }, tiles),
    practised: cards.length - of('new').length,
    due: of('due').length,
  };
}
