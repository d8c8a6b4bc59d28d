/** Losses of three trainings of the model on held-out passages of Shakespeare, in nats a character, as passages.py recorded them. */
import { mulberry32, shuffle } from '../numerics/random.ts';
import { mean } from '../numerics/sums.ts';
import cut from './results/passages.json' with { type: 'json' };

/** Of each training by what was changed. */
export { cut };

/** The model and two more, which train.py made of other seeds. */
export const bases = { 'the book’s model': 0, 'a second training': 1, 'a third': 2 };

/** Mean over half of the passages, which a number draws. */
export function meanOfHalf(losses: readonly number[], draw: number): number {
  return mean(shuffle([...losses], mulberry32(draw)).slice(0, losses.length / 2));
}
