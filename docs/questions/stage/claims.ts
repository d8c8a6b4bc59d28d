import type { Claim } from 'grounded/lab/claim.ts';

/** Distance of the image from the lens, in focal lengths. */
const image = (distance: number) => 1 / (1 - 1 / distance);

export const claims = [
  {
    id: 'nearer-farther',
    of: 'stage',
    says: 'The nearer the object comes to the focus, the farther away its image is.',
    varies: 'two distances of the object, drawn from the range of each size',
    draws: 50,
    sizes: { 'up to 2 focal lengths': 2, 'up to 100': 100 },
    holds: (draw, most) => {
      const near = 1 + ((most - 1) * draw) / 101;
      return image(near) > image(near + (most - near) / 2);
    },
  },
] as const satisfies readonly Claim[];
