/** What the page of the model tells of it: sizes of its file, and what training recorded. Losses in nats a character. */
import { sizes } from '../../model/model.ts';
import trained from '../../model/results/train.json' with { type: 'json' };

const { layers, width, hidden, vocabulary } = sizes;

/** Numbers of the model: the table of characters, 28 matrices, 9 norms. */
export const weights =
  vocabulary * width + layers * (4 * width ** 2 + 3 * width * hidden) + (2 * layers + 1) * width;

export const { characters, minutes, steps, windows, loss8: loss } = trained;

/** Its file in MB: a byte a weight, four for each norm's weight and for the scale of each row. */
export const megabytes = (() => {
  const norms = (2 * layers + 1) * width;
  const rows = vocabulary + layers * (5 * width + 2 * hidden);
  return (weights + 3 * norms + 4 * rows) / 1e6;
})();

/** What the loss changed by as 32 bits a weight became 8. */
export const rounding = trained.loss8 - trained.loss32;
