/** How a picture of paper reaches the encoder: its pixels, patches and image tokens. */

/** Padded to a square, in the paper's own shape, or so with 2 × 2 patches merged into a token. */
export type Shape = 'square' | 'own' | 'merged';

/** Paper with print on it, in mm. */
export interface Paper {
  width: number;
  height: number;
  print: number;
}

export interface Encoded {
  /** Pixels of the picture, and of its print. */
  width: number;
  height: number;
  print: number;
  patches: number;
  tokens: number;
  /** Share of the picture that is paper and not padding. */
  paper: number;
}

/**
 * @param side   Pixels of the longer side.
 * @param patch  Pixels of one side of a patch. Sides are rounded to whole tokens, at least one.
 */
export function encoded({ width, height, print }: Paper, side: number, shape: Shape, patch: number): Encoded {
  const merge = shape === 'merged' ? 2 : 1;
  const unit = patch * merge;
  const long = Math.max(width, height);
  const pixels = (mm: number) => Math.max(1, Math.round((side * mm) / long / unit)) * unit;
  const [across, down] = shape === 'square' ? [pixels(long), pixels(long)] : [pixels(width), pixels(height)];
  const perMm = Math.min(across / width, down / height);
  const patches = (across / patch) * (down / patch);
  return {
    width: across,
    height: down,
    print: perMm * print,
    patches,
    tokens: patches / merge ** 2,
    paper: (perMm ** 2 * width * height) / (across * down),
  };
}
