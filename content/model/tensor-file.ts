/**
 * Reads the files of the model and of what is added to it; weights.py writes them.
 *
 * A file is a length (uint32, little-endian), a header of that many bytes (JSON), and the data. Each tensor has a name, a
 * shape, a kind and the offset of its numbers in the data: `float32`, or `int8`, whose codes a scale (float32) for each row
 * follows at the next multiple of 4.
 */

/** A tensor as rows of its last dimension. */
export interface Tensor {
  shape: readonly number[];
  values: Float32Array;
}

interface Told {
  name: string;
  shape: number[];
  kind: 'float32' | 'int8';
  offset: number;
}

const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/**
 * @returns the tensors by name, their codes multiplied with their scales.
 * @throws Error if the file is cut short or no such file.
 */
export function readTensors(file: ArrayBuffer): Map<string, Tensor> {
  const length = file.byteLength < 4 ? 0 : new DataView(file).getUint32(0, true);
  if (length === 0 || 4 + length > file.byteLength) throw new Error('the file of weights is damaged');
  const { tensors } = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))) as {
    tensors: Told[];
  };
  return new Map(tensors.map((told) => [told.name, readTensor(file, 4 + length, told)]));
}

function readTensor(file: ArrayBuffer, start: number, { name, shape, kind, offset }: Told): Tensor {
  const numbers = count(shape);
  const columns = shape.at(-1)!;
  const at = start + offset;
  const scalesAt = at + Math.ceil(numbers / 4) * 4;
  const end = kind === 'float32' ? at + 4 * numbers : scalesAt + (4 * numbers) / columns;
  if (end > file.byteLength) throw new Error(`the file of weights ends within “${name}”`);
  if (kind === 'float32') return { shape, values: new Float32Array(file.slice(at, end)) };
  const codes = new Int8Array(file, at, numbers);
  const scales = new Float32Array(file, scalesAt, numbers / columns);
  const values = new Float32Array(numbers);
  // A function for each of a million numbers would take twenty times as long.
  for (let i = 0; i < numbers; i++) values[i] = codes[i]! * scales[Math.floor(i / columns)]!;
  return { shape, values };
}
