import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  allRuns,
  attentionRow,
  benchmark,
  exampleContent,
  examplePrefix,
  llama2Small,
  llama32,
  llama3Small,
  loraParameters,
  massByLength,
  megabytes,
  prefixFactor,
  prefixMass,
  prefixParameters,
  promptParameters,
  pTuningParameters,
  reparameterizedParameters,
} from './numbers.ts';

test('a soft prompt has p d parameters, a prefix 2 L p n_kv d_h', () => {
  assert.equal(promptParameters(llama2Small, 20), 81_920);
  assert.equal(prefixParameters(llama2Small, 20), 5_242_880);
  assert.equal(prefixParameters(llama3Small, 20), 1_310_720);
  assert.deepEqual([llama2Small, llama3Small].map(prefixFactor), [64, 16]);
  near(megabytes(prefixParameters(llama2Small, 20)), 10.49, 0.01);
});

test('the formulas give the counts that PEFT reports for Llama-3.2-3B', () => {
  assert.equal(promptParameters(llama32, 200), benchmark.promptSlow.parameters);
  assert.equal(prefixParameters(llama32, 200), benchmark.prefixZero.parameters);
  assert.equal(prefixParameters(llama32, 50), benchmark.prefixText.parameters);
  assert.equal(loraParameters(llama32, 32), benchmark.lora.parameters);
});

test('an MLP makes a prefix large while it trains', () => {
  assert.equal(reparameterizedParameters(llama2Small, 20, 4096), 1_090_867_200);
});

test('LoRA of rank 8 on queries and values of Llama-2-7B', () => {
  assert.equal(loraParameters(llama2Small, 8), 4_194_304);
});

test('the network of P-tuning makes up the count that PEFT reports', () => {
  assert.equal(pTuningParameters(llama32, 20), benchmark.pTuning.parameters);
  // Its file of 245,880 bytes holds the 20 vectors alone, in 32 bits and with a header.
  near(245_880, 4 * promptParameters(llama32, 20), 200);
});

test('IA³ trains a factor for each key, value and feed-forward input, and was ahead of every soft prompt', () => {
  const feedForward = 8192;
  const keysAndValues = 2 * llama32.keyValueHeads * llama32.headWidth;
  assert.equal(llama32.layers * (keysAndValues + feedForward), benchmark.ia3.parameters);
  const { ia3, pTuning, promptWords } = benchmark;
  const all = ({ earlier, accuracy }: typeof ia3) => [...earlier, 100 * accuracy];
  assert.ok(Math.min(...all(ia3)) > Math.max(...all(pTuning), ...all(promptWords)));
});

test('50 vectors for Llama-3.2-3B', () => {
  assert.equal(promptParameters(llama32, 50), 153_600);
  assert.equal(prefixParameters(llama32, 1), 57_344);
  near(prefixFactor(llama32), 18.67, 0.005);
  near(megabytes(prefixParameters(llama32, 50)), 5.73, 0.005);
  near(megabytes(promptParameters(llama32, 50)), 0.307, 0.0005);
});

test('in the benchmark a long soft prompt takes more memory than LoRA, a short one and prefixes less', () => {
  const { promptWords, prefixZero, prefixText, pTuning, lora, full } = benchmark;
  const order = [prefixText, pTuning, prefixZero, lora, promptWords, full].map(({ memory }) => memory);
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
});

test('in the benchmark LoRA and full training learn more than soft prompts and prefixes and disturb other text less', () => {
  const { lora, full, ia3, ...others } = benchmark;
  assert.ok(ia3.accuracy < lora.accuracy - 0.05 && ia3.forgetting > lora.forgetting);
  for (const { accuracy, forgetting } of Object.values(others)) {
    assert.ok(accuracy < Math.min(lora.accuracy, full.accuracy) - 0.05);
    assert.ok(forgetting > 2 * Math.max(lora.forgetting, full.forgetting));
  }
});

test('single runs of the benchmark moved by up to five points, and not much more', () => {
  const spans = Object.values(benchmark).map(({ earlier, accuracy }) => {
    const all = [...earlier, 100 * accuracy];
    return Math.max(...all) - Math.min(...all);
  });
  near(Math.max(...spans), 5.4, 0.05);
  assert.equal(allRuns(benchmark.prefixText), '40.0, 41.6');
});

test('a prefix leaves the ratios of the content weights alone', () => {
  const bare = attentionRow([], exampleContent).content;
  const prefixed = attentionRow(examplePrefix, exampleContent).content;
  prefixed.forEach((weight, index) => near(weight / prefixed[0]!, bare[index]! / bare[0]!, 1e-12));
});

test('copies of a prefix multiply the odds of its mass', () => {
  const odds = (mass: number) => mass / (1 - mass);
  const one = odds(prefixMass(examplePrefix, exampleContent));
  const copies = Array.from({ length: 4 }, () => examplePrefix).flat();
  near(odds(prefixMass(copies, exampleContent)), 4 * one, 1e-12);
});

test('a prefix of zero keys adds p to the softmax denominator', () => {
  const sum = exampleContent.reduce((total, score) => total + Math.exp(score), 0);
  near(prefixMass([0, 0, 0], exampleContent), 3 / (3 + sum), 1e-12);
});

test('the mass by length is the mass of p and n equal scores', () => {
  const row = prefixMass(Array<number>(20).fill(3), Array<number>(64).fill(0));
  near(massByLength(20, 64, 3), row, 1e-12);
  assert.equal(massByLength(20, 20, 0), 0.5);
});
