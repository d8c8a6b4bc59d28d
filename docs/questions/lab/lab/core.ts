import type { Progress } from 'grounded/lab/lab.ts';
import type { Params } from './controls.ts';

export interface Frame extends Progress {
  /** Distance of the image from the lens, in cm; negative where there is none. */
  image: number;
}

/** The lens equation, 1/f = 1/g + 1/b. */
export function* run({ focal, distance }: Params): Generator<Frame, void, undefined> {
  yield { image: 1 / (1 / focal - 1 / distance), progress: 1 };
}
