import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  bestGroup,
  budget,
  cheapShare,
  fewestSteps,
  gatedBlock,
  groupedPeak,
  inputsIn,
  llamaGB,
  llamas,
  lossPeak,
  memoryOverTime,
  peakOf,
  revolve,
  run,
  tradeOff,
} from './numbers.ts';

test('64 equal layers: everything kept, even segments, and the optimal schedule at the same peak', () => {
  assert.deepEqual(run(64, 1), { peak: 65, extra: 0 });
  assert.deepEqual(run(64, 8), { peak: 16, extra: 56 });
  assert.deepEqual(run(64, 6), { peak: 16, extra: 53 });
  assert.deepEqual(revolve(64, 14), { peak: 16, extra: 49 });
  assert.equal(fewestSteps(64, 1), 2016);
  const least = Array.from({ length: 64 }, (_, i) => i + 1).filter((k) => run(64, k).peak <= 16);
  assert.deepEqual(least, [6, 7, 8, 9, 10, 11]);
  assert.ok(least.every((k) => run(64, k).extra >= run(64, 6).extra));
});

test('what a block keeps, in bytes for each token and unit of width, and in block inputs', () => {
  const kept = (Object.keys(llamas) as (keyof typeof llamas)[]).map(gatedBlock);
  near(kept[0]!, 104 / 3, 1e-12);
  assert.deepEqual(kept.slice(1), [41, 38.25]);
  near(inputsIn('Llama 3.2 3B'), 52 / 3, 1e-12);
  near(cheapShare('Llama 3.2 3B'), 44 / 104, 1e-12);
});

test('pairs need more than single blocks in 28 and 32 blocks, and less in 96 and 126', () => {
  const peaks = (model: keyof typeof llamas) => [1, 2, 3].map((group) => Math.round(peakOf(model, group)));
  assert.deepEqual(peaks('Llama 3.2 3B'), [89, 95, 122]);
  assert.deepEqual(peaks('Llama 3 8B'), [103, 112, 143]);
  assert.deepEqual(peaks('Llama 3.1 405B'), [288, 201, 197]);
  assert.deepEqual(
    [1, 2, 3].map((group) => groupedPeak(96, group, 34)),
    [224, 162, 164],
  );
  for (const [model, { layers }] of Object.entries(llamas) as [keyof typeof llamas, { layers: number }][])
    assert.equal(peakOf(model, 2) < peakOf(model, 1), layers / 2 > inputsIn(model));
  near(bestGroup(96, 34), 2.376, 1e-3);
});

test('the run of Llama 3.2 3B: 22.8 GiB kept or 2.1, a peak at the turn or at the end', () => {
  const [all, each] = [budget(false), budget(true)];
  assert.equal(all.parameters, 3_212_749_824);
  assert.equal(1024 * all.input, 48);
  assert.equal(Math.round(1024 * all.block), 832);
  near(all.activations, 22.75, 1e-9);
  near(each.activations, (28 * 48 + 832 - 48) / 1024, 1e-9);
  near(all.states, 17.95, 5e-3);
  near(all.logits, 1.957, 5e-4);
  near(all.turn, 42.66, 5e-3);
  near(each.waiting, (28 * 48) / 1024, 1e-9);
  near(each.turn, 21.22, 5e-3);
  near(each.end, 24.56, 5e-3);
  assert.equal(all.end, each.end);
});

test('a sequence of 8,192 tokens of Llama 3 8B needs 44 GB, or 3.46', () => {
  const { stored, wrapped, logits } = llamaGB(8192);
  near(stored, 44.02, 5e-3);
  near(wrapped, 3.456, 5e-4);
  near(logits, 4.203, 5e-4);
});

test('plots have their counted peaks', () => {
  const [all, each] = memoryOverTime();
  const most = ({ points }: { points: [number, number][] }) => Math.max(...points.map(([, GiB]) => GiB));
  near(most(all!), 22.75, 1e-9);
  near(most(each!), budget(true).activations, 1e-9);
  assert.deepEqual([all!.points.at(-1), each!.points.at(-1)![0]], [[84, 0], 112]);
  for (const { points } of tradeOff()) assert.ok(points.length <= 60);
});

const printed = (program: string) => readFileSync(new URL(program, import.meta.url), 'utf8');

test('autograd keeps of a Llama block what was counted, and more if its parts are not fused', () => {
  const [fused, ...others] = Array.from(printed('saved.out').matchAll(/\d+\.\d$/gm), Number);
  near(fused!, gatedBlock('Llama 3.2 3B'), 0.05);
  assert.equal(others.length, 3);
  assert.ok(others.every((bytes) => bytes > fused!));
});

test('cross-entropy peaks at three to four times its logits, and at less in chunks', () => {
  const rows = [...printed('loss.out').matchAll(/^(\w+)\s+(\d\.\d)$/gm)];
  assert.deepEqual(Object.fromEntries(rows.map(([, way, times]) => [way, Number(times)])), lossPeak);
});
