import { mulberry32, normal } from '../../../numerics/random.ts';

const hidden = 8;
export const fitSteps = 2000;
const rate = 0.5;
/** The four features (b₁, b₂), equally often. */
const patterns = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;

export interface Fit {
  loss: number;
  /** Share of the four patterns; a logit of 0 counts half. */
  accuracy: number;
  /** Loss before some of the steps, and after the last. */
  losses: [step: number, loss: number][];
}

/** Steps that are kept: about evenly spaced by their logarithms. */
const keeps = new Set([
  ...Array.from({ length: 46 }, (_, at) => Math.round(fitSteps ** (at / 45))),
  fitSteps,
]);

/** The first bit, or whether the two differ. */
const targets = (xor: boolean) => patterns.map(([a, b]) => (xor ? (a !== b ? 1 : 0) : a > 0 ? 1 : 0));

/** Cross-entropy of a logit: log(1 + e^z) − y z, without overflow. */
const crossEntropy = (z: number, y: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

function score(logits: readonly number[], y: readonly number[], losses: [number, number][]): Fit {
  const right = logits.map((z, i) => (Math.abs(z) < 1e-6 ? 0.5 : z > 0 === (y[i] === 1) ? 1 : 0) as number);
  return {
    loss: losses.at(-1)![1],
    accuracy: right.reduce((sum, one) => sum + one, 0) / patterns.length,
    losses,
  };
}

/**
 * Fits one logit to the patterns by 2000 full gradient steps, with a linear connector and with a tanh MLP 2 → 8 → 1.
 *
 * @param xor     The colour is b₁ ⊕ b₂ instead of b₁.
 * @param seed    Of the normals: for the MLP its first layer row by row, then its output row. Biases begin at 0.
 * @param biases  Whether the hidden units have biases; without them the network is odd up to a constant.
 */
export function fitTwoColours(xor: boolean, seed: number, biases = true): { linear: Fit; mlp: Fit } {
  return { linear: fitLinear(xor, seed), mlp: fitMlp(xor, seed, biases) };
}

function fitLinear(xor: boolean, seed: number): Fit {
  const next = normal(mulberry32(seed));
  const y = targets(xor);
  let [u, v, bias] = [next(), next(), 0];
  const losses: [number, number][] = [];
  const logits = () => patterns.map(([a, b]) => u * a + v * b + bias);
  for (let step = 0; step <= fitSteps; step++) {
    const z = logits();
    if (keeps.has(step))
      losses.push([step, z.reduce((sum, one, i) => sum + crossEntropy(one, y[i]!) / 4, 0)]);
    if (step === fitSteps) break;
    let [du, dv, db] = [0, 0, 0];
    patterns.forEach(([a, b], i) => {
      const error = (sigmoid(z[i]!) - y[i]!) / 4;
      du += error * a;
      dv += error * b;
      db += error;
    });
    u -= rate * du;
    v -= rate * dv;
    bias -= rate * db;
  }
  return score(logits(), y, losses);
}

function fitMlp(xor: boolean, seed: number, biases: boolean): Fit {
  const next = normal(mulberry32(seed));
  const y = targets(xor);
  const first = Float64Array.from({ length: hidden * 2 }, next);
  const out = Float64Array.from({ length: hidden }, next);
  const bias = new Float64Array(hidden);
  let outBias = 0;
  const units = new Float64Array(hidden);
  const dFirst = new Float64Array(hidden * 2);
  const dOut = new Float64Array(hidden);
  const dBias = new Float64Array(hidden);
  const forward = (a: number, b: number) => {
    let z = outBias;
    for (let h = 0; h < hidden; h++) {
      units[h] = Math.tanh(first[2 * h]! * a + first[2 * h + 1]! * b + bias[h]!);
      z += out[h]! * units[h]!;
    }
    return z;
  };
  const losses: [number, number][] = [];
  for (let step = 0; step <= fitSteps; step++) {
    dFirst.fill(0);
    dOut.fill(0);
    dBias.fill(0);
    let dOutBias = 0;
    let loss = 0;
    for (let i = 0; i < patterns.length; i++) {
      const [a, b] = patterns[i]!;
      const z = forward(a, b);
      loss += crossEntropy(z, y[i]!) / 4;
      const error = (sigmoid(z) - y[i]!) / 4;
      dOutBias += error;
      for (let h = 0; h < hidden; h++) {
        dOut[h]! += error * units[h]!;
        const inner = error * out[h]! * (1 - units[h]! ** 2);
        dFirst[2 * h]! += inner * a;
        dFirst[2 * h + 1]! += inner * b;
        dBias[h]! += inner;
      }
    }
    if (keeps.has(step)) losses.push([step, loss]);
    if (step === fitSteps) break;
    outBias -= rate * dOutBias;
    for (let h = 0; h < hidden; h++) {
      out[h]! -= rate * dOut[h]!;
      if (biases) bias[h]! -= rate * dBias[h]!;
      first[2 * h]! -= rate * dFirst[2 * h]!;
      first[2 * h + 1]! -= rate * dFirst[2 * h + 1]!;
    }
  }
  return score(
    patterns.map(([a, b]) => forward(a, b)),
    y,
    losses,
  );
}
