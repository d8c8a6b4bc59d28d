import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { countsOf } from '../../../numerics/bags.ts';
import { bm25 } from '../../../numerics/bm25.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { sum } from '../../../numerics/sums.ts';
import { withErrors } from './checker.ts';
import { auroc, conditionalThreshold, outcome, riskThreshold } from './calibration.ts';
import { idf, makeIndex, search } from './retriever.ts';
import { cosine, faithfulness, semanticEntropy, support } from './signals.ts';
import { tokens } from './world.ts';

test('semantic entropy and faithfulness by hand', () => {
  near(semanticEntropy([7, 7, 7, 2, 2]), 0.673, 5e-5);
  assert.equal(semanticEntropy([3, 3, 3, 3, 3]), 0);
  near(semanticEntropy([1, 2, 3, 4, 5]), Math.log(5), 1e-12);
  assert.equal(faithfulness([true, true, false, true]), 0.75);
});

test('thresholds, by brute force over all candidates', () => {
  assert.equal(riskThreshold(new Float64Array(18), new Uint8Array(18), 0.05), Infinity);
  const uniform = mulberry32(5);
  for (let round = 0; round < 60; round++) {
    const n = 20 + Math.floor(uniform() * 60);
    const scores = Float64Array.from({ length: n }, uniform);
    const wrong = Uint8Array.from({ length: n }, () => (uniform() < 0.4 ? 1 : 0));
    let before = Infinity;
    for (let alpha = 0.01; alpha <= 0.9; alpha += 0.03) {
      // inf of τ with n/(n+1) R(τ) + 1/(n+1) ≤ α, at −∞ and at the scores, where R jumps.
      const fits = [-Infinity, ...scores].filter(
        (tau) => (n * outcome(scores, wrong, tau).risk + 1) / (n + 1) <= alpha + 1e-12,
      );
      const tau = riskThreshold(scores, wrong, alpha);
      // No score passes the largest, so this set is empty only where the rule can only abstain.
      assert.equal(tau, fits.length > 0 ? Math.min(...fits) : Infinity);
      assert.ok(tau <= before, 'τ does not rise with α');
      before = tau;
    }
  }
});

test('class-conditional: the mean pass rate of a new wrong answer is that of its rank', () => {
  const uniform = mulberry32(6);
  for (const [n, alpha] of [
    [9, 0.1],
    [19, 0.05],
    [49, 0.1],
    [99, 0.05],
  ] as const) {
    const rounds = 4000;
    let passed = 0;
    for (let round = 0; round < rounds; round++) {
      const scores = Float64Array.from({ length: n }, uniform);
      if (conditionalThreshold(scores, new Uint8Array(n).fill(1), alpha) < uniform()) passed++;
    }
    near(passed / rounds, alpha, 3.5 * Math.sqrt((alpha * (1 - alpha)) / rounds));
  }
  assert.equal(conditionalThreshold([1, 2], [1, 1], 0.1), Infinity);
});

test('AUROC agrees with counting pairs, an oracle has 1 and a constant ½', () => {
  const uniform = mulberry32(7);
  for (let round = 0; round < 50; round++) {
    const n = 2 + Math.floor(uniform() * 40);
    const scores = Float64Array.from({ length: n }, () => Math.floor(uniform() * 8));
    const wrong = Uint8Array.from({ length: n }, (_, i) =>
      i === 0 ? 1 : i === 1 ? 0 : Math.round(uniform()),
    );
    let pairs = 0;
    let wins = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (wrong[i] || !wrong[j]) continue;
        pairs++;
        wins += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
      }
    near(auroc(scores, wrong)!, wins / pairs, 1e-12);
    const oracle = wrong.map((bad) => 1 - bad);
    assert.equal(auroc(oracle, wrong), 1);
    assert.equal(auroc(new Float64Array(n), wrong), 0.5);
  }
  assert.equal(auroc([1, 2], [1, 1]), undefined);
});

test('search gives the best by BM25, the name counted three times, and the earlier of equals', () => {
  const uniform = mulberry32(8);
  const documents = Array.from({ length: 60 }, () =>
    Array.from({ length: 3 + Math.floor(uniform() * 9) }, () => Math.floor(uniform() * 30)),
  );
  documents.push([...documents[4]!]);
  const index = makeIndex(documents);
  for (let round = 0; round < 40; round++) {
    const query = shuffle([...Array(35).keys()], uniform).slice(0, 5);
    const name = query[0]!;
    const expected = Array.from(bm25(index, [name, name, ...query]), (score, document) => ({
      document,
      score,
    }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => (Math.abs(b.score - a.score) < 1e-9 ? a.document - b.document : b.score - a.score));
    for (const count of [1, 4, 100]) {
      const hits = search(index, query, name, 3, count);
      assert.deepEqual(
        hits.map(({ document }) => document),
        expected.slice(0, count).map(({ document }) => document),
      );
      hits.forEach(({ score }, i) => near(score, expected[i]!.score));
    }
  }
  near(idf(index, 999), Math.log(1 + 61.5 / 0.5), 1e-12);
  assert.deepEqual(search(makeIndex([]), [1], 1, 3, 4), []);
});

test('support: all there, value missing, company missing, and the text itself has cosine 1', () => {
  const texts = ['belvex was founded in 1950', 'corvex was founded in 1950', 'belvex employs 300 people'];
  const index = makeIndex(texts.map(tokens));
  const [company, value] = [tokens('belvex')[0]!, tokens('1950')[0]!];
  const claim = { text: texts[0]!, tokens: tokens(texts[0]!), needed: [company, value], company };
  const weight = (text: string) => sum(tokens(text).map((token) => idf(index, token)));
  const passage = (at: number) => support(index, index.documents[at]!, claim);
  assert.equal(passage(0), 1);
  near(passage(1), (0.25 * weight('was founded in 1950')) / weight(texts[0]!), 1e-12);
  near(passage(2), (0.5 * weight('belvex')) / weight(texts[0]!), 1e-12);
  near(cosine(index, claim.tokens, countsOf(claim.tokens)), 1, 1e-12);
  assert.equal(cosine(index, claim.tokens, new Map()), 0);
});

test('a checker errs on its share of the questions, and with shared errors more on wrong answers', () => {
  const uniform = mulberry32(9);
  const wrong = Array.from({ length: 20_000 }, () => (uniform() < 0.25 ? 1 : 0));
  const supports = wrong.map((bad) => (bad ? 0.2 : 0.9));
  const errorsOn = (shared: number) => {
    const judged = withErrors({ supports, wrong }, { supports, wrong }, 0.2, shared, 1);
    const erred = judged.map((support, q) => support !== supports[q]);
    const shareOf = (kind: number) => {
      const own = erred.filter((_, q) => wrong[q] === kind);
      return own.filter(Boolean).length / own.length;
    };
    return { all: erred.filter(Boolean).length / erred.length, right: shareOf(0), wrong: shareOf(1) };
  };
  const [apart, half, whole] = [0, 0.5, 1].map(errorsOn);
  for (const { all } of [apart!, half!, whole!]) near(all, 0.2, 0.01);
  near(apart!.wrong, apart!.right, 0.02);
  near(half!.right, 0.1, 0.01);
  assert.equal(whole!.right, 0);
  near(whole!.wrong, 0.8, 0.02);
});
