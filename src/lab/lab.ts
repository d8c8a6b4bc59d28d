import type { Controls, ParamsOf } from './controls.ts';

/** One frame of a run: what is known so far. The last frame of a run is its result. */
export interface Progress {
  /** Share of the work that is done, 0 to 1; the last frame has 1. */
  progress: number;
}

/** A preset link: a state to try, and what to look for in it. */
export interface Preset<C extends Controls> {
  id: string;
  label: string;
  look: string;
  params: Partial<ParamsOf<C>>;
}

/** Reads a file of the book that a lab has named. */
export type BookFile = (name: string) => ArrayBuffer;

/**
 * A laboratory: what `lab/lab.ts` beside a question exports as `lab`, or `live/lab.ts` or `line/lab.ts` if it runs only
 * when it is asked to. `run` is pure: the build, the tests and the worker call the same function, and what it yields depends on its
 * parameters alone, and on the files that it names.
 */
export interface Lab<C extends Controls, F extends Progress> {
  title: string;
  /** One sentence on what the lab computes. */
  intro: string;
  controls: C;
  presets: readonly Preset<C>[];
  /** Text of the button that starts a live lab; the size of its files follows. */
  press?: string;
  /** Simplifications, so that nobody takes the numbers for more than they are. */
  simplified: readonly string[];
  /** Names of the files below the book's folder (`*.bin`) that a run reads: fetched when they are needed, and once. */
  files?(params: ParamsOf<C>): readonly string[];
  run(params: ParamsOf<C>, file: BookFile): Generator<F, void, undefined>;
  /** A frame as HTML. Texts are escaped; holds no controls, so that a new frame never takes the focus away. */
  view(frame: F, params: ParamsOf<C>): string;
  /** One sentence for screen readers on what changed. */
  summary(frame: F, params: ParamsOf<C>): string;
}

/** A lab whose types of controls and frames are unknown to its caller. */
export type AnyLab = Lab<Controls, Progress>;

/**
 * The last frame of a run.
 *
 * @throws Error if the run has none.
 */
export function result<F extends Progress>(frames: Iterable<F>): F {
  let last: F | undefined;
  for (const frame of frames) last = frame;
  if (last === undefined) throw new Error('a run yields at least one frame');
  return last;
}

/**
 * For labs that read no file.
 *
 * @throws Error for any name.
 */
export const noFile: BookFile = (name) => {
  throw new Error(`no file “${name}” was brought`);
};
