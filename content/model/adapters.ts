/** Low-rank adapters of the model: beside its matrices, or merged into them. */
import { withMatrices, type Matrix, type Model } from './model.ts';
import { readTensors } from './tensor-file.ts';

/**
 * The model with the adapters of a file `lora-<rank>.bin` beside its matrices.
 *
 * @throws Error if the file is damaged, or has no adapter for one of the matrices.
 */
export function withAdapters(model: Model, file: ArrayBuffer, scale: number): Model {
  const tensors = readTensors(file);
  return withMatrices(model, (matrix, name, layer) => {
    const [a, b] = [tensors.get(`${layer}.${name}.a`), tensors.get(`${layer}.${name}.b`)];
    if (!a || !b) throw new Error(`the file of adapters has none for ${name} of layer ${layer}`);
    return { ...matrix, adapter: { rank: a.shape[0]!, a: a.values, b: b.values, scale } };
  });
}

/** The same model with each adapter added to its matrix: W + scale · B A. */
export const merged = (model: Model): Model => withMatrices(model, mergedMatrix);

function mergedMatrix({ rows, columns, weights, adapter }: Matrix): Matrix {
  if (!adapter) return { rows, columns, weights };
  const out = weights.slice();
  for (let r = 0; r < adapter.rank; r++)
    for (let i = 0; i < rows; i++) {
      const factor = adapter.scale * adapter.b[r * rows + i]!;
      for (let j = 0; j < columns; j++) out[i * columns + j]! += factor * adapter.a[r * columns + j]!;
    }
  return { rows, columns, weights: out };
}
