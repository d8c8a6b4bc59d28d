import { readFileSync } from 'node:fs';
import { apply } from '../content/model/forward.ts';
import { matrixNames, readModel, sizes } from '../content/model/model.ts';
import { write } from '../content/model/write.ts';
import { time } from './statistics.ts';

/** Characters of one measurement: the context is filled, and read again from its middle, four times. */
const length = 500;

/** How fast the book's own model writes in Node, beside the products of its matrices alone. */
export function measureLive(): void {
  const file = new Uint8Array(readFileSync(new URL('../content/model/base.bin', import.meta.url))).buffer;
  const model = readModel(file);
  const [x, y] = [new Float32Array(sizes.hidden).fill(0.1), new Float32Array(sizes.hidden)];
  const products = time(() => {
    for (let i = 0; i < length; i++)
      for (const layer of model.layers) for (const name of matrixNames) apply(layer[name], x, y);
  }, 5);
  const writing = { model, start: '\n', length, temperature: 0.8, seed: 1 };
  const written = time(() => void [...write(writing)], 5);
  console.log(
    `The model: ${((1000 * length) / written).toFixed(0)} characters a second in Node, ` +
      `${(written / products).toFixed(2)} times as long as the products of its matrices once for each\n`,
  );
}
