import { blockInput, gatedBlock, llamas, type Llama } from './llama-block.ts';
import { blockStep, stepOf, type Step } from './lives.ts';
import { uniform } from './schedule.ts';

export type ChainName = 'small' | 'large' | 'equal';

/** A chain of layers or blocks that is trained for one step. */
export interface Chain {
  layers: number;
  /** One layer, and more of them. */
  part: readonly [one: string, more: string];
  /** Segment lengths at which the stage stops. */
  stops: readonly number[];
  /** What is held if nothing is dropped, in units. */
  all: number;
  /** What a unit is in what is shown: GiB, or activations. */
  unit: number;
  shown: 'GiB' | 'activations';
  step(length: number): Step;
}

/** Tokens of one pass, as in torchtune's run of Llama 3.2 3B: two sequences of 4,096. */
export const passTokens = 8192;

function blocks(model: Llama, stops: readonly number[]): Chain {
  const { layers, width } = llamas[model];
  const kept = gatedBlock(model);
  return {
    layers,
    part: ['block', 'blocks'],
    stops,
    all: kept * layers,
    unit: (passTokens * width) / 2 ** 30,
    shown: 'GiB',
    step: (length) => blockStep(layers, length, kept, blockInput),
  };
}

const blockStops = [1, 2, 3, 4, 7, 14, 28] as const;
/** Every length while a step of one still shows, then ever wider steps. */
export const equalStops = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 20, 24, 32, 40, 48, 64] as const;

const equalLayers = 64;

export const chains: Readonly<Record<ChainName, Chain>> = {
  small: blocks('Llama 3.2 3B', blockStops),
  large: blocks('Llama 3.1 405B', blockStops),
  equal: {
    layers: equalLayers,
    part: ['layer', 'layers'],
    stops: equalStops,
    all: equalLayers + 1,
    unit: 1,
    shown: 'activations',
    step: (length) => stepOf(uniform(equalLayers, length, true), equalLayers),
  },
};

const known = new Map<string, Step>();
/** One step of a chain with segments of a length. */
export function stepFor(name: ChainName, length: number): Step {
  const key = `${name} ${length}`;
  const step = known.get(key) ?? chains[name].step(length);
  known.set(key, step);
  return step;
}
