/**
 * The arithmetic of gradient checkpointing: activations that live at once, layers that run again, bytes of a transformer.
 * A chain of equal layers maps h₀ to h₁ … to hₙ; an activation counts as one, whatever its size. GB are 10⁹ bytes.
 */

type Point = [x: number, y: number];

export interface Run {
  /** The most activations alive at once, with the output. */
  peak: number;
  /** Layer evaluations beyond the first forward pass. */
  extra: number;
  /** Live activations over time; a layer takes 1 forward and 2 backward. */
  timeline: Point[];
}

/**
 * Trains one step on a chain and counts what is alive.
 *
 * @param layers   Layers n of the chain, 1 or more.
 * @param segment  Layers k of a segment. Its input is kept; the rest is computed again, except its output, which is
 *                 alive as the next segment's input. 1 stores everything.
 * @param rerunLast  Whether the last segment is wrapped like the others, as in per-block checkpointing; otherwise its
 *                 interior stays from the first sweep, as in torch.utils.checkpoint.checkpoint_sequential.
 */
export function run(layers: number, segment: number, rerunLast = true): Run {
  const live = new Set([0]);
  const timeline: Point[] = [];
  let [time, peak, evaluations] = [0, 0, 0];
  const pass = (duration: number) => {
    timeline.push([time, live.size], [time + duration, live.size]);
    time += duration;
    peak = Math.max(peak, live.size);
  };
  const forward = (layer: number) => {
    live.add(layer + 1);
    evaluations += 1;
    pass(1);
  };
  const starts = Array.from({ length: Math.ceil(layers / segment) }, (_, index) => index * segment);
  const lastStart = starts.at(-1)!;
  for (let layer = 0; layer < layers; layer += 1) {
    forward(layer);
    if (layer % segment !== 0 && (rerunLast || layer < lastStart)) live.delete(layer);
  }
  for (const start of starts.reverse()) {
    const end = Math.min(start + segment, layers);
    for (let layer = start; layer < end - 1; layer += 1) if (!live.has(layer + 1)) forward(layer);
    for (let layer = end - 1; layer >= start; layer -= 1) {
      pass(2);
      live.delete(layer + 1);
    }
  }
  return { peak, extra: evaluations - layers, timeline };
}

/** Step time relative to storing everything, with a backward pass that costs two forward passes. */
export function stepRatio(layers: number, extra: number): number {
  return (3 * layers + extra) / (3 * layers);
}

/** β(c, r) = C(c + r, c): the longest chain that c slots reverse with at most r evaluations of any layer. */
export function reach(slots: number, repeats: number): number {
  let value = 1;
  for (let index = 1; index <= slots; index += 1) value = (value * (repeats + index)) / index;
  return Math.round(value);
}

/**
 * Fewest forward steps that reverse a chain with some checkpoints, t(l, c) = r l − β(c + 1, r − 1).
 * It leaves out the last layer's own evaluation.
 *
 * @param layers  Length l of the chain, 2 or more.
 * @param slots   Checkpoints c, with the one that holds the input, 1 or more.
 * Source: Griewank and Walther 2000, "Algorithm 799: Revolve", the optimal binomial schedule.
 */
export function revolveSteps(layers: number, slots: number): number {
  let repeats = 0;
  while (reach(slots, repeats) < layers) repeats += 1;
  return repeats * layers - reach(slots + 1, repeats - 1);
}

/** The optimal schedule as a run: its peak adds the current state and the current output to the slots. */
export function revolve(layers: number, slots: number): Omit<Run, 'timeline'> {
  return { peak: slots + 2, extra: revolveSteps(layers, slots) - (layers - 1) };
}

/** The number of times the chain runs forward in all, the first sweep included. */
export const sweeps = (layers: number, extra: number): number => (layers + extra) / layers;

/** Drops points on a straight line between their neighbours. */
function corners(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length >= 2) {
      const [a, b] = [kept.at(-2)!, kept.at(-1)!];
      if (Math.abs((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) > 1e-9) break;
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** Live activations at the end of each layer evaluation, over time, for a plot: store all against segments. */
export function memoryOverTime(layers: number, segment: number) {
  const line = (length: number) =>
    corners(run(layers, length).timeline.filter((_, index) => index % 2 === 1));
  return [
    { label: 'store all', role: 'plain', dashed: true, points: line(1) },
    { label: `segments of ${segment}`, role: 'trainable', points: line(segment) },
  ];
}

/** Forward sweeps against the peak for a plot: some even segments, and the optimal schedule. For 64 layers. */
export function tradeOff() {
  const layers = 64;
  const even: Point[] = [];
  for (const segment of [1, 2, 4, 8, layers / 2, layers]) {
    const { peak, extra } = run(layers, segment);
    even.push([peak, sweeps(layers, extra)]);
  }
  const slots = [3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, layers - 1];
  const optimal = slots.map((count): Point => {
    const { peak, extra } = revolve(layers, count);
    return [peak, sweeps(layers, extra)];
  });
  return [
    { label: 'even segments', role: 'trainable', dots: true, points: even },
    { label: 'optimal (revolve)', role: 'plain', dashed: true, points: optimal },
  ];
}

export interface Transformer {
  layers: number;
  /** Width h of the residual stream. */
  width: number;
  heads: number;
  /** Sequence length s, in tokens. */
  sequence: number;
}

export const gpt3: Transformer = { layers: 96, width: 12288, heads: 96, sequence: 2048 };
export const mtNlg: Transformer = { layers: 105, width: 20480, heads: 128, sequence: 2048 };

/** 5 a s / h: what the attention matrices add to the 34 of everything else. */
export const attentionTerm = ({ heads, sequence, width }: Transformer): number =>
  (5 * heads * sequence) / width;

/** Share of a layer's activations that selective recomputation leaves out: (5as/h) / (34 + 5as/h). */
export const selectiveSaving = (model: Transformer): number =>
  attentionTerm(model) / (34 + attentionTerm(model));

/**
 * Extra operations of selective recomputation, as a share of a layer's forward and backward pass:
 * 4bs²h against 72bsh²(1 + s/6h). Three times this is its share of the forward pass.
 * Source: Korthikanti et al. 2022, appendix A.
 */
export function selectiveWork({ sequence, width }: Transformer): number {
  return (4 * sequence) / (72 * width * (1 + sequence / (6 * width)));
}

export type Policy = 'all' | 'selective' | 'full';

/**
 * Bytes of activations that one layer keeps for backward, in units of s b h.
 * 16-bit, dropout masks of one byte, attention matrices stored, no tensor parallelism.
 * Source: Korthikanti et al. 2022, "Reducing Activation Recomputation in Large Transformer Models", sections 4 and 5.
 */
export function layerUnits(model: Transformer, policy: Policy): number {
  if (policy === 'full') return 2;
  return policy === 'selective' ? 34 : 34 + attentionTerm(model);
}

/** Bytes of activations that one layer keeps, for a micro-batch of b sequences. */
export function layerBytes(model: Transformer, policy: Policy, batch = 1): number {
  return layerUnits(model, policy) * model.sequence * batch * model.width;
}

/** GB that all layers keep. */
export const modelGB = (model: Transformer, policy: Policy, batch = 1): number =>
  (model.layers * layerBytes(model, policy, batch)) / 1e9;

/** What the three policies keep for one sequence, and what one layer needs on top while its backward runs; as bars. */
export function activationBars(model: Transformer) {
  const GB = (units: number, layers: number) => (units * layers * model.sequence * model.width) / 1e9;
  const attention = attentionTerm(model);
  return [
    {
      label: 'Store all',
      segments: [
        { label: 'all but attention matrices', value: GB(34, model.layers), role: 'plain' },
        { label: 'attention matrices', value: GB(attention, model.layers), role: 'plain' },
      ],
    },
    {
      label: 'Selective',
      segments: [
        { label: 'all but attention matrices', value: GB(34, model.layers), role: 'plain' },
        { label: 'attention matrices of one layer', value: GB(attention, 1), role: 'plain' },
      ],
    },
    {
      label: 'Full, every block',
      segments: [
        { label: 'block inputs', value: GB(2, model.layers), role: 'plain' },
        { label: 'inside of one block', value: GB(34 + attention, 1), role: 'plain' },
      ],
    },
  ];
}

/**
 * Peak of full recomputation when blocks are wrapped k at a time, in units of s b h: 2⌈n/k⌉ + c k.
 * An upper bound: the first live block's input counts twice.
 *
 * @param inside  c, what one block keeps inside: 34 without stored attention matrices, else 34 + 5as/h.
 */
export function groupedPeak(blocks: number, group: number, inside: number): number {
  return 2 * Math.ceil(blocks / group) + inside * group;
}

/** GB of the logits of one micro-batch: tokens × vocabulary × bytes. */
export const logitsGB = (tokens: number, vocabulary: number, bytes: number): number =>
  (tokens * vocabulary * bytes) / 1e9;
