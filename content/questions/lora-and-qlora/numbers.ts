/** The arithmetic of LoRA and QLoRA: parameters, bits and bytes. Weights in bits or bytes, memory in GB of 10⁹ bytes. */

import { bitsPerWeight, nf4, quantizeBlocks } from '../../numerics/block-quantizer.ts';
import { addScaled, multiply, squaredNorm, transpose, type Matrix } from '../../numerics/matrix.ts';
import { task } from './lab/core.ts';
import adapt from '../../model/results/adapt.json' with { type: 'json' };
import { adapterParameters, needs, parameters, rank, shapes, trained } from './lab/memory.ts';

export { adapterParameters, bitsPerWeight, parameters };

/** Llama-7B: multi-head attention with square projections, separate input and output embeddings. */
export const llama7b = shapes.get(7)!;

/** Bits a weight against the block size, for a plot. */
export function bitsByBlock() {
  const blocks = [16, 32, 64, 128, 256, 512, 1024];
  const points = (doubleQuantized: boolean) =>
    blocks.map((block): [number, number] => [block, bitsPerWeight(block, doubleQuantized)]);
  return [
    { label: '32-bit scales', role: 'plain', dots: true, points: points(false) },
    { label: 'double quantization', role: 'quantized', dots: true, points: points(true) },
  ];
}

/** GB of full fine-tuning, LoRA and QLoRA with Llama-7B, and a batch of so many tokens; 0 leaves activations out. */
export function trainingTotals(tokens: number): { full: number; lora: number; qlora: number } {
  const [full, lora, qlora] = needs(llama7b, tokens);
  return { full: full.total, lora: lora.total, qlora: qlora.total };
}

/** Percent that QLoRA needs less than LoRA. */
export function savedByFourBits(tokens: number): number {
  const { lora, qlora } = trainingTotals(tokens);
  return 100 * (1 - qlora / lora);
}

/** GB of the two Adam moments of the adapter: all that a paged optimizer can move. */
export const pagedMemory = (): number => (adapterParameters(llama7b, rank) * trained.moments) / 1e9;

/** The nearest value in bfloat16, which has 8 significant bits; ties go to the even one. */
export function toBfloat16(value: number): number {
  const bits = new Uint32Array(Float32Array.of(value).buffer);
  bits[0]! += 0x7fff + ((bits[0]! >>> 16) & 1);
  bits[0]! &= 0xffff0000;
  return new Float32Array(bits.buffer)[0]!;
}

/**
 * Percent of an update that arrives when it is merged into a 64 × 64 matrix of rounded weights and the sum is rounded
 * again: the projection of the change on the update, mean of 20 draws.
 *
 * @param size  Norm of the update as a share of the norm of the weights.
 */
export function arrives(size: number, format: 'bf16' | 'nf4'): number {
  const round = (data: Float64Array) =>
    format === 'bf16' ? data.map(toBfloat16) : quantizeBlocks(data, nf4, 64, false);
  const draws = 20;
  let sum = 0;
  for (let seed = 1; seed <= draws; seed++) {
    const { base, target } = task(seed);
    const before = { ...base, data: round(base.data) };
    const planted = addScaled(target, base, -1);
    const scale = size * Math.sqrt(squaredNorm(before) / squaredNorm(planted));
    const after = { ...base, data: round(addScaled(before, planted, scale).data) };
    sum +=
      multiply(transpose(columnOf(addScaled(after, before, -1))), columnOf(planted)).data[0]! /
      scale /
      squaredNorm(planted);
  }
  return (100 * sum) / draws;
}

const columnOf = ({ data }: Matrix): Matrix => ({ rows: data.length, columns: 1, data });

/** What adapting the book's own model recorded (content/model/adapt.py): losses on two voices, in nats a character. */
export const { before, full, ranks, ways } = adapt;
