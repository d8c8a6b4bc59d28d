/** Lets the model write: draws one character after another. */
import { mulberry32 } from '../numerics/random.ts';
import { softmax } from '../numerics/softmax.ts';
import { Pass, type Changes } from './forward.ts';
import { encode, sizes, type Model } from './model.ts';

/** What a text is written with. */
export interface Writing {
  model: Model;
  changes?: Changes | undefined;
  /** Vectors before the text, shape [length, width]. */
  prompt?: Float32Array | undefined;
  /** At least one character. */
  start: string;
  /** Characters to write after the start. */
  length: number;
  /** Divides the logits; 0 takes the likeliest character. */
  temperature: number;
  seed: number;
}

/** Characters that are read again when the context is full. */
const kept = sizes.context / 2;

/** Characters drawn from the model's probabilities, by their numbers, one at a time. */
export function* write(writing: Writing): Generator<number, void, undefined> {
  const { temperature, length, seed } = writing;
  const uniform = mulberry32(seed);
  const ids = encode(writing.start);
  let { pass, logits } = reading(writing, ids.slice(-sizes.context + 1));
  for (let i = 0; i < length; i++) {
    const id = draw(logits, temperature, uniform());
    yield id;
    ids.push(id);
    if (pass.position < sizes.context + promptLength(writing)) logits = pass.read(id);
    else ({ pass, logits } = reading(writing, ids.slice(-kept)));
  }
}

const promptLength = ({ prompt }: Writing): number => (prompt?.length ?? 0) / sizes.width;

/** A pass that has read the prompt and some characters, with the logits of the next. */
function reading(writing: Writing, ids: readonly number[]): { pass: Pass; logits: Float32Array } {
  const pass = new Pass(writing.model, sizes.context + promptLength(writing), writing.changes);
  readPrompt(pass, writing.prompt);
  let logits: Float32Array = new Float32Array();
  for (const id of ids) logits = pass.read(id);
  return { pass, logits };
}

/** Reads the vectors of a soft prompt, if there is one. */
export function readPrompt(pass: Pass, prompt: Float32Array | undefined): void {
  for (let at = 0; prompt && at < prompt.length; at += sizes.width)
    pass.readVector(prompt.subarray(at, at + sizes.width));
}

/** The number of a character, drawn by a uniform number u in [0, 1). */
function draw(logits: Float32Array, temperature: number, u: number): number {
  if (temperature === 0) return logits.indexOf(Math.max(...logits));
  const shares = softmax(logits.map((logit) => logit / temperature));
  let sum = 0;
  const at = shares.findIndex((share) => (sum += share) > u);
  // Rounding may leave the sum below u.
  return at < 0 ? shares.length - 1 : at;
}
