import type { Claim } from 'grounded/lab/claim.ts';
import { controls } from './lab/controls.ts';
import { encoded } from './lab/encoded.ts';
import { receipt } from './lab/total-line.ts';

const sides = Object.fromEntries(controls.side.values.map((side) => [`${side} pixels`, side]));
const at = (side: number, shape: 'square' | 'own' | 'merged') => encoded(receipt, side, shape, 14);

/** What the stage and the live lab of this page conclude. */
export const claims = [
  {
    id: 'padding',
    of: 'stage',
    says: 'Two thirds of a square around the receipt are padding.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) => Math.abs(1 - at(side, 'square').paper - 2 / 3) < 1e-9,
  },
  {
    id: 'own-shape',
    of: 'stage',
    says: 'In its own shape, the receipt takes a third of the tokens of a padded square, and its print is as high.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) =>
      3 * at(side, 'own').tokens === at(side, 'square').tokens &&
      Math.abs(at(side, 'own').print - at(side, 'square').print) < 1e-9,
  },
  {
    id: 'merged',
    of: 'stage',
    says: 'With four patches merged into a token it takes a twelfth, and its print is as high.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) =>
      12 * at(side, 'merged').tokens === at(side, 'square').tokens &&
      Math.abs(at(side, 'merged').print - at(side, 'square').print) < 1e-9,
  },
] as const satisfies readonly Claim[];
