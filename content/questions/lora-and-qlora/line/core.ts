import type { BookFile } from 'grounded/lab/lab.ts';
import { withAdapters } from '../../../model/adapters.ts';
import { files as named, line, type LineFrame } from '../../../model/line.ts';
import { readModel } from '../../../model/model.ts';
import type { Params } from './controls.ts';

const adapters = 'model/data/lora-4.bin';
const genesis = 'model/words-genesis.bin';

export const files = (): readonly string[] => [...named, adapters, genesis];

/** Sets how strong the adapters are, and lets the model write a line. */
export function* run({ scale, seed }: Params, file: BookFile): Generator<LineFrame, void, undefined> {
  const model = withAdapters(readModel(file(named[0])), file(adapters), scale);
  yield* line({ model }, seed, file, [genesis]);
}
