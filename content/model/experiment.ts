/** What the experiments with the model share: it writes as it was changed and as it was, and is judged on held-out text. */
import type { Progress } from 'grounded/lab/lab.ts';
import excerpts from './excerpts.json' with { type: 'json' };
import { judge, predictions, type Judged } from './judge.ts';
import { decode, type Model } from './model.ts';
import { write } from './write.ts';

/** Voices that there is held-out text of. */
export type Voice = 'shakespeare' | 'genesis';

export interface Frame extends Progress {
  /** What the model writes as it was changed, so far, and as it was. */
  text: string;
  original: string;
  /** Loss on excerpts of held-out text, in nats a character; undefined until it is known. */
  losses: Partial<Record<Voice, number>>;
  /** KL(original ‖ changed) on the excerpts of the first voice, in nats a character. */
  divergence?: number | undefined;
}

export interface Experiment {
  original: Model;
  changed: Judged;
  voices: readonly Voice[];
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
const references = new Map<Voice, Float32Array[][]>();

/** Runs an experiment: the changed text first, since it is what the reader waits for. */
export function* experiment(asked: Experiment): Generator<Frame, void, undefined> {
  const { original, changed, voices, start, temperature, seed } = asked;
  const all = 2 * textWork + voices.length * voiceWork;
  let done = 0;
  const frame: Frame = { progress: 0, text: '', original: '', losses: {} };
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
  for (const [at, voice] of voices.entries()) {
    const reference = at === 0 ? referenceOf(voice, original) : undefined;
    for (const { loss, divergence, share } of judge(changed, excerpts[voice], reference)) {
      frame.losses = { ...frame.losses, [voice]: loss };
      if (reference) frame.divergence = divergence;
      yield { ...frame, progress: Math.min(0.999, (done + voiceWork * share) / all) };
    }
    done += voiceWork;
  }
  yield { ...frame, progress: 1 };
}

/** The original's predictions on the excerpts of a voice. */
function referenceOf(voice: Voice, model: Model): Float32Array[][] {
  const known = references.get(voice) ?? excerpts[voice].map((window) => [...predictions({ model }, window)]);
  references.set(voice, known);
  return known;
}
