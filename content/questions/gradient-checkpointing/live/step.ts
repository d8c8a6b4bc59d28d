/** A training step of the model up to its gradients, with activation checkpointing (Chen et al. 2016, arXiv 1604.06174). */
import { sizes, type Model } from '../../../model/model.ts';
import { backward, forward, type Inside } from './block.ts';
import { Ledger } from './ledger.ts';
import { lossBack, lossOf } from './loss.ts';

const { layers, width } = sizes;

/** Blocks in a segment, and whether its inside is dropped on the way forward and computed again on the way back. */
export interface Plan {
  size: number;
  again: boolean;
}

/** What was done last, and the bytes held for the backward pass after it. */
export interface Event {
  kind: 'forward' | 'loss' | 'again' | 'backward' | 'loss backward';
  live: number;
}

export interface Outcome {
  /** In nats a character. */
  loss: number;
  /** One for each of the model's weights, by their names in `base.bin`. */
  gradients: Map<string, Float32Array>;
  /** The most bytes held at once for the backward pass. */
  peak: number;
}

/** Events of a step: forward and backward of four blocks and of the loss, and four blocks again. */
export const eventsOf = ({ again }: Plan): number => 2 * (layers + 1) + (again ? layers : 0);

const name = (layer: number, part: string): string => `blocks.${layer}.${part}.weight`;

/** The blocks of a model on their way forward and back, with what they hold. */
class Blocks {
  readonly ledger = new Ledger();
  readonly gradients = new Map<string, Float32Array>();
  readonly #model: Model;
  readonly #inputs: { x: Float32Array }[] = [];
  readonly #insides: Inside[] = [];

  constructor(model: Model) {
    this.#model = model;
  }

  /** Runs a block on its input x, [T, width], and holds of it what is said. */
  forward(layer: number, x: Float32Array, holds: { input: boolean; inside: boolean }): Float32Array {
    if (holds.input) this.#inputs[layer] = this.ledger.keep({ x });
    const { output, inside } = forward(this.#model.layers[layer]!, x);
    if (holds.inside) this.#insides[layer] = this.ledger.keep(inside);
    return output;
  }

  /** The input of a block that is held, [T, width]. */
  input(layer: number): Float32Array {
    return this.#inputs[layer]!.x;
  }

  /** Runs a block back, with the gradient of its output, and lets go of all that it holds; returns that of its input. */
  backward(layer: number, g: Float32Array): Float32Array {
    const [input, inside] = [this.#inputs[layer]!, this.#insides[layer]!];
    const found = backward(this.#model.layers[layer]!, input.x, inside, g);
    for (const [part, gradient] of Object.entries(found.weights))
      this.gradients.set(name(layer, part), gradient);
    this.ledger.release(inside);
    this.ledger.release(input);
    return found.input;
  }
}

/**
 * Runs a step, event by event.
 *
 * @param ids  Characters of a text, T + 1: each but the last predicts the one after it.
 */
export function* step(
  model: Model,
  ids: readonly number[],
  plan: Plan,
): Generator<Event, Outcome, undefined> {
  const blocks = new Blocks(model);
  const { ledger, gradients } = blocks;
  const event = (kind: Event['kind']): Event => ({ kind, live: ledger.live });
  const [read, next] = [ids.slice(0, -1), ids.slice(1)];

  let x = embedded(model, read);
  for (let layer = 0; layer < layers; layer++) {
    x = blocks.forward(layer, x, { input: !plan.again || layer % plan.size === 0, inside: !plan.again });
    yield event('forward');
  }

  const held = ledger.keep({ x });
  const { loss, inside } = lossOf(model, x, next);
  ledger.keep(inside);
  yield event('loss');
  const end = lossBack(model, x, inside, next);
  gradients.set('norm.weight', end.norm).set('embed.weight', end.embed);
  ledger.release(inside);
  ledger.release(held);
  yield event('loss backward');

  let g = end.input;
  for (let first = layers - plan.size; first >= 0; first -= plan.size) {
    const last = first + plan.size - 1;
    if (plan.again) {
      let again = blocks.input(first);
      for (let layer = first; layer <= last; layer++) {
        again = blocks.forward(layer, again, { input: layer > first, inside: true });
        yield event('again');
      }
    }
    for (let layer = last; layer >= first; layer--) {
      g = blocks.backward(layer, g);
      yield event('backward');
    }
  }
  addRows(end.embed, read, g);
  return { loss, gradients, peak: ledger.peak };
}

/** The vectors of characters, shape [T, width]. */
function embedded({ embed }: Model, ids: readonly number[]): Float32Array {
  const x = new Float32Array(ids.length * width);
  for (const [t, id] of ids.entries()) x.set(embed.weights.subarray(id * width, (id + 1) * width), t * width);
  return x;
}

/** The embedding's part in the gradient of its table, [vocabulary, width]: each character's row gains the gradient at its places. */
function addRows(table: Float32Array, ids: readonly number[], g: Float32Array): void {
  for (const [t, id] of ids.entries())
    for (let i = 0; i < width; i++) table[id * width + i]! += g[t * width + i]!;
}
