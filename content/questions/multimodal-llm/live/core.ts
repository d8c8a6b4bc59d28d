import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { withAdapters } from '../../../model/adapters.ts';
import { readModel, type Model } from '../../../model/model.ts';
import {
  held,
  meanTokens,
  projectorOf,
  scans,
  side,
  wordAfter,
  words as names,
  type Projector,
} from '../../../model/sight.ts';
import type { Params } from './controls.ts';

/** A held-out picture that is asked about. */
export interface Asked {
  digit: number;
  /** What the model gets in its place: no pixels where it gets tokens alone. */
  shown: ArrayLike<number> | undefined;
  /** What it writes. */
  word: string;
}

export interface Frame extends Progress {
  asked: Asked[];
  /** Pictures so far whose word it wrote, of so many. */
  right: number;
  tried: number;
}

/** Held-out pictures that are drawn. */
export const drawn = 8;
/** Held-out pictures that are tried here. */
export const tried = 60;

/** Adapters are in the files of stage 2 alone. */
const isStageTwo = (trained: Params['trained']) => trained === 'none' || trained === 'text';

export const files = ({ seed, trained }: Pick<Params, 'seed' | 'trained'>): string[] => [
  'model/base.bin',
  'model/data/digits.bin',
  `model/data/sight-${seed}${isStageTwo(trained) ? `-${trained}` : ''}.bin`,
];

/** The model and its projector, as they were trained. */
export function sighted(
  { seed, trained }: Pick<Params, 'seed' | 'trained'>,
  file: BookFile,
): { model: Model; projector: Projector } {
  const [base, , sight] = files({ seed, trained }).map(file);
  const model = readModel(base!);
  return isStageTwo(trained)
    ? { model: withAdapters(model, sight!, 1), projector: projectorOf(sight!, 'trained') }
    : { model, projector: projectorOf(sight!, trained as 'start' | 'trained' | 'shuffled') };
}

/** Whether a word names a digit. */
export const isWordOf = (digit: number, word: string): boolean => word === names[digit];

const blank = new Uint8Array(side ** 2);

/** Shows the model pictures that no training saw: first those that are drawn, then others. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const all = scans(file('model/data/digits.bin'));
  const [seen, unseen] = [all.slice(0, -held), all.slice(-held)];
  const { model, projector } = sighted(params, file);
  const mean = params.gets === 'mean' ? meanTokens(projector, seen) : undefined;
  const shownFor = (at: number) =>
    params.gets === 'blank' ? blank : unseen[(at + (params.gets === 'other' ? 1 : 0)) % held]!.pixels;
  const words = new Map<number, string>();
  const isSame = params.gets === 'blank' || params.gets === 'mean';
  const wordFor = (at: number) => {
    const key = isSame ? 0 : at;
    const word = words.get(key) ?? wordAfter(model, mean ?? projector(shownFor(at)));
    words.set(key, word);
    return word;
  };
  const asked: Asked[] = [];
  for (let i = 0; i < drawn; i++) {
    const at = (params.picture - 1 + i) % held;
    asked.push({ digit: unseen[at]!.digit, shown: mean ? undefined : shownFor(at), word: wordFor(at) });
    yield { asked: [...asked], right: 0, tried: 0, progress: (0.1 * i) / drawn };
  }
  let right = 0;
  for (let i = 0; i < tried; i++) {
    if (isWordOf(unseen[i]!.digit, wordFor(i))) right += 1;
    yield { asked, right, tried: i + 1, progress: 0.1 + (0.9 * (i + 1)) / tried };
  }
}
