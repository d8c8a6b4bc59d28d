import { mulberry32, normal } from '../../../numerics/random.ts';
import { mean } from '../../../numerics/sums.ts';

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

/** What gives a logit to a pattern. */
interface Connector {
  parameters: Float64Array;
  gradient: Float64Array;
  logit(a: number, b: number): number;
  /** Adds to the gradient, right after the logit of the same pattern. */
  back(error: number, a: number, b: number): void;
}

function fit(xor: boolean, connector: Connector): Fit {
  const { parameters, gradient } = connector;
  const y = targets(xor);
  const losses: [number, number][] = [];
  for (let step = 0; ; step++) {
    let loss = 0;
    gradient.fill(0);
    patterns.forEach(([a, b], i) => {
      const z = connector.logit(a, b);
      loss += crossEntropy(z, y[i]!) / 4;
      connector.back((sigmoid(z) - y[i]!) / 4, a, b);
    });
    if (keeps.has(step)) losses.push([step, loss]);
    if (step === fitSteps) break;
    for (let i = 0; i < parameters.length; i++) parameters[i]! -= rate * gradient[i]!;
  }
  const right = patterns.map(([a, b], i): number => {
    const z = connector.logit(a, b);
    return Math.abs(z) < 1e-6 ? 0.5 : z > 0 === (y[i] === 1) ? 1 : 0;
  });
  return { loss: losses.at(-1)![1], accuracy: mean(right), losses };
}

function linearConnector(next: () => number): Connector {
  const parameters = Float64Array.of(next(), next(), 0);
  const gradient = new Float64Array(3);
  return {
    parameters,
    gradient,
    logit: (a, b) => parameters[0]! * a + parameters[1]! * b + parameters[2]!,
    back(error, a, b) {
      gradient[0]! += error * a;
      gradient[1]! += error * b;
      gradient[2]! += error;
    },
  };
}

function mlpConnector(next: () => number, biases: boolean): Connector {
  // First layer, output row, biases of the units, bias of the output.
  const [out, bias, last] = [2 * hidden, 3 * hidden, 4 * hidden];
  const parameters = new Float64Array(last + 1);
  for (let i = 0; i < bias; i++) parameters[i] = next();
  const gradient = new Float64Array(last + 1);
  const units = new Float64Array(hidden);
  return {
    parameters,
    gradient,
    logit(a, b) {
      let z = parameters[last]!;
      for (let h = 0; h < hidden; h++) {
        units[h] = Math.tanh(parameters[2 * h]! * a + parameters[2 * h + 1]! * b + parameters[bias + h]!);
        z += parameters[out + h]! * units[h]!;
      }
      return z;
    },
    back(error, a, b) {
      gradient[last]! += error;
      for (let h = 0; h < hidden; h++) {
        gradient[out + h]! += error * units[h]!;
        const inner = error * parameters[out + h]! * (1 - units[h]! ** 2);
        gradient[2 * h]! += inner * a;
        gradient[2 * h + 1]! += inner * b;
        if (biases) gradient[bias + h]! += inner;
      }
    },
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
  return {
    linear: fit(xor, linearConnector(normal(mulberry32(seed)))),
    mlp: fit(xor, mlpConnector(normal(mulberry32(seed)), biases)),
  };
}
