import type { Claim } from 'grounded/lab/claim.ts';
import type { BookFile } from 'grounded/lab/lab.ts';
import { decode, readModel } from '../../model/model.ts';
import { piecesOf, readWords, wordCounts } from '../../model/new-words.ts';
import { bases, cut, meanOfHalf } from '../../model/passages.ts';
import { roundModel } from '../../model/rounding.ts';
import { write } from '../../model/write.ts';
import { layer, outcome, type Method } from './lab/outliers.ts';
import { quantize } from './lab/round.ts';
import { zeroShare } from './lab/scene.ts';

const setting = { channels: 1, mag: 40, bits: 6, alpha: 0.5 };
/** Outputs that the error is measured on. */
const outputs = 8;

interface Measured {
  /** Share of the ordinary values that one scale for all makes zero. */
  zeros: number;
  errors: Readonly<Partial<Record<Method, number>>>;
}

const known = new Map<string, Measured>();

/** One draw of a layer with an outlier channel, and the error of the output by each method. */
function measured(seed: number, width: number): Measured {
  const key = `${seed} ${width}`;
  const found = known.get(key);
  if (found) return found;
  const data = layer({ ...setting, width: width as 64, seed }, outputs);
  const methods = ['naive', 'perToken', 'smoothPerToken', 'rotationPerToken', 'split'] as const;
  const made = {
    zeros: zeroShare(quantize(data.x, setting.bits, 'tensor').values, data.outliers[0]!),
    errors: Object.fromEntries(
      methods.map((method) => [method, outcome(data, method, setting.bits, setting.alpha).error]),
    ),
  };
  known.set(key, made);
  return made;
}

/** Words of a text that the book's own model writes with so few bits a weight. */
function wordsAt(bits: number, seed: number, file: BookFile) {
  const model = roundModel(readModel(file('model/base.bin')), bits, 'row');
  const text = decode(write({ model, start: '\n', length: 48, temperature: 0.8, seed }));
  return wordCounts(piecesOf(text, readWords(file('model/words.bin'))));
}

const error = (seed: number, width: number, method: Method): number => measured(seed, width).errors[method]!;
const sizes = { '1,024 channels': 1024, '64 channels': 64, '256 channels': 256, '4,096 channels': 4096 };
const varies =
  'all numbers of the layer, and the channel of the outlier; channels from 64 to 4,096; 6 bits, one outlier 40 times as large';

export const claims = [
  {
    id: 'one-zeroes-most',
    of: 'stage',
    says: 'One outlier channel makes more than four of five values in all others zero.',
    varies,
    draws: 50,
    sizes,
    holds: (draw, width) => measured(draw, width).zeros > 0.8,
  },
  {
    id: 'token-is-no-cure',
    of: 'stage',
    says: 'A scale for each token alone leaves more than a third of the error, because the outlier is in nearly every token.',
    varies,
    draws: 50,
    sizes,
    holds: (draw, width) => error(draw, width, 'perToken') > error(draw, width, 'naive') / 3,
  },
  {
    id: 'smoothing',
    of: 'stage',
    says: 'Smoothing leaves less than half of the error that a scale for each token leaves.',
    varies,
    draws: 50,
    sizes,
    holds: (draw, width) => error(draw, width, 'smoothPerToken') < error(draw, width, 'perToken') / 2,
  },
  {
    id: 'rotation',
    of: 'stage',
    says: 'Rotation leaves less than half of the error that a scale for each token leaves.',
    varies,
    draws: 50,
    sizes,
    holds: (draw, width) => error(draw, width, 'rotationPerToken') < error(draw, width, 'perToken') / 2,
  },
  {
    id: 'keeping',
    of: 'stage',
    says: 'Keeping the outlier channel in float leaves the smallest error of these remedies.',
    varies,
    draws: 50,
    sizes,
    holds: (draw, width) =>
      (['naive', 'perToken', 'smoothPerToken', 'rotationPerToken'] as const).every(
        (method) => error(draw, width, 'split') < error(draw, width, method),
      ),
  },
  {
    id: 'rotation-ahead-when-wide',
    of: 'lab',
    says: 'With one outlier 40 times as large, rotation leaves a smaller error than smoothing from 1,024 channels on, both with a scale for each token.',
    varies:
      'all numbers of the layer, and the channel of the outlier; 1,024 and 4,096 channels; 6 bits, one outlier 40 times as large',
    draws: 50,
    sizes: { '1,024 channels': 1024, '4,096 channels': 4096 },
    holds: (draw, width) => error(draw, width, 'rotationPerToken') < error(draw, width, 'smoothPerToken'),
  },
  {
    id: 'smoothing-ahead-when-narrow',
    of: 'lab',
    says: 'At 64 channels smoothing leaves the smaller error.',
    varies:
      'all numbers of the layer, and the channel of the outlier; 64 channels; 6 bits, one outlier 40 times as large',
    draws: 50,
    sizes: { '64 channels': 64 },
    holds: (draw, width) => error(draw, width, 'smoothPerToken') < error(draw, width, 'rotationPerToken'),
  },
  {
    id: 'two-bits',
    of: 'live',
    says: 'With 2 bits, more than half of the words that it writes are nowhere in its training text.',
    varies: 'seed of a text of 48 characters',
    draws: 50,
    files: ['model/base.bin', 'model/words.bin'],
    holds(draw, _, file) {
      const { words, fresh } = wordsAt(2, draw, file);
      return fresh > words / 2;
    },
  },
  {
    id: 'gptq-makes-up',
    of: 'live',
    says: 'With 3 bits, GPTQ makes up for more than a third of the rise in loss.',
    varies: 'half of 32 held-out passages, and three draws of calibration text; three trainings of the model',
    draws: 100,
    sizes: bases,
    holds(draw, base) {
      const { before, nearest, gptq } = cut[base]!;
      const rise = (losses: readonly number[]) => meanOfHalf(losses, draw) - meanOfHalf(before, draw);
      return rise(gptq[draw % gptq.length]!) < (2 / 3) * rise(nearest);
    },
  },
] as const satisfies readonly Claim[];
