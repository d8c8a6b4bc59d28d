/** What the model is made of, and how it is changed: a changed model shares with the old one what stays as it was. */
import { readTensors, type Tensor } from './tensor-file.ts';

/** Sizes of the model: characters it knows, numbers a character, layers, heads, hidden numbers, characters it looks back on. */
export const sizes = {
  vocabulary: 65,
  width: 128,
  layers: 4,
  heads: 8,
  head: 16,
  hidden: 344,
  context: 192,
} as const;

/** Its characters; a character's place here is its number. */
export const characters = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Numbers of a text's characters.
 *
 * @throws RangeError at the first character that the model does not know.
 */
export function encode(text: string): number[] {
  return Array.from(text, (character) => {
    const id = characters.indexOf(character);
    if (id < 0) throw new RangeError(`the model knows no “${character}”`);
    return id;
  });
}
export const decode = (ids: Iterable<number>): string => Array.from(ids, (id) => characters[id]!).join('');

/** An adapter beside a matrix: y = W x + scale · B (A x), A of shape [rank, columns], B kept as [rank, rows]. */
export interface Adapter {
  rank: number;
  a: Float32Array;
  b: Float32Array;
  scale: number;
}

/** A matrix of shape [rows, columns], one row after another. */
export interface Matrix {
  rows: number;
  columns: number;
  weights: Float32Array;
  adapter?: Adapter;
}

export const matrixNames = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const;
export type MatrixName = (typeof matrixNames)[number];

export type Layer = Record<MatrixName, Matrix> & { norm1: Float32Array; norm2: Float32Array };

export interface Model {
  /** One row for each character, used at both ends. */
  embed: Matrix;
  layers: readonly Layer[];
  norm: Float32Array;
}

const matrixOf = ({ shape, values }: Tensor): Matrix => ({
  rows: shape[0]!,
  columns: shape[1]!,
  weights: values,
});

const read = new WeakMap<ArrayBuffer, Model>();

/**
 * The model in the file `base.bin`, which is read once.
 *
 * @throws Error if the file is damaged, or lacks one of the tensors.
 */
export function readModel(file: ArrayBuffer): Model {
  const model = read.get(file) ?? modelOf(file);
  read.set(file, model);
  return model;
}

function modelOf(file: ArrayBuffer): Model {
  const tensors = readTensors(file);
  const get = (name: string): Tensor => {
    const tensor = tensors.get(`${name}.weight`);
    if (!tensor) throw new Error(`the file of weights has no “${name}”`);
    return tensor;
  };
  const layers = Array.from({ length: sizes.layers }, (_, i) => {
    const matrices = matrixNames.map((name) => [name, matrixOf(get(`blocks.${i}.${name}`))]);
    return {
      ...(Object.fromEntries(matrices) as Record<MatrixName, Matrix>),
      norm1: get(`blocks.${i}.norm1`).values,
      norm2: get(`blocks.${i}.norm2`).values,
    };
  });
  return { embed: matrixOf(get('embed')), layers, norm: get('norm').values };
}

/** The model with each of its 28 matrices replaced. */
export function withMatrices(
  model: Model,
  change: (matrix: Matrix, name: MatrixName, layer: number) => Matrix,
): Model {
  const layers = model.layers.map((layer, i) => ({
    ...layer,
    ...Object.fromEntries(matrixNames.map((name) => [name, change(layer[name], name, i)])),
  }));
  return { ...model, layers };
}
