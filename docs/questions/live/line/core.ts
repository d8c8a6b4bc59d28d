import { pressedSquares } from 'grounded/lab/controls.ts';
import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { controls, type Params } from './controls.ts';

export interface Frame extends Progress {
  /** What is left of light: each colour, and how bright it is, in percent. */
  left: { colour: string; bright: number }[];
}

export const files = (): string[] => ['spectra/sun.bin'];

export function* run({ off }: Params, file: BookFile): Generator<Frame> {
  const spectrum = new Uint16Array(file(files()[0]!));
  const bright = [410, 470, 540, 680].map((nm) => Math.round(spectrum[nm - 300]! / 655.35));
  const left = controls.off.squares.columns
    .map((colour, at) => ({ colour, bright: bright[at]! }))
    .filter((_, at) => !pressedSquares(off).includes(at));
  yield { left, progress: 1 };
}
