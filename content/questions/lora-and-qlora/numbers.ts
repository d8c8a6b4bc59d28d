/** The arithmetic of LoRA and QLoRA: parameters, bits and bytes. Weights in bits or bytes, memory in GB of 10⁹ bytes. */

import { bitsPerWeight, nf4, quantizeBlocks } from '../../numerics/block-quantizer.ts';
import { addScaled, multiply, squaredNorm, transpose, type Matrix } from '../../numerics/matrix.ts';
import { task } from './lab/core.ts';

export { bitsPerWeight };

export interface Shape {
  layers: number;
  /** Width of the residual stream. */
  width: number;
  /** Inner width of the gated feed-forward block, which has three matrices. */
  feedForward: number;
  vocabulary: number;
}

/** Llama-7B: multi-head attention with square projections, separate input and output embeddings. */
export const llama7b: Shape = { layers: 32, width: 4096, feedForward: 11008, vocabulary: 32000 };

/** Parameters in the linear layers of the blocks: four attention and three feed-forward matrices each. */
export function linearParameters({ layers, width, feedForward }: Shape): number {
  return layers * (4 * width ** 2 + 3 * width * feedForward);
}

/** All parameters: linear layers, both embeddings, and two norms a block and a last one. */
export function parameters(shape: Shape): number {
  const { layers, width, vocabulary } = shape;
  return linearParameters(shape) + 2 * vocabulary * width + (2 * layers + 1) * width;
}

/**
 * Parameters that LoRA trains: r (d_in + d_out) for each adapted matrix.
 *
 * @param targets  `query-value` adapts two matrices a block, `all-linear` all seven.
 * Source: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", section 4.1.
 */
export function adapterParameters(shape: Shape, rank: number, targets: 'query-value' | 'all-linear'): number {
  const square = rank * 2 * shape.width;
  const wide = rank * (shape.width + shape.feedForward);
  return shape.layers * (targets === 'query-value' ? 2 * square : 4 * square + 3 * wide);
}

const GB = 1e9;
/** Bytes for each trained parameter: 16-bit weight and gradient, 32-bit copy, two 32-bit Adam moments. */
const trained = { weight: 2, gradient: 2, copy: 4, moments: 8 };
const bytesPerTrained = trained.weight + trained.gradient + trained.copy + trained.moments;

/** Memory of one fine-tuning run without activations, as bars; the adapter has rank 16 on all linear layers. */
export function trainingMemory(shape: Shape) {
  const all = parameters(shape);
  const adapter = (adapterParameters(shape, 16, 'all-linear') * bytesPerTrained) / GB;
  const linear = linearParameters(shape);
  return [
    {
      label: 'Full fine-tuning',
      segments: [
        { label: 'weights', value: (all * trained.weight) / GB, role: 'trainable' },
        { label: 'gradients', value: (all * trained.gradient) / GB, role: 'trainable' },
        { label: '32-bit copy', value: (all * trained.copy) / GB, role: 'trainable' },
        { label: 'Adam moments', value: (all * trained.moments) / GB, role: 'trainable' },
      ],
    },
    {
      label: 'LoRA',
      segments: [
        { label: '16-bit base', value: (all * 2) / GB, role: 'frozen' },
        { label: 'adapter, its gradients and optimizer state', value: adapter, role: 'trainable' },
      ],
    },
    {
      label: 'QLoRA',
      segments: [
        {
          label: '4-bit linear layers',
          value: (linear * bitsPerWeight(64, true)) / 8 / GB,
          role: 'quantized',
        },
        { label: '16-bit embeddings and norms', value: ((all - linear) * 2) / GB, role: 'frozen' },
        { label: 'adapter, its gradients and optimizer state', value: adapter, role: 'trainable' },
      ],
    },
  ];
}

/** Bits a weight against the block size, for a plot. */
export function bitsByBlock() {
  const blocks = [16, 32, 64, 128, 256, 512, 1024];
  const points = (doubleQuantized: boolean) =>
    blocks.map((block): [number, number] => [block, bitsPerWeight(block, doubleQuantized)]);
  return [
    { label: '32-bit scales', role: 'quantized', dashed: true, dots: true, points: points(false) },
    { label: 'double quantization', role: 'quantized', dots: true, points: points(true) },
  ];
}

const total = (bar: { segments: { value: number }[] }) =>
  bar.segments.reduce((sum, { value }) => sum + value, 0);

/** GB of full fine-tuning, LoRA and QLoRA, without activations. */
export function trainingTotals(shape: Shape): { full: number; lora: number; qlora: number } {
  const [full, lora, qlora] = trainingMemory(shape).map(total);
  return { full: full!, lora: lora!, qlora: qlora! };
}

/** GB of the two Adam moments of the adapter: all that a paged optimizer can move. */
export const pagedMemory = (shape: Shape): number =>
  (adapterParameters(shape, 16, 'all-linear') * trained.moments) / GB;

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
