import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, assertSound, cornerStates, near } from 'grounded/lab/testing.ts';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result, type BookFile } from 'grounded/lab/lab.ts';
import { controls, depths, stops, type Params } from './controls.ts';
import { groups, rules, run } from './core.ts';
import { lab } from './lab.ts';

const { buffer, byteOffset, length } = readFileSync(new URL('../../../passages/lists.bin', import.meta.url));
const file: BookFile = () => buffer.slice(byteOffset, byteOffset + length);
const at = (params: Partial<Params> = {}) => result(run({ ...defaultsOf(controls), ...params }, file));

test('at the defaults, names lose by merging, and scaled scores lose least', () => {
  const { quality, gain } = at();
  const means = rules.map((rule) => quality[rule].all.mean);
  allNear(means, [0.709, 0.406, 0.618, 0.699], 5.1e-4);
  near(gain.ranks.mean, quality.ranks.all.mean - quality.words.all.mean);
  assert.ok(gain.ranks.high < 0);
  for (const rule of rules)
    for (const group of groups) {
      const { mean, low, high } = quality[rule][group];
      assert.ok(low < mean && mean < high);
    }
});

test('α, k and the places of a list each move what they should', () => {
  const first = at();
  const other = { scores: at({ alpha: 0.3 }), ranks: at({ k: 5 }), both: at({ depth: 10 }) };
  const moved = (frame: typeof first, rule: (typeof rules)[number]) =>
    Math.abs(frame.quality[rule].all.mean - first.quality[rule].all.mean) > 0.01;
  assert.ok(moved(other.scores, 'scores') && !moved(other.scores, 'ranks'));
  assert.ok(moved(other.ranks, 'ranks') && !moved(other.ranks, 'scores'));
  assert.ok(moved(other.both, 'ranks') && moved(other.both, 'scores') && !moved(other.both, 'words'));
  for (const kind of ['all', 'name', 'meaning'] as const) {
    const { byConstant, byWeight, quality } = at({ kind, alpha: 0.2, k: 20 });
    near(byConstant[stops.indexOf(20)]!.ndcg, quality.ranks[kind].mean);
    near(byWeight[2]!.ndcg, quality.scores[kind].mean);
    assert.equal(byWeight.length, 11);
  }
});

test('what is found grows with the lists, and either has at least each', () => {
  for (const kind of Object.keys(controls.kind.options) as Params['kind'][]) {
    const { byDepth } = at({ kind });
    assert.deepEqual(
      byDepth.map(({ depth }) => depth),
      depths,
    );
    byDepth.forEach(({ words, meaning, either }, i) => {
      assert.ok(either >= Math.max(words, meaning) - 1e-12 && either <= words + meaning + 1e-12);
      const before = byDepth[i - 1];
      if (before) assert.ok(words >= before.words && meaning >= before.meaning && either >= before.either);
    });
  }
});

test('presets show what they tell the reader to look for', () => {
  const preset = (id: string) => at(lab.presets.find((one) => one.id === id)!.params);
  const names = preset('names');
  for (const { ndcg } of names.byConstant) assert.ok(ndcg < names.quality.words.name.mean);
  for (const { alpha, ndcg } of names.byWeight)
    assert.ok(alpha === 0 || ndcg < names.quality.words.name.mean);
  const other = preset('other-words');
  assert.ok(other.gain.scores.low > 0);
  const alone = Math.max(other.quality.words.meaning.mean, other.quality.meaning.meaning.mean);
  for (const curve of [other.byConstant, other.byWeight])
    assert.ok(curve.some(({ ndcg }) => ndcg > alone + 0.05));
});

test('the ends of all controls give sound pictures', () => {
  assertSound(lab, cornerStates(controls, 24), () => {}, file);
});
