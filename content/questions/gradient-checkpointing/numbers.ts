/**
 * The arithmetic of gradient checkpointing: activations that live at once, layers that run again, bytes of a transformer.
 * A chain of equal layers maps h₀ to h₁ … to hₙ; an activation counts as one, whatever its size. GB are 10⁹ bytes.
 */

import found from '../../model/results/checkpoint.json' with { type: 'json' };
import {
  fewestSteps,
  liveAfter,
  price,
  relativeWork,
  revolve as optimal,
  uniform,
  type Action,
} from './lab/schedule.ts';
import { keptBytes, shapes, type Shape } from './lab/transformer.ts';

export { fewestSteps, relativeWork };

type Point = [x: number, y: number];

export interface Cost {
  /** The most activations alive at once, with the output. */
  peak: number;
  /** Layer evaluations beyond the first forward pass. */
  extra: number;
}

function cost(layers: number, actions: readonly Action[]): Cost {
  const { peak, runs } = price(actions);
  return { peak, extra: runs - layers };
}

/** Even segments of some layers, the last one wrapped like the others, as in per-block checkpointing. */
export const run = (layers: number, segment: number): Cost => cost(layers, uniform(layers, segment, true));

/** The optimal schedule with some slots. */
export const revolve = (layers: number, slots: number): Cost => cost(layers, optimal(layers, slots));

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

/** Live activations at the end of each layer evaluation, before it frees any, for a plot: store all against segments. */
export function memoryOverTime(layers: number, segment: number) {
  const line = (length: number) => {
    const actions = uniform(layers, length, true);
    const live = [1, ...liveAfter(actions)];
    let time = 0;
    return corners(
      actions.map(({ kind }, index): Point => {
        time += kind === 'run' ? 1 : 2;
        return [time, live[index]! + (kind === 'run' ? 1 : 0)];
      }),
    );
  };
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

export const { gpt3, mtnlg: mtNlg } = shapes;
/** The layer whose time Korthikanti et al. measure in table 4, with its width from table 3. */
export const layer22b = { width: 6144 };
/** Tokens of a sequence, for both models. */
const sequence = 2048;

/** Bytes that one layer keeps for a sequence of 2,048 tokens, attention matrices stored. */
export const layerBytes = (model: Shape) => keptBytes(model, sequence, false);

/** 5 a s / h: what the attention matrices add to the 34 of everything else, in units of s b h. */
export function attentionTerm(model: Shape): number {
  const { none, selective } = layerBytes(model);
  return (none - selective) / (sequence * model.width);
}

/** Share of a layer's activations that selective recomputation leaves out. */
export function selectiveSaving(model: Shape): number {
  const { none, selective } = layerBytes(model);
  return (none - selective) / none;
}

/**
 * Extra operations of selective recomputation, as a share of a layer's forward and backward pass:
 * 4bs²h against 72bsh²(1 + s/6h). The paper's equation 8 has s/3h for the sum, as if it were 12bs²h: its 2.7% for GPT-3 is
 * three times the share that its own counts give.
 * Source: Korthikanti et al. 2022, appendix A.
 */
export function selectiveWork({ width }: Pick<Shape, 'width'>): number {
  return (4 * sequence) / (72 * width * (1 + sequence / (6 * width)));
}

/** What the three policies keep for one sequence, and what one layer needs on top while its backward runs; as bars. */
export function activationBars(model: Shape) {
  const { none, selective, full } = layerBytes(model);
  const GB = (bytes: number, layers: number) => (bytes * layers) / 1e9;
  const rest = { label: 'all but attention matrices', value: GB(selective, model.layers), role: 'plain' };
  return [
    {
      label: 'Store all',
      segments: [
        rest,
        { label: 'attention matrices', value: GB(none - selective, model.layers), role: 'plain' },
      ],
    },
    {
      label: 'Selective',
      segments: [
        rest,
        { label: 'attention matrices of one layer', value: GB(none - selective, 1), role: 'plain' },
      ],
    },
    {
      label: 'Full, every block',
      segments: [
        { label: 'block inputs', value: GB(full, model.layers), role: 'plain' },
        { label: 'inside of one block', value: GB(none, 1), role: 'plain' },
      ],
    },
  ];
}

/**
 * Peak of full recomputation when blocks are wrapped k at a time, in units of s b h: 2⌈n/k⌉ + c k.
 * An upper bound: the first live block's input counts twice.
 *
 * @param inside  c, what one block keeps inside: of a GPT block 34 without stored attention matrices, else 34 + 5as/h.
 */
export function groupedPeak(blocks: number, group: number, inside: number): number {
  return 2 * Math.ceil(blocks / group) + inside * group;
}

/** Shape of Llama 3 8B, as TorchTitan configures it. */
export const llama8b = { layers: 32, width: 4096, inner: 14_336, groups: 8, head: 128, vocabulary: 128_256 };

/**
 * What a block with RMSNorm, grouped-query attention in a fused kernel and SwiGLU keeps for its backward pass, in bytes per
 * token and per unit of width, at 16 bits, without dropout. Counted: the inputs of both norms, of the products, of the
 * attention kernel and of SwiGLU's two factors. Assumed: fused norms, and a kernel that reads grouped keys and values as they
 * are. Statistics of norms and softmax are neglected; rotary embeddings keep only sines and cosines, which blocks share.
 */
export function gatedBlock({ width, inner, groups, head }: typeof llama8b): number {
  const states = 6; // input, its norm, queries, output of attention, input of the second norm, that norm
  const keysAndValues = (2 * groups * head) / width;
  const gated = (4 * inner) / width; // gate, up, SiLU of gate, their product
  return 2 * (states + keysAndValues + gated);
}

/** GB of one sequence of Llama 3 8B: one block's inside, all blocks stored, and each block wrapped (inputs and one inside). */
export function llamaGB(tokens: number) {
  const unit = (tokens * llama8b.width) / 1e9;
  const inside = gatedBlock(llama8b) * unit;
  const inputs = 2 * unit * llama8b.layers;
  return {
    inside,
    stored: inside * llama8b.layers,
    inputs,
    wrapped: inputs + inside,
    logits: logitsGB(tokens, llama8b.vocabulary, 4),
  };
}

/** GB of the logits of one micro-batch: tokens × vocabulary × bytes. */
export const logitsGB = (tokens: number, vocabulary: number, bytes: number): number =>
  (tokens * vocabulary * bytes) / 1e9;

/** What saved.py prints: bytes that autograd keeps of such a block, by its parts. A test reads its output. */
export const saved = {
  'fused norms, grouped keys': 41,
  'norms written out': 49,
  'keys and values repeated': 44,
  both: 52,
};

/** What checkpointing the blocks of the book's own model recorded in PyTorch (content/model/checkpoint.py). */
export type Way = keyof typeof found.ways;

/** Peak of a step in MB. */
export const modelPeak = (way: Way): number => found.ways[way].peak / 1e6;

/** Time of a step as a multiple of that which keeps all: the median of 21 ratios. */
export const modelTime = (way: Way): number => found.ways[way].time[0]!;
