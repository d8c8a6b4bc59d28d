/** What the experiments with the model share: it writes as it was changed and as it was, and is judged on held-out text. */
import type { Progress } from 'grounded/lab/lab.ts';
import excerpts from './excerpts.json' with { type: 'json' };
import { judge, predictions, type Judged } from './judge.ts';
import { decode, encode, type Model } from './model.ts';
import { write } from './write.ts';

/** Voices that there is held-out text of. */
export type Voice = 'shakespeare' | 'genesis';

export interface Losses extends Progress {
  /** Loss on excerpts of held-out text, in nats a character, as it was changed and as it was, as far as they are known. */
  losses: Partial<Record<Voice, number>>;
  originals: Partial<Record<Voice, number>>;
  /** KL(original ‖ changed) on the excerpts of the first voice, in nats a character. */
  divergence?: number | undefined;
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
const references = new Map<Voice, { logs: Float32Array[][]; loss: number }>();

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
    const { logs, loss: before } = yield* referenceOf(voice, original, { ...frame, progress: from });
    frame.originals = { ...frame.originals, [voice]: before };
    for (const { loss, divergence, progress } of judge(changed, excerpts[voice], logs)) {
      frame.losses = { ...frame.losses, [voice]: loss };
      if (voice === voices[0]) frame.divergence = divergence;
      yield { ...frame, progress: Math.min(0.999, from + work * progress) };
    }
  }
  yield { ...frame, progress: 1 };
}

/** The original's predictions on the excerpts of a voice, and its loss there. */
function* referenceOf<F extends Losses>(voice: Voice, model: Model, frame: F) {
  let known = references.get(voice);
  if (!known) {
    const logs: Float32Array[][] = [];
    let sum = 0;
    let count = 0;
    for (const window of excerpts[voice]) {
      const ids = encode(window);
      logs.push([...predictions({ model }, window)]);
      logs.at(-1)!.forEach((log, t) => (sum -= log[ids[t + 1]!]!));
      count += ids.length - 1;
      yield frame;
    }
    known = { logs, loss: sum / count };
    references.set(voice, known);
  }
  return known;
}
