/**
 * Quantization of one linear layer Y = XW with planted outlier channels, GPTQ against rounding to nearest, the error of
 * number formats on normal data, and the arithmetic of memory. Matrices are arrays of rows. Errors are relative norms.
 */

type Matrix = number[][];

/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers by Box and Muller: the cosine first, its sine on the next call. */
export function normal(next: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    let u = next();
    while (u === 0) u = next();
    const radius = Math.sqrt(-2 * Math.log(u));
    const angle = 2 * Math.PI * next();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

const fill = (rows: number, columns: number, value: (row: number, column: number) => number): Matrix =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => value(row, column)),
  );
const map = (a: Matrix, value: (entry: number, row: number, column: number) => number): Matrix =>
  a.map((row, i) => row.map((entry, j) => value(entry, i, j)));
const transpose = (a: Matrix): Matrix => fill(a[0]!.length, a.length, (i, j) => a[j]![i]!);
const absmax = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const norm = (a: Matrix) => Math.sqrt(a.reduce((sum, row) => row.reduce((s, v) => s + v * v, sum), 0));
const distance = (a: Matrix, b: Matrix) => norm(map(a, (entry, i, j) => entry - b[i]![j]!));

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => {
    const out = new Array<number>(b[0]!.length).fill(0);
    row.forEach((entry, k) => b[k]!.forEach((other, j) => (out[j]! += entry * other)));
    return out;
  });
}

/** Rounds to a symmetric grid: q = round(x / step), halves away from zero, clipped to ±(2^(bits−1) − 1). */
export function onGrid(x: number, step: number, bits: number): number {
  if (step === 0) return 0;
  const top = 2 ** (bits - 1) - 1;
  return Math.sign(x) * Math.min(Math.floor(Math.abs(x) / step + 0.5), top) * step;
}
const stepOf = (largest: number, bits: number) => largest / (2 ** (bits - 1) - 1);

/** One step for the whole matrix, for each row (a token of X) or for each column (an output channel of W). */
export function fakeQuantize(a: Matrix, bits: number, per: 'tensor' | 'row' | 'column'): Matrix {
  if (per === 'column') return transpose(fakeQuantize(transpose(a), bits, 'row'));
  const whole = stepOf(absmax(a.map(absmax)), bits);
  return a.map((row) => {
    const step = per === 'tensor' ? whole : stepOf(absmax(row), bits);
    return row.map((entry) => onGrid(entry, step, bits));
  });
}

/** Sylvester's Hadamard matrix divided by √d: orthogonal, all entries ±1/√d. d is a power of two. */
export function hadamard(d: number): Matrix {
  let h: Matrix = [[1]];
  while (h.length < d)
    h = [...h.map((row) => [...row, ...row]), ...h.map((row) => [...row, ...row.map((v) => -v)])];
  return map(h, (entry) => entry / Math.sqrt(d));
}

/**
 * Moves range from each input channel of X (T × d) to its row of W (d × m):
 * s_j = max|X_j|^α / max|W_j|^(1−α), X_j / s_j and s_j W_j. The product stays the same.
 *
 * Source: Xiao et al. 2023, "SmoothQuant".
 */
export function smooth(x: Matrix, w: Matrix, alpha: number): [Matrix, Matrix] {
  const s = transpose(x).map((channel, j) => absmax(channel) ** alpha / absmax(w[j]!) ** (1 - alpha));
  return [map(x, (entry, _, j) => entry / s[j]!), map(w, (entry, j) => entry * s[j]!)];
}

export interface Layer {
  x: Matrix;
  w: Matrix;
  outliers: number[];
}

/** The layer of the figures: 64 tokens, 64 × 64 weights, both normal; two channels of X are 40 times as large. */
export function layer({ seed = 42, size = 64, channels = 2, times = 40 } = {}): Layer {
  const next = uniform(seed);
  const g = normal(next);
  const x = fill(size, size, () => g());
  const w = fill(size, size, () => g() / Math.sqrt(size));
  const outliers: number[] = [];
  while (outliers.length < channels) {
    const channel = Math.floor(next() * size);
    if (!outliers.includes(channel)) outliers.push(channel);
  }
  return { x: map(x, (entry, _, j) => (outliers.includes(j) ? entry * times : entry)), w, outliers };
}

export type Method =
  'weights-only' | 'naive' | 'per-token' | 'smooth' | 'smooth-per-token' | 'hadamard' | 'split';

/**
 * Error of the layer's output after quantization, in units of the output of its ordinary channels alone: dividing by
 * the whole output would hide the harm, because outliers inflate it. Weights have a step for each output channel.
 */
export function layerError(method: Method, bits = 8, alpha = 0.5, data: Layer = layer()): number {
  const { x, w, outliers } = data;
  const exact = multiply(x, w);
  const unit = norm(
    multiply(
      map(x, (entry, _, j) => (outliers.includes(j) ? 0 : entry)),
      w,
    ),
  );
  return distance(exact, quantizedProduct(method, x, w, bits, alpha)) / unit;
}

function quantizedProduct(method: Method, x: Matrix, w: Matrix, bits: number, alpha: number): Matrix {
  const product = (a: Matrix, b: Matrix, per: 'tensor' | 'row') =>
    multiply(fakeQuantize(a, bits, per), fakeQuantize(b, bits, 'column'));
  switch (method) {
    case 'weights-only':
      return multiply(x, fakeQuantize(w, bits, 'column'));
    case 'naive':
      return product(x, w, 'tensor');
    case 'per-token':
      return product(x, w, 'row');
    case 'smooth':
      return product(...smooth(x, w, alpha), 'tensor');
    case 'smooth-per-token':
      return product(...smooth(x, w, alpha), 'row');
    case 'hadamard': {
      const h = hadamard(w.length);
      return product(multiply(x, h), multiply(transpose(h), w), 'tensor');
    }
    case 'split': {
      // LLM.int8(): columns with any |x| > 6 and their rows of W stay in floating point.
      const loud = transpose(x).map((channel) => absmax(channel) > 6);
      const calm = product(
        map(x, (entry, _, j) => (loud[j] ? 0 : entry)),
        map(w, (entry, j) => (loud[j] ? 0 : entry)),
        'row',
      );
      const kept = multiply(
        map(x, (entry, _, j) => (loud[j] ? entry : 0)),
        w,
      );
      return map(calm, (entry, i, j) => entry + kept[i]![j]!);
    }
  }
}

const shared = layer();

/** The largest activation of the layer, and how many integer levels its ordinary channels use under one 8-bit step. */
export function rangeOfLayer(): { largest: number; levels: number; share: number } {
  const largest = absmax(shared.x.map(absmax));
  const step = stepOf(largest, 8);
  const used = new Set<number>();
  for (const row of shared.x)
    row.forEach(
      (entry, j) => shared.outliers.includes(j) || used.add(Math.round(onGrid(entry, step, 8) / step)),
    );
  return { largest, levels: used.size, share: used.size / 255 };
}

/** The noise of the activations alone as theory has it: step/√12 for each entry, against ordinary channels. */
export function predictedNaiveNoise(): number {
  const d = shared.w.length;
  return (stepOf(rangeOfLayer().largest, 8) / Math.sqrt(12)) * Math.sqrt(d / (d - shared.outliers.length));
}

/** Output error of the layer in percent for each method, as bars. */
export function methodBars(bits = 8) {
  const bar = (label: string, method: Method) => ({
    label,
    segments: [{ label: 'error', value: 100 * layerError(method, bits, 0.5, shared), role: 'quantized' }],
  });
  return [
    bar('one step for all', 'naive'),
    bar('a step per token', 'per-token'),
    bar('SmoothQuant, one step', 'smooth'),
    bar('Hadamard, one step', 'hadamard'),
    bar('weights only', 'weights-only'),
    bar('SmoothQuant, per token', 'smooth-per-token'),
    bar('LLM.int8() split', 'split'),
  ];
}

/** Output error in percent against α. */
export function errorByAlpha() {
  const points = (method: Method) =>
    Array.from({ length: 21 }, (_, index): [number, number] => [
      index / 20,
      100 * layerError(method, 8, index / 20, shared),
    ]);
  const naive = 100 * layerError('naive', 8, 0.5, shared);
  return [
    {
      label: 'not smoothed',
      role: 'plain',
      dashed: true,
      points: [
        [0, naive],
        [1, naive],
      ] as [number, number][],
    },
    { label: 'smoothed, one step', role: 'quantized', points: points('smooth') },
    { label: 'smoothed, per token', role: 'quantized', dots: true, points: points('smooth-per-token') },
  ];
}

/** The α with the smallest error under one step, on a grid of 0.05. */
export function bestAlpha(): { alpha: number; error: number } {
  const [, curve] = errorByAlpha();
  const [alpha, error] = curve!.points.reduce((best, point) => (point[1] < best[1] ? point : best));
  return { alpha, error };
}

/**
 * Upper triangular U with A⁻¹ = UᵀU, for a symmetric positive definite A: Gauss–Jordan inverse, then Cholesky.
 */
export function inverseCholesky(a: Matrix): Matrix {
  const n = a.length;
  const work = a.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < n; i++) {
    const pivot = work[i]![i]!;
    work[i] = work[i]!.map((entry) => entry / pivot);
    for (let r = 0; r < n; r++) {
      const factor = work[r]![i]!;
      if (r !== i && factor !== 0) work[r] = work[r]!.map((entry, j) => entry - factor * work[i]![j]!);
    }
  }
  const inverse = work.map((row) => row.slice(n));
  const u = fill(n, n, () => 0);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      let sum = inverse[i]![j]!;
      for (let k = 0; k < i; k++) sum -= u[k]![i]! * u[k]![j]!;
      u[i]![j] = i === j ? Math.sqrt(sum) : sum / u[i]![i]!;
    }
  return u;
}

/**
 * Rounds the rows of W (d × m) one after the other and pushes each rounding error to the rows not yet rounded.
 *
 * @param hessian  XᵀX up to a factor (d × d), before damping by 1% of its mean diagonal.
 * Source: Frantar et al. 2023, "GPTQ".
 */
export function gptq(w: Matrix, hessian: Matrix, bits: number): Matrix {
  const damping = (0.01 * hessian.reduce((sum, row, i) => sum + row[i]!, 0)) / hessian.length;
  const u = inverseCholesky(map(hessian, (entry, i, j) => (i === j ? entry + damping : entry)));
  const steps = transpose(w).map((column) => stepOf(absmax(column), bits));
  const left = w.map((row) => [...row]);
  return left.map((row, i) => {
    const rounded = row.map((entry, k) => onGrid(entry, steps[k]!, bits));
    for (let j = i + 1; j < left.length; j++)
      left[j] = left[j]!.map((entry, k) => entry - ((row[k]! - rounded[k]!) / u[i]![i]!) * u[i]![j]!);
    return rounded;
  });
}

/**
 * Rounding to nearest against GPTQ on inputs whose neighbouring features have correlation ρ: 256 inputs of 32 features.
 * Errors of the output XW and of W itself, relative to their norms.
 */
export function roundingErrors(bits: number, rho = 0.9, seed = 11) {
  const size = 32;
  const g = normal(uniform(seed));
  const x = Array.from({ length: 256 }, () => {
    const row = [g()];
    while (row.length < size) row.push(rho * row.at(-1)! + Math.sqrt(1 - rho ** 2) * g());
    return row;
  });
  const w = fill(size, size, () => g() / Math.sqrt(size));
  const hessian = map(multiply(transpose(x), x), (entry) => (2 * entry) / x.length);
  const exact = multiply(x, w);
  const errors = (q: Matrix) => ({
    output: distance(multiply(x, q), exact) / norm(exact),
    weights: distance(q, w) / norm(w),
  });
  return { nearest: errors(fakeQuantize(w, bits, 'column')), gptq: errors(gptq(w, hessian, bits)) };
}

const nf4 = [
  -1, -0.6961928, -0.5250731, -0.3949175, -0.2844414, -0.1847734, -0.09105, 0, 0.0795803, 0.1609302,
  0.2461123, 0.3379152, 0.4407098, 0.562617, 0.7229568, 1,
];
const e2m1 = [0, 0.5, 1, 1.5, 2, 3, 4, 6];
const nearest = (x: number, levels: readonly number[]) =>
  levels.reduce((best, level) => (Math.abs(level - x) < Math.abs(best - x) ? level : best));

export type Format = 'int' | 'nf4' | 'mxfp4' | 'nvfp4';

/**
 * Error of a format on 65,536 standard normal numbers: root of the mean square, relative to the data. Groups share a
 * scale. Scales are kept exact, except that MXFP4's are powers of two and let values above 6 saturate.
 *
 * Sources: Dettmers et al. 2023 (NF4 levels); Rouhani et al. 2023 (MXFP4: E2M1 values, scale 2^(⌊log2 max⌋ − 2)).
 */
export function formatError(format: Format, group: number, bits = 4): number {
  const g = normal(uniform(3));
  let error = 0;
  let power = 0;
  for (let start = 0; start < 65_536; start += group) {
    const values = Array.from({ length: group }, () => g());
    const largest = absmax(values);
    const decode = (x: number): number => {
      if (format === 'int') return onGrid(x, stepOf(largest, bits), bits);
      if (format === 'nf4') return largest * nearest(x / largest, nf4);
      const scale = format === 'mxfp4' ? 2 ** (Math.floor(Math.log2(largest)) - 2) : largest / 6;
      return Math.sign(x) * scale * nearest(Math.abs(x) / scale, e2m1);
    };
    for (const x of values) {
      error += (decode(x) - x) ** 2;
      power += x * x;
    }
  }
  return Math.sqrt(error / power);
}

/** Bits for each weight with its share of the scale. */
export const bitsPerWeight = (bits: number, group: number, scaleBits: number) => bits + scaleBits / group;

/** Bits for each weight of NF4 with double quantization: 8-bit scales for blocks of 64, a 32-bit constant for 256. */
export const nf4Bits = () => 4 + 8 / 64 + 32 / (64 * 256);

/** Bytes of the key-value cache for one token: keys and values, in every layer, for every key-value head. */
export const cacheBytes = (layers: number, heads: number, width: number, bytes = 2) =>
  2 * layers * heads * width * bytes;
/** Llama-2-7B: 32 layers, 32 heads of 128, no grouping. */
export const cache7b = () => cacheBytes(32, 32, 128);
/** A 70B model with grouped queries: 80 layers, 8 key-value heads of 128. */
export const cache70b = () => cacheBytes(80, 8, 128);

/** Memory of the weights in GB of 10⁹ bytes. */
export const weightGB = (billions: number, bits: number) => (billions * bits) / 8;
/** Least time for a token at batch 1 in ms: every weight of a dense model is read once. Bandwidth in TB/s. */
export const readMs = (billions: number, bits: number, terabytes = 1) => weightGB(billions, bits) / terabytes;
