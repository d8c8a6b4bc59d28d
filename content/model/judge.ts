/** How well a model predicts a text. */
import type { Progress } from 'grounded/lab/lab.ts';
import { Pass, type Changes } from './forward.ts';
import { encode, sizes, type Model } from './model.ts';
import { readPrompt } from './write.ts';

/** A model with what is done to its passes. */
export interface Judged {
  model: Model;
  changes?: Changes | undefined;
  /** Vectors before the text, shape [length, width]. */
  prompt?: Float32Array | undefined;
}

/** Mean so far, in nats a character. */
export interface Judgement extends Progress {
  loss: number;
}

/** Logarithms of the probabilities. */
function logSoftmax(logits: Float32Array): Float32Array {
  const most = Math.max(...logits);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  const shift = most + Math.log(sum);
  return logits.map((logit) => logit - shift);
}

/** Logarithms of the next character's probabilities at each character of a window but its last. */
function* predictions({ model, changes, prompt }: Judged, window: string): Generator<Float32Array> {
  const ids = encode(window);
  const pass = new Pass(model, ids.length + (prompt?.length ?? 0) / sizes.width, changes);
  readPrompt(pass, prompt);
  for (const id of ids.slice(0, -1)) yield logSoftmax(pass.read(id));
}

/** Mean loss over windows of a text, in nats a character: yields that of the windows so far. */
export function* judge(judged: Judged, windows: readonly string[]): Generator<Judgement, void, undefined> {
  let [loss, count] = [0, 0];
  for (const [w, window] of windows.entries()) {
    const next = encode(window).slice(1);
    let t = 0;
    for (const logs of predictions(judged, window)) loss -= logs[next[t++]!]!;
    count += t;
    yield { loss: loss / count, progress: (w + 1) / windows.length };
  }
}
