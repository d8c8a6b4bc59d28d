import type { Progress } from 'grounded/lab/lab.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { fewestSteps, price, revolve, uniform, type Action } from './schedule.ts';
import { keptBytes, shapes } from './transformer.ts';

export const width = 16;
export const batch = 8;
const cells = batch * width;
const weightCells = width * width;

export interface Network {
  /** Weights, shape [n, 16, 16], row-major. */
  weights: Float64Array;
  /** Shape [8, 16]. */
  input: Float64Array;
}

/** The network of the lab: n layers h ← tanh(h W), weights normal with deviation 1.2/√16. */
export function network(n: number): Network {
  const weight = normal(mulberry32(3));
  const entry = normal(mulberry32(4));
  return {
    weights: Float64Array.from({ length: n * weightCells }, () => (weight() * 1.2) / 4),
    input: Float64Array.from({ length: cells }, entry),
  };
}

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

/** Draws the dropout mask of evaluation e: 0 or 1/(1 − p). All ones where nothing is dropped. */
function drawMask(mask: Float64Array, dropout: number, e: number): void {
  if (dropout === 0) {
    mask.fill(1);
    return;
  }
  const next = mulberry32(1000 + e);
  const kept = 1 / (1 - dropout);
  for (let i = 0; i < mask.length; i++) mask[i] = next() < dropout ? 0 : kept;
}

// region layer
/** output = tanh(input W) ⊙ mask; input, mask and output of shape [8, 16]. */
function forward(
  input: Float64Array,
  weights: Float64Array,
  at: number,
  mask: Float64Array,
  output: Float64Array,
): void {
  for (let row = 0; row < cells; row += width) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += input[row + k]! * weights[at + k * width + column]!;
      output[row + column] = Math.tanh(sum) * mask[row + column]!;
    }
  }
}

/**
 * Passes the gradient g of a layer's output back: writes dW = inputᵀ dz and replaces g by dz Wᵀ, where
 * dz = g ⊙ mask ⊙ (1 − y²) and y is the output before dropout.
 */
function backward(
  input: Float64Array,
  output: Float64Array,
  weights: Float64Array,
  at: number,
  mask: Float64Array,
  g: Float64Array,
  dz: Float64Array,
  gradients: Float64Array,
): void {
  for (let i = 0; i < cells; i++) {
    const y = mask[i] === 0 ? 0 : output[i]! / mask[i]!;
    dz[i] = g[i]! * mask[i]! * (1 - y * y);
  }
  for (let k = 0; k < width; k++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let row = 0; row < cells; row += width) sum += input[row + k]! * dz[row + column]!;
      gradients[at + k * width + column] = sum;
    }
  }
  for (let row = 0; row < cells; row += width) {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let column = 0; column < width; column++)
        sum += dz[row + column]! * weights[at + k * width + column]!;
      g[row + k] = sum;
    }
  }
}
// endregion layer

// region train
/**
 * Runs one forward and backward pass as a schedule says, with loss Σ h_n² / (2 · 8).
 *
 * @param actions  From `uniform` or `revolve`, for as many layers as the network has.
 * @param costs    Time of each layer's evaluation, shape [n]; its backward takes twice as long.
 * @throws Error if an action needs an activation that is not live, or makes one that is.
 *
 * A freed activation is overwritten by NaN, so that no gradient can come from memory that was not counted. The peak
 * counts activations between actions: where a run frees its input, the moment in which both exist does not count.
 */
export function train(
  { weights, input }: Network,
  actions: readonly Action[],
  { dropout, restore }: Randomness,
  costs: Float64Array,
): Outcome {
  const n = costs.length;
  const h = Array.from({ length: n + 1 }, () => new Float64Array(cells).fill(NaN));
  h[0]!.set(input);
  const born = new Float64Array(n + 1);
  const isLive = new Uint8Array(n + 1);
  const again = new Uint8Array(n + 1);
  isLive[0] = 1;
  /** The evaluation of each layer whose mask holds; −1 before the first. */
  const evaluation = new Int32Array(n).fill(-1);
  const mask = new Float64Array(cells);
  const gradients = new Float64Array(n * weightCells);
  const g = new Float64Array(cells);
  const dz = new Float64Array(cells);
  const times = new Float64Array(actions.length);
  const live = new Uint16Array(actions.length);
  const lives: Life[] = [];
  let [runs, held, peak, time, loss] = [0, 1, 1, 0, NaN];

  const need = (index: number, is: number) => {
    if (isLive[index] !== is) throw new Error(`activation ${index} is ${is ? 'not' : 'already'} live`);
  };
  const release = (index: number) => {
    isLive[index] = 0;
    held -= 1;
    h[index]!.fill(NaN);
  };
  actions.forEach(({ kind, layer, drop }, action) => {
    need(layer, 1);
    const [from, to] = [h[layer]!, h[layer + 1]!];
    if (kind === 'run') {
      need(layer + 1, 0);
      again[layer + 1] = evaluation[layer] === -1 ? 0 : 1;
      if (!again[layer + 1] || !restore) evaluation[layer] = runs;
      runs += 1;
      drawMask(mask, dropout, evaluation[layer]!);
      forward(from, weights, layer * weightCells, mask, to);
      time += costs[layer]!;
      isLive[layer + 1] = 1;
      born[layer + 1] = time;
      held += 1;
      if (drop) release(layer);
    } else {
      need(layer + 1, 1);
      if (layer === n - 1) {
        loss = 0;
        for (let i = 0; i < cells; i++) {
          loss += to[i]! ** 2 / (2 * batch);
          g[i] = to[i]! / batch;
        }
      }
      drawMask(mask, dropout, evaluation[layer]!);
      backward(from, to, weights, layer * weightCells, mask, g, dz, gradients);
      time += 2 * costs[layer]!;
      lives.push({ index: layer + 1, from: born[layer + 1]!, to: time, again: again[layer + 1] === 1 });
      release(layer + 1);
    }
    peak = Math.max(peak, held);
    times[action] = time;
    live[action] = held;
  });
  lives.push({ index: 0, from: 0, to: time, again: false });
  return { loss, weights: gradients, input: g, peak, runs, times, live, lives };
}
// endregion train

export interface Rival {
  peak: number;
  extra: number;
}

/** The options that no other beats in both memory and work, by rising peak. */
export function frontier(options: readonly Rival[]): Rival[] {
  const best: Rival[] = [];
  for (const option of [...options].sort((a, b) => a.peak - b.peak || a.extra - b.extra))
    if (best.length === 0 || option.extra < best.at(-1)!.extra) best.push(option);
  return best;
}

export interface Frame extends Progress {
  actions: Action[];
  run: Outcome;
  /** The same step with every activation kept. */
  plain: Outcome;
  /** Length of a segment, for schedules that have one. */
  segment?: number;
  /** Gradient entries, and how many of them are the same number to the last bit. */
  entries: number;
  equal: number;
  /** ‖difference‖ / ‖gradient of the plain run‖ over all entries. */
  difference: number;
  /** Reachable by segments of every length, and by revolve with every number of slots. */
  uniform: Rival[];
  revolve: Rival[];
  /** Bytes in one transformer layer, and its layers. */
  bytes: { none: number; selective: number; full: number; layers: number };
}

/** The schedule that a reader has chosen, and its segment length if it has one. */
export function scheduleOf(params: Params): { actions: Action[]; segment?: number } {
  const n = params.layers;
  switch (params.schedule) {
    case 'all':
      return { actions: uniform(n, n, false) };
    case 'uniform':
    case 'root': {
      const segment = Math.min(n, params.schedule === 'root' ? Math.ceil(Math.sqrt(n)) : params.interval);
      return { actions: uniform(n, segment, params.wrap), segment };
    }
    case 'revolve':
      return { actions: revolve(n, params.slots) };
    case 'one':
      return { actions: revolve(n, 1) };
  }
}

/**
 * Trains a deep network for one step under a schedule and with every activation kept, and compares the gradients bit
 * for bit.
 *
 * @yields one frame.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const n = params.layers;
  const net = network(n);
  const costs = Float64Array.from({ length: n }, (_, layer) =>
    params.cost === 'fourth' && layer % 4 === 3 ? 4 : 1,
  );
  const chosen = scheduleOf(params);
  const outcome = train(net, chosen.actions, params, costs);
  const plain = train(net, uniform(n, n, false), params, costs);
  let [equal, gap, norm] = [0, 0, 0];
  for (const part of ['weights', 'input'] as const) {
    for (let i = 0; i < plain[part].length; i++) {
      const [a, b] = [outcome[part][i]!, plain[part][i]!];
      if (Object.is(a, b)) equal += 1;
      gap += (a - b) ** 2;
      norm += b ** 2;
    }
  }
  const rivals = Array.from({ length: n }, (_, index) => price(uniform(n, index + 1, params.wrap)));
  yield {
    ...chosen,
    run: outcome,
    plain,
    entries: plain.weights.length + plain.input.length,
    equal,
    difference: norm === 0 ? 0 : Math.sqrt(gap / norm),
    uniform: frontier(rivals.map(({ peak, runs }) => ({ peak, extra: runs - n }))),
    revolve: frontier(
      Array.from({ length: n - 1 }, (_, index) => ({
        peak: index + 3,
        extra: fewestSteps(n, index + 1) - (n - 1),
      })),
    ),
    bytes: {
      ...keptBytes(shapes[params.model], params.sequence, params.flash),
      layers: shapes[params.model].layers,
    },
    progress: 1,
  };
}
