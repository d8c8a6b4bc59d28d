import { chains, stepFor } from './chains.ts';
import { controls, type Params } from './controls.ts';
import { heldAt } from './lives.ts';
import { relativeWork } from './schedule.ts';
import { inUnit } from './shown.ts';
import { lengthOf } from './stage-state.ts';

const bold = (text: string | number) => `<b>${text}</b>`;
const ordinal = (n: number) => {
  const ending =
    n % 10 === 1 && n !== 11
      ? 'st'
      : n % 10 === 2 && n !== 12
        ? 'nd'
        : n % 10 === 3 && n !== 13
          ? 'rd'
          : 'th';
  return `${n}${ending}`;
};

/** Whether the lab draws new dropout masks for a rerun, and its gradient is another one. */
const losesMasks = ({ dropout, restore }: Params) => dropout > 0 && !restore;

function ofLayers(params: Params, k: number): string {
  const { layers, all } = chains.equal;
  const { peak, reruns } = stepFor('equal', k);
  const work = bold(`${Math.round(100 * (relativeWork(layers, reruns) - 1))}% more work`);
  if (k === 1)
    return `A textbook chain of ${layers} equal layers: to keep all takes ${bold(all)} activations at once, and nothing is computed twice.`;
  if (k === layers)
    return `One segment of ${layers} equal layers: ${work}, and the peak is ${bold(peak)}, as if nothing had been dropped, because the whole chain is recomputed at once.`;
  if (k > 11)
    return `Keep only every ${ordinal(k)} activation, and the peak ${bold('rises')} from 16 to ${bold(peak)}, for ${work}, because ${k} layers are recomputed at once.`;
  const gradient = losesMasks(params)
    ? 'The gradient is wrong, because the second run draws new dropout masks.'
    : 'The gradient is the same to the last bit.';
  return `Keep every ${ordinal(k)} activation of ${layers} equal layers and recompute the rest: ${bold(peak)} at once instead of ${all}, for ${work}. ${gradient}`;
}

function ofBlocks(name: 'small' | 'large', k: number): string {
  const chain = chains[name];
  const { layers } = chain;
  const peak = (length: number) => stepFor(name, length).peak;
  const shown = (units: number) => bold(inUnit(units, chain));
  const [single, own] = [peak(1), peak(k)];
  const change = Math.round(100 * Math.abs(own / single - 1));
  if (k === 1)
    return `Checkpoint each of the ${layers} blocks: ${shown(own)} instead of ${inUnit(chain.all, chain)}, for ${bold('a third more work')}.`;
  if (k >= layers)
    return `One segment of all ${layers} blocks: a third more work, and the peak is ${shown(own)}, as if nothing had been dropped, because all blocks are recomputed at once.`;
  const kept = Math.ceil(layers / k);
  const segments = `Checkpoint ${layers} blocks ${k} at a time: ${shown(own)},`;
  if (own < single)
    return `${segments} ${bold(`${change}% less`)} than single blocks, because ${layers - kept} fewer kept inputs outweigh the ${k === 2 ? 'second block' : `${k - 1} more blocks`} that ${k === 2 ? 'is' : 'are'} recomputed at once.`;
  return `${segments} ${bold(`${change}% more`)} than single blocks. ${k} blocks in full are in memory at once, and ${layers - kept} fewer kept inputs do not make up for them.`;
}

/** What happens at a moment of the step. */
function atMoment(params: Params, moment: number): string {
  const chain = chains[params.chain];
  const step = stepFor(params.chain, lengthOf(params));
  const time = moment * step.until;
  const held = heldAt(step, time);
  const next = step.memory.find(([at]) => at > time)?.[1] ?? 0;
  const phase =
    time < step.forward
      ? 'The first forward sweep'
      : next > held
        ? 'Backward, a segment is recomputed'
        : 'Backward, gradients pass and memory is freed';
  const unit = chain.shown === 'GiB' ? '' : held === 1 ? ' activation' : ' activations';
  return `${phase}: ${bold(inUnit(held, chain) + unit)} ${held === 1 && unit !== '' ? 'is' : 'are'} held.`;
}

/** What was set, and what became of the peak. */
export function moved(now: Params, before: Params): string {
  const chain = chains[now.chain];
  const [then, peak] = [before, now].map((params) =>
    inUnit(stepFor(now.chain, lengthOf(params)).peak, chain),
  );
  const length = lengthOf(now);
  const part = chain.part[length === 1 ? 0 : 1];
  if (now.chain !== before.chain)
    return `You took ${controls.chain.options[now.chain]}, whose peak is ${peak}.`;
  return `You recomputed ${length} ${part} at once, not ${lengthOf(before)}, and the peak ${then === peak ? `stayed at ${peak}` : `went from ${then} to ${peak}`}.`;
}

/** What the picture shows. */
export function sentence(params: Params, moment: number | undefined): string {
  if (moment !== undefined) return atMoment(params, moment);
  const length = lengthOf(params);
  return params.chain === 'equal' ? ofLayers(params, length) : ofBlocks(params.chain, length);
}
