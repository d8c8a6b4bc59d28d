import { backward, batch, cells, drawMask, forward, weightCells, type Network } from './layer.ts';
import type { Action } from './schedule.ts';

/** A time during which an activation is held: h[index], from when its layer ended to when it is freed. */
export interface Life {
  index: number;
  from: number;
  to: number;
  /** Whether it comes from a rerun. */
  again: boolean;
}

/** What one training step under a schedule did. */
export interface Outcome {
  loss: number;
  /** Gradients of all weights, shape [n, 16, 16]. */
  weights: Float64Array;
  /** Gradient of the input, shape [8, 16]. */
  input: Float64Array;
  /** Most activations live at once. */
  peak: number;
  /** Evaluations of layers, the first sweep included. */
  runs: number;
  /** End of each action, in evaluations of a layer of cost 1, and the activations live then. */
  times: Float64Array;
  live: Uint16Array;
  lives: Life[];
}

export interface Randomness {
  /** Share of dropped activations, 0 to below 1. */
  dropout: number;
  /** Whether a rerun draws the mask of the first run again. */
  restore: boolean;
}

/** The activations of a chain. A freed one is overwritten by NaN, so that nothing can come from memory that is not counted. */
class Activations {
  live = 1;
  readonly #numbers: Float64Array[];
  readonly #isLive: Uint8Array;

  constructor(layers: number, input: Float64Array) {
    this.#numbers = Array.from({ length: layers + 1 }, () => new Float64Array(cells).fill(NaN));
    this.#numbers[0]!.set(input);
    this.#isLive = new Uint8Array(layers + 1);
    this.#isLive[0] = 1;
  }

  use(index: number): Float64Array {
    if (this.#isLive[index] === 0) throw new Error(`activation ${index} is not live`);
    return this.#numbers[index]!;
  }

  make(index: number): Float64Array {
    if (this.#isLive[index] === 1) throw new Error(`activation ${index} is already live`);
    this.#isLive[index] = 1;
    this.live += 1;
    return this.#numbers[index]!;
  }

  free(index: number): void {
    this.#isLive[index] = 0;
    this.live -= 1;
    this.#numbers[index]!.fill(NaN);
  }
}

/** Writes the gradient of the loss Σ h_n² / (2 · 8) by the last activation, and returns the loss. */
function lossOf(output: Float64Array, g: Float64Array): number {
  let loss = 0;
  for (let i = 0; i < cells; i++) {
    loss += output[i]! ** 2 / (2 * batch);
    g[i] = output[i]! / batch;
  }
  return loss;
}

/**
 * Runs one forward and backward pass as a schedule says, with loss Σ h_n² / (2 · 8).
 *
 * @param actions  From `uniform` or `revolve`, for as many layers as the network has.
 * @param costs    Time of each layer's evaluation, shape [n]; its backward takes twice as long.
 * @throws Error if an action needs an activation that is not live, or makes one that is.
 *
 * The peak counts activations between actions: where a run frees its input, the moment in which both exist does not
 * count.
 */
export function train(
  { weights, input }: Network,
  actions: readonly Action[],
  { dropout, restore }: Randomness,
  costs: Float64Array,
): Outcome {
  const n = costs.length;
  const activations = new Activations(n, input);
  const born = new Float64Array(n + 1);
  const again = new Uint8Array(n + 1);
  /** The evaluation of each layer whose mask holds; −1 before the first. */
  const evaluation = new Int32Array(n).fill(-1);
  const mask = new Float64Array(cells);
  const gradients = new Float64Array(n * weightCells);
  const g = new Float64Array(cells);
  const dz = new Float64Array(cells);
  const times = new Float64Array(actions.length);
  const live = new Uint16Array(actions.length);
  const lives: Life[] = [];
  let [runs, peak, time, loss] = [0, 1, 0, NaN];

  const run = (layer: number) => {
    const [from, to] = [activations.use(layer), activations.make(layer + 1)];
    again[layer + 1] = evaluation[layer] === -1 ? 0 : 1;
    if (!again[layer + 1] || !restore) evaluation[layer] = runs;
    runs += 1;
    drawMask(mask, dropout, evaluation[layer]!);
    forward(from, weights, layer * weightCells, mask, to);
    time += costs[layer]!;
    born[layer + 1] = time;
  };
  const back = (layer: number) => {
    const [from, to] = [activations.use(layer), activations.use(layer + 1)];
    if (layer === n - 1) loss = lossOf(to, g);
    drawMask(mask, dropout, evaluation[layer]!);
    backward(from, to, weights, layer * weightCells, mask, g, dz, gradients);
    time += 2 * costs[layer]!;
    lives.push({ index: layer + 1, from: born[layer + 1]!, to: time, again: again[layer + 1] === 1 });
    activations.free(layer + 1);
  };
  actions.forEach(({ kind, layer, drop }, action) => {
    if (kind === 'back') back(layer);
    else {
      run(layer);
      if (drop) activations.free(layer);
    }
    peak = Math.max(peak, activations.live);
    times[action] = time;
    live[action] = activations.live;
  });
  lives.push({ index: 0, from: 0, to: time, again: false });
  return { loss, weights: gradients, input: g, peak, runs, times, live, lives };
}
