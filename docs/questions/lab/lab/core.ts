import type { Progress } from 'grounded/lab/lab.ts';
import type { Point } from 'grounded/lab/plot.ts';
import type { Params } from './controls.ts';

export interface Frame extends Progress {
  /** Distance of the image from the lens, in cm. */
  image: number;
  /** The same for each distance of the object. */
  curve: Point[];
}

export function* run({ focal, distance }: Params): Generator<Frame> {
  // The lens equation, 1/f = 1/g + 1/b.
  const image = (distance: number) => 1 / (1 / focal - 1 / distance);
  const curve = Array.from({ length: 31 }, (_, at): Point => [10 + at, image(10 + at)]);
  yield { image: image(distance), curve, progress: 1 };
}
