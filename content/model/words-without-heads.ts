/** Counts words that are nowhere in the training text, in texts that the model writes without some of its heads. */
import type { BookFile } from 'grounded/lab/lab.ts';
import { decode, readModel } from './model.ts';
import { piecesOf, readWords, wordCounts } from './new-words.ts';
import { without } from './pruning.ts';
import prune from './results/prune.json' with { type: 'json' };
import { write } from './write.ts';

const byCost = prune.orders.ablation;
/** Heads that are taken away. */
const settings = {
  none: [],
  costliest: byCost.slice(-1),
  cheapest8: byCost.slice(0, 8),
  cheapest16: byCost.slice(0, 16),
  greedy16: prune.orders.greedy.slice(0, 16),
  random8: prune.orders.random.slice(0, 8),
};

/**
 * Counts by setting, over the texts of the seeds from 1 on, as the experiment writes them. results/new-words.json has those of
 * one text, which a test computes again, and of 50, which takes minutes:
 * `node --import ./bench/find-kit.ts` with `wordsWithoutHeads((name) => …, 50)`.
 */
export function wordsWithoutHeads(file: BookFile, texts: number) {
  const model = readModel(file('model/base.bin'));
  const known = readWords(file('model/words.bin'));
  const counts = Object.entries(settings).map(([name, removed]) => {
    const total = { words: 0, fresh: 0 };
    const writing = { model, changes: { heads: without(removed) }, start: '\n', temperature: 0.8 };
    for (let seed = 1; seed <= texts; seed++) {
      const text = decode(write({ ...writing, length: 280, seed }));
      const { words, fresh } = wordCounts(piecesOf(text, known));
      total.words += words;
      total.fresh += fresh;
    }
    return [name, total] as const;
  });
  return Object.fromEntries(counts) as Record<keyof typeof settings, { words: number; fresh: number }>;
}
