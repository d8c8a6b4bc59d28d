import { once } from '../../../numerics/once.ts';

/**
 * One step of a schedule. `run` evaluates a layer: h[layer] must be live, h[layer + 1] becomes live, and with `drop`
 * h[layer] is freed. `back` passes the gradient through a layer: h[layer] and h[layer + 1] must be live, and
 * h[layer + 1] is freed.
 */
export interface Action {
  kind: 'run' | 'back';
  layer: number;
  drop: boolean;
}

/**
 * Schedules a chain that keeps the input of every k-th layer and reruns one segment at a time, from the last.
 *
 * @param n     Layers, at least 1.
 * @param k     Layers of a segment, at least 1; n or more makes one segment.
 * @param wrap  Whether the last segment is rerun as well. Without, its activations stay from the first sweep, as in
 *   PyTorch's `checkpoint_sequential`.
 *
 * The output of a segment is the input of the next one, so the last layer of a segment is never rerun. Of m = ⌈n/k⌉
 * segments, n − m layers are rerun if the last is wrapped and (m − 1)(k − 1) if not; the peak is the larger of
 * m + n − (m − 1)k and m − 1 + k in both cases.
 * Source: Chen et al. 2016, "Training Deep Nets with Sublinear Memory Cost", section 4.
 */
export function uniform(n: number, k: number, wrap: boolean): Action[] {
  const actions: Action[] = [];
  const last = (Math.ceil(n / k) - 1) * k;
  for (let layer = 0; layer < n; layer++)
    actions.push({ kind: 'run', layer, drop: layer % k !== 0 && (wrap || layer < last) });
  for (let start = last; start >= 0; start -= k) {
    const end = Math.min(n, start + k);
    for (let layer = start; (wrap || start < last) && layer < end - 1; layer++)
      actions.push({ kind: 'run', layer, drop: false });
    for (let layer = end - 1; layer >= start; layer--) actions.push({ kind: 'back', layer, drop: true });
  }
  return actions;
}

const most = 128;

/**
 * For every l and c up to 128, at [c · (most + 1) + l]: the fewest forward steps, and where to put the next slot, the
 * smallest of the best. 1.4 million sums.
 */
const plan = once(() => {
  const width = most + 1;
  const steps = new Float64Array(width * width);
  const split = new Uint8Array(width * width);
  for (let c = 1; c <= most; c++) {
    for (let l = 2; l <= most; l++) {
      let best = c === 1 ? (l * (l - 1)) / 2 : Infinity;
      let at = 0;
      for (let j = 1; c > 1 && j < l; j++) {
        const sum = j + steps[(c - 1) * width + l - j]! + steps[c * width + j]!;
        if (sum < best) {
          best = sum;
          at = j;
        }
      }
      steps[c * width + l] = best;
      split[c * width + l] = at;
    }
  }
  return { steps, split };
});

/**
 * Counts the fewest forward steps with which c slots can reverse a chain.
 *
 * @param l  Layers, 1 to 128.
 * @param c  Slots, 1 to 128, with the one that holds the input.
 * @returns t(l, c), which leaves out the own evaluation of the last layer.
 *
 * From t(1, c) = 0, t(l, 1) = l(l − 1)/2 and t(l, c) = min over j of j + t(l − j, c − 1) + t(j, c).
 * Source: Griewank and Walther 2000, "Algorithm 799: revolve", which has it in closed form by binomials.
 */
export function fewestSteps(l: number, c: number): number {
  return plan().steps[c * (most + 1) + l]!;
}

/**
 * Schedules a chain by the optimal recursion: walk to the best place for the next slot, reverse what lies behind it
 * with one slot fewer, then what lies before it with all of them.
 *
 * @param n  Layers, 1 to 128.
 * @param c  Slots, 1 to 128, with the one that holds the input. One slot reruns from the input for every layer.
 *
 * Runs t(n, c) + 1 layers; the peak is c + 2 activations where c < n: the slots, the current state, the current output.
 */
export function revolve(n: number, c: number): Action[] {
  const actions: Action[] = [];
  /** Walks from `from`, whose activation stays, to `to`. */
  const walk = (from: number, to: number) => {
    for (let layer = from; layer < to; layer++) actions.push({ kind: 'run', layer, drop: layer > from });
  };
  const back = (layer: number) => {
    if (layer === n - 1) actions.push({ kind: 'run', layer, drop: false });
    actions.push({ kind: 'back', layer, drop: true });
  };
  const reverse = (from: number, l: number, slots: number) => {
    if (l === 1) {
      back(from);
    } else if (slots === 1) {
      for (let layer = from + l - 1; layer >= from; layer--) {
        walk(from, layer);
        back(layer);
      }
    } else {
      const j = plan().split[slots * (most + 1) + l]!;
      walk(from, from + j);
      reverse(from + j, l - j, slots - 1);
      reverse(from, j, slots);
    }
  };
  reverse(0, n, c);
  return actions;
}

/** Counts the activations that are live after each action of a schedule, without running it. */
export function liveAfter(actions: readonly Action[]): number[] {
  let live = 1;
  return actions.map(({ kind, drop }) => {
    if (kind === 'back') live -= 1;
    else if (!drop) live += 1;
    return live;
  });
}

/** Counts what a schedule costs without running it: the most activations live at once, and evaluations of layers. */
export function price(actions: readonly Action[]): { peak: number; runs: number } {
  return {
    peak: liveAfter(actions).reduce((most, live) => Math.max(most, live), 1),
    runs: actions.filter(({ kind }) => kind === 'run').length,
  };
}

/** Time of a schedule, in evaluations of a layer of cost 1; a backward pass costs two runs of its layer. */
export const timeOf = (actions: readonly Action[], costs: ArrayLike<number>): number =>
  actions.reduce((time, { kind, layer }) => time + costs[layer]! * (kind === 'run' ? 1 : 2), 0);

/** Work of a step with `extra` reruns on n equal layers, where keeping everything is 1; a backward pass costs two runs. */
export const relativeWork = (n: number, extra: number): number => (3 * n + extra) / (3 * n);
