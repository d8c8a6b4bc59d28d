/** The model in NF4 with a scale for 64 weights, as QLoRA stores a base. */
import { nf4, quantizeBlocks } from '../numerics/block-quantizer.ts';
import { withMatrices, type Model } from './model.ts';

export const nf4Model = (model: Model): Model =>
  withMatrices(model, (matrix) => ({
    ...matrix,
    weights: Float32Array.from(quantizeBlocks(Float64Array.from(matrix.weights), nf4, 64, false)),
  }));
