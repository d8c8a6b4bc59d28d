import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { Pass } from '../../../model/forward.ts';
import { characters, decode, encode, readModel, type Model } from '../../../model/model.ts';
import { write } from '../../../model/write.ts';
import type { Params } from './controls.ts';

export const files = (): string[] => ['model/base.bin'];

/** What may come next, with its probability. */
export interface Guess {
  character: string;
  share: number;
}

export interface Frame extends Progress {
  text: string;
  /** The likeliest first characters of it, at temperature 1. */
  guesses: Guess[];
}

const shown = 6;

/** A line break before it, as before each speaker, and one after a speaker's name. */
export const startOf = (typed: string): string => `\n${typed}${typed.endsWith(':') ? '\n' : ''}`;

/** The likeliest characters after a text, the likeliest first. */
function guess(model: Model, text: string): Guess[] {
  const pass = new Pass(model);
  let logits: Float32Array = new Float32Array();
  for (const id of encode(text)) logits = pass.read(id);
  return Array.from(softmax(logits), (share, id) => ({ character: characters[id]!, share }))
    .sort((a, b) => b.share - a.share)
    .slice(0, shown);
}

/** Lets the model go on from a text. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const model = readModel(file(files()[0]!));
  const start = startOf(params.start);
  const frame: Frame = { text: '', guesses: guess(model, start), progress: 0 };
  const { length, temperature, seed } = params;
  for (const id of write({ model, start, length, temperature, seed })) {
    frame.text += decode([id]);
    yield { ...frame, progress: frame.text.length / length };
  }
}
