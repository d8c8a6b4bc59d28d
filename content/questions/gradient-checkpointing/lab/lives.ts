import type { Action } from './schedule.ts';
import type { Life } from './train.ts';

/** Live activations, or units of memory, from a time on until the next level. */
export type Level = [time: number, live: number];

/** What is held in one step, when, and how much that is. Time counts evaluations of a layer; backward takes two. */
export interface Step {
  lives: Life[];
  /** Where the forward sweep ends and the whole step. */
  forward: number;
  until: number;
  memory: Level[];
  /** What one kept activation takes. */
  thickness: number;
  peak: number;
  /** Evaluations beyond the first sweep. */
  reruns: number;
}

/** What a step holds at a time, 0 if earlier: activations, or units. */
export const heldAt = ({ memory }: Step, time: number): number =>
  memory.filter(([at]) => at <= Math.max(0, time)).at(-1)![1];

/** Follows a schedule for equal layers without training: the times at which each activation is made and freed. */
export function stepOf(actions: readonly Action[], layers: number): Step {
  const born = new Map([[0, 0]]);
  const lives: Life[] = [];
  const memory: Level[] = [[0, 1]];
  const seen = new Set<number>();
  let [time, runs] = [0, 0];
  const free = (index: number) => {
    lives.push({ index, from: born.get(index)!, to: time, again: seen.has(index) });
    born.delete(index);
  };
  const made = new Set<number>();
  for (const { kind, layer, drop } of actions) {
    time += kind === 'run' ? 1 : 2;
    if (kind === 'run') {
      runs += 1;
      born.set(layer + 1, time);
      if (made.has(layer + 1)) seen.add(layer + 1);
      made.add(layer + 1);
      memory.push([time, born.size]);
      if (drop) free(layer);
    } else free(layer + 1);
    memory.push([time, born.size]);
  }
  free(0);
  // Between actions only: where a run frees its input, the moment in which both exist does not count.
  const settled = memory.filter(([at], i) => memory[i + 1]?.[0] !== at);
  const peak = Math.max(...settled.map(([, live]) => live));
  return { lives, forward: layers, until: time, memory: settled, thickness: 1, peak, reruns: runs - layers };
}

/**
 * One step of transformer blocks, checkpointed `group` at a time. Each block of a segment is run again, then goes backward.
 *
 * @param kept   What a block keeps, its input included.
 * @param input  What that input takes, in the same units.
 *
 * Peak input (⌈n/group⌉ − 1) + kept · group: all inputs, and one segment in full, whose first input is one of them.
 */
export function blockStep(blocks: number, group: number, kept: number, input: number): Step {
  const lives: Life[] = [];
  const memory: Level[] = [[0, 0]];
  // What does not divide is the first segment, which goes backward last.
  const short = blocks % group;
  const starts = Array.from({ length: Math.ceil(blocks / group) }, (_, i) =>
    i === 0 ? 0 : i * group - (short === 0 ? 0 : group - short),
  );
  let [live, time] = [0, blocks];
  const change = (by: number, at: number) => memory.push([at, (live += by)]);
  for (const start of starts) change(input, start);
  const adds = (block: number, start: number) => kept - (block === start ? input : 0);
  for (const [i, start] of [...starts.entries()].toReversed()) {
    const end = starts[i + 1] ?? blocks;
    const born: number[] = [];
    for (let block = start; block < end; block++) {
      time += 1;
      born.push(time);
      change(adds(block, start), time);
    }
    for (let block = end - 1; block >= start; block--) {
      time += 2;
      lives.push({ index: block, from: born[block - start]!, to: time, again: true });
      change(-adds(block, start), time);
    }
    lives.push({ index: start, from: start, to: time, again: false });
    change(-input, time);
  }
  return {
    lives,
    forward: blocks,
    until: time,
    memory,
    thickness: input,
    peak: Math.max(...memory.map(([, units]) => units)),
    reruns: blocks,
  };
}
