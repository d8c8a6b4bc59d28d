import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import type { Params } from './controls.ts';

export interface Frame extends Progress {
  /** The wavelength at which it is brightest, in nm. */
  brightest: number;
}

/** A number for each nm from 300 on: sunlight by Planck's law. */
export const files = (): string[] => ['spectra/sun.bin'];

export function* run({ from }: Params, file: BookFile): Generator<Frame> {
  const seen = new Uint16Array(file(files()[0]!)).subarray(from - 300);
  yield { brightest: from + seen.indexOf(Math.max(...seen)), progress: 1 };
}
