/** The states of the stage, for its tests. */
import { controls, opens, views, type Params } from './controls.ts';
import { defaultsOf } from 'grounded/lab/controls.ts';

export const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });

/** Each index with each effort. */
export const settings = [
  ...opens.map((open) => ({ index: 'cells' as const, open })),
  ...views.map((view) => ({ index: 'graph' as const, view })),
];

/** All places at which a reader can put the query, or every so many in both directions. */
export function* places(every = 1) {
  for (let i = 0; i <= 150; i += every)
    for (let j = 0; j <= 100; j += every)
      yield { x: Number((i / 50).toFixed(2)), y: Number((j / 50).toFixed(2)) };
}
