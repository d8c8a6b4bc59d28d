import type { BookFile } from './lab.ts';

/**
 * Something that a stage, a lab or a live lab concludes. `claims.ts` beside a question exports its claims as `claims`; each
 * is tried over draws and sizes, and how often it holds is recorded in `claims.json` and shown beside what says it.
 */
export interface Claim {
  /** Its name in `claims.json`, in small letters and hyphens. */
  id: string;
  /** Which part of the page says it. */
  of: 'stage' | 'lab' | 'live';
  /** The conclusion, in one sentence. */
  says: string;
  /** The difference between draws, and the meaning of the sizes: “seed of the points; 64 to 4,096 channels”. */
  varies: string;
  /** How often it is drawn at each size: at least 50 times; 'exact' for arithmetic, where chance plays no part. */
  draws: number | 'exact';
  /** Sizes, or other settings, that it is tried at, by what they are called. */
  sizes?: Readonly<Record<string, number>>;
  /** Whether its sentence says itself how often it holds, which lets it hold in fewer than nine of ten draws. */
  saysHowOften?: boolean;
  /** Files below the book's folder (`*.bin`) that it reads. */
  files?: readonly string[];
  /**
   * Whether it holds in one draw: pure.
   *
   * @param draw  Counts from 1, like the seed of the stage or lab that shows it.
   * @param size  One of `sizes`; 0 without them.
   */
  holds(draw: number, size: number, file: BookFile): boolean;
}
