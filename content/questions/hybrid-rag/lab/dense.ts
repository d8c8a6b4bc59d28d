import { symmetricEigen } from '../../../numerics/eigen.ts';
import { multiply, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';

/** A small dense encoder: latent semantic analysis, fitted to the documents alone. */
export interface Encoder {
  /** Column of each known term. */
  vocabulary: ReadonlyMap<string, number>;
  /** ln(N / documents that contain it), shape [V]. */
  idf: Float64Array;
  /** Weighted documents of unit length, shape [N, V]. */
  documents: Matrix;
  /** Eigenvalues of the documents' inner products, descending, those below 1e-9 left out; shape [rank]. */
  values: Float64Array;
  /** Right singular vectors u = Xᵀ v / σ, one a row; shape [rank, V]. */
  directions: Matrix;
}

/**
 * Weighs terms as (1 + ln count) · ln(N / df), without a length: shape [V]. Terms the encoder never learnt are ignored.
 */
function weigh(
  tokens: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
  idf: Float64Array,
): Float64Array {
  const out = new Float64Array(idf.length);
  for (const token of tokens) {
    const column = vocabulary.get(token);
    if (column !== undefined) out[column]! += 1;
  }
  for (let j = 0; j < out.length; j++) if (out[j]! > 0) out[j] = (1 + Math.log(out[j]!)) * idf[j]!;
  return out;
}

function length(vector: Float64Array): number {
  let sum = 0;
  for (const entry of vector) sum += entry * entry;
  return Math.sqrt(sum);
}

/**
 * Fits the encoder: the singular vectors of the weighted documents, by the eigenvectors of their N × N inner products.
 *
 * @param documents  Tokens. Terms in fewer than two of them are not learnt, as an encoder learns no code it saw once.
 *
 * Source: Deerwester et al. 1990, "Indexing by Latent Semantic Analysis".
 */
export function fitEncoder(documents: readonly (readonly string[])[]): Encoder {
  const frequency = new Map<string, number>();
  for (const tokens of documents)
    for (const token of new Set(tokens)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  const learnt = [...frequency].filter(([, count]) => count >= 2);
  const vocabulary = new Map(learnt.map(([token], column) => [token, column]));
  const idf = Float64Array.from(learnt, ([, count]) => Math.log(documents.length / count));
  const x = zeros(documents.length, learnt.length);
  documents.forEach((tokens, row) => {
    const weights = weigh(tokens, vocabulary, idf);
    const norm = length(weights);
    if (norm > 0)
      x.data.set(
        weights.map((weight) => weight / norm),
        row * x.columns,
      );
  });
  const { values, vectors } = symmetricEigen(multiply(x, transpose(x)));
  const rank = values.filter((value) => value > 1e-9).length;
  const directions = multiply(transpose(vectors), x);
  directions.rows = rank;
  directions.data = directions.data.slice(0, rank * x.columns);
  for (let i = 0; i < directions.data.length; i++)
    directions.data[i]! /= Math.sqrt(values[Math.floor(i / x.columns)]!);
  return { vocabulary, idf, documents: x, values: values.slice(0, rank), directions };
}

/** The documents in the first dimensions, each of unit length (or 0): shape [N, dimensions], at most the rank. */
export function encodeDocuments(encoder: Encoder, dimensions: number): Matrix {
  const { documents, values } = encoder;
  const columns = Math.min(dimensions, values.length);
  const out = zeros(documents.rows, columns);
  for (let row = 0; row < documents.rows; row++) {
    const from = documents.data.subarray(row * documents.columns, (row + 1) * documents.columns);
    out.data.set(project(encoder, from, columns), row * columns);
  }
  return out;
}

/** A query in the first dimensions, of unit length, or 0 if nothing of it is left there. */
export function encodeQuery(encoder: Encoder, tokens: readonly string[], dimensions: number): Float64Array {
  const weights = weigh(tokens, encoder.vocabulary, encoder.idf);
  return project(encoder, weights, Math.min(dimensions, encoder.values.length));
}

function project(encoder: Encoder, weights: Float64Array, dimensions: number): Float64Array {
  const { columns, data } = encoder.directions;
  const out = new Float64Array(dimensions);
  for (let k = 0; k < dimensions; k++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += data[k * columns + j]! * weights[j]!;
    out[k] = sum;
  }
  const norm = length(out);
  // What rounding leaves of a zero projection must not be blown up to unit length.
  return norm < 1e-12 ? out.fill(0) : out.map((entry) => entry / norm);
}

/** Cosines of a query with every encoded document: both have unit length. Shape [N]. */
export function cosines(documents: Matrix, query: Float64Array): Float64Array {
  const out = new Float64Array(documents.rows);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < query.length; k++) sum += documents.data[i * documents.columns + k]! * query[k]!;
    out[i] = sum;
  }
  return out;
}
