/**
 * Makes an Adam step for a fixed number of parameters, with the bias correction and the usual β₁ = 0.9, β₂ = 0.999,
 * ε = 1e-8.
 *
 * @returns a function that moves `parameters` in place, given their gradient and the learning rate.
 * Source: Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1.
 */
export function adam(size: number): (parameters: Float64Array, gradient: Float64Array, rate: number) => void {
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let step = 0;
  return (parameters, gradient, rate) => {
    step += 1;
    const meanShare = 1 - 0.9 ** step;
    const squareShare = 1 - 0.999 ** step;
    for (let i = 0; i < size; i++) {
      const g = gradient[i]!;
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.999 * square[i]! + 0.001 * g * g;
      parameters[i]! -= (rate * (mean[i]! / meanShare)) / (Math.sqrt(square[i]! / squareShare) + 1e-8);
    }
  };
}
