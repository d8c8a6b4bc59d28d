import { nearestStop } from 'grounded/lab/stage.ts';
import { chains } from './chains.ts';
import type { Params } from './controls.ts';

/** The control that sets the length of a segment: the lab has equal layers alone. */
export const lengthControl = ({ chain }: Params) => (chain === 'equal' ? 'interval' : 'blocks');

/** The length of a segment: a link may hold one between two stops. */
export function lengthOf(params: Params): number {
  const { stops } = chains[params.chain];
  return stops[nearestStop(stops, params[lengthControl(params)])]!;
}
