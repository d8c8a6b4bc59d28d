/** What the experiments with the model share: it writes as it was changed and as it was, and is judged on held-out text. */
import type { Progress } from 'grounded/lab/lab.ts';
import excerpts from './excerpts.json' with { type: 'json' };
import { judge, type Judged } from './judge.ts';
import { decode, type Model } from './model.ts';
import { write } from './write.ts';

/** Voices that there is held-out text of. */
export type Voice = 'shakespeare' | 'genesis';

export interface Losses extends Progress {
  /** Loss on excerpts of held-out text, in nats a character, as it was changed and as it was, as far as they are known. */
  losses: Partial<Record<Voice, number>>;
  originals: Partial<Record<Voice, number>>;
}

export interface Frame extends Losses {
  /** What the model writes as it was changed, so far, and as it was. */
  text: string;
  original: string;
}

export interface Comparison {
  original: Model;
  changed: Judged;
  voices: readonly Voice[];
}
export interface Experiment extends Comparison {
  start: string;
  temperature: number;
  seed: number;
}

/** Characters that are written. */
const length = 280;

/** Share of an experiment's work that a text is, and that the excerpts of one voice are, about. */
const [textWork, voiceWork] = [0.25, 0.25];

/** What the original writes and predicts, by what it depends on: asked for again at each change of an experiment. */
const texts = new Map<string, string>();
const references = new Map<Voice, number>();

/** Runs an experiment: the changed text first, since it is what the reader waits for. */
export function* experiment(asked: Experiment): Generator<Frame, void, undefined> {
  const { original, changed, start, temperature, seed } = asked;
  const all = 2 * textWork + asked.voices.length * voiceWork;
  let done = 0;
  const frame: Frame = { progress: 0, text: '', original: '', losses: {}, originals: {} };
  const writing = { start, length, temperature, seed };
  for (const id of write({ ...writing, ...changed })) {
    frame.text += decode([id]);
    yield { ...frame, progress: ((textWork / all) * frame.text.length) / length };
  }
  done += textWork;
  const key = JSON.stringify(writing);
  const known = texts.get(key);
  if (known === undefined)
    for (const id of write({ ...writing, model: original })) {
      frame.original += decode([id]);
      yield { ...frame, progress: (done + (textWork * frame.original.length) / length) / all };
    }
  else frame.original = known;
  texts.set(key, frame.original);
  done += textWork;
  yield* judged(asked, { ...frame, progress: done / all });
}

/** Judges the changed model and the original on each voice, beside what a frame already holds. */
export function* judged<F extends Losses>(
  { original, changed, voices }: Comparison,
  begun: F,
): Generator<F, void, undefined> {
  const frame = { ...begun };
  const work = (1 - begun.progress) / voices.length;
  for (const [at, voice] of voices.entries()) {
    const from = begun.progress + at * work;
    const before = yield* referenceOf(voice, original, { ...frame, progress: from });
    frame.originals = { ...frame.originals, [voice]: before };
    for (const { loss, progress } of judge(changed, excerpts[voice])) {
      frame.losses = { ...frame.losses, [voice]: loss };
      yield { ...frame, progress: Math.min(0.999, from + work * progress) };
    }
  }
  yield { ...frame, progress: 1 };
}

/** The original's loss on the excerpts of a voice. */
function* referenceOf<F extends Losses>(voice: Voice, model: Model, frame: F) {
  let known = references.get(voice);
  if (known === undefined) {
    for ({ loss: known } of judge({ model }, excerpts[voice])) yield frame;
    references.set(voice, known!);
  }
  return known!;
}
