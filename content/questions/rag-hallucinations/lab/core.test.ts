import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import {
  allowedWrong,
  auroc,
  conditionalRank,
  conditionalThreshold,
  errorsByCoverage,
  outcome,
  riskThreshold,
} from './calibration.ts';
import { controls, type Params } from './controls.ts';
import {
  calibrated,
  calibrationCount,
  cosine,
  faithfulness,
  questionCount,
  run,
  scoreNames,
  semanticEntropy,
  simulate,
  support,
} from './core.ts';
import { lab, view } from './lab.ts';
import { idf, makeIndex, search } from './retriever.ts';
import { companies, companyName, makeFacts, question, sentence, tokens, valueText } from './world.ts';

const defaults = defaultsOf(controls);
const at = (params: Partial<Params>) => ({ ...defaults, ...params });
const near = (actual: number, expected: number, tolerance: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected} ± ${tolerance}`);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const standardError = (values: readonly number[]) => {
  const centre = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1) / values.length,
  );
};
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const both = scoreNames.indexOf('both');

/** AUROC of the six scores, a mean over seeds with its standard error. */
const areas = (params: Partial<Params>, count: number) => {
  const rows = seeds(count).map((seed) => {
    const { scores, wrong } = simulate(seed, at(params));
    return scores.map((values) => auroc(values, wrong)!);
  });
  return scoreNames.map((_, score) => rows.map((row) => row[score]!));
};

test('the world is that of the specification', () => {
  const uniform = mulberry32(42);
  near(uniform(), 0.6011037519, 1e-10);
  near(uniform(), 0.448290559, 1e-10);
  const facts = makeFacts(42);
  assert.equal(facts.length, 400);
  assert.equal(facts[0]!.value, Math.floor(120 * 0.6011037519));
  assert.equal(new Set(Array.from({ length: companies }, (_, company) => companyName(company))).size, 80);
  assert.equal(
    sentence({ company: 9, attribute: 0, value: 5 }, 2),
    'cortano has been in business since one nine zero five',
  );
  assert.equal(
    sentence({ company: 0, attribute: 2, value: 21 }, 2),
    'the board of belvex appointed boris bianchi as chief executive',
  );
  assert.equal(question(0, 3), 'how much revenue in million did belvex make');
  assert.equal(valueText(4, 9899), '9999');
});

test('semantic entropy, faithfulness, counts and ranks', () => {
  near(semanticEntropy([7, 7, 7, 2, 2]), 0.673, 5e-5);
  assert.equal(semanticEntropy([3, 3, 3, 3, 3]), 0);
  near(semanticEntropy([1, 2, 3, 4, 5]), Math.log(5), 1e-12);
  assert.equal(faithfulness([true, true, false, true]), 0.75);
  assert.deepEqual(
    [0.1, 0.05, 0.02].map((alpha) => allowedWrong(200, alpha)),
    [19, 9, 3],
  );
  assert.equal(allowedWrong(99, 0.05), 4);
  assert.equal(allowedWrong(18, 0.05), -1);
  assert.equal(riskThreshold(new Float64Array(18), new Uint8Array(18), 0.05), Infinity);
  for (const [n, alpha, rank, rate] of [
    [9, 0.1, 9, 0.1],
    [19, 0.05, 19, 0.05],
    [49, 0.1, 45, 0.1],
    [99, 0.05, 95, 0.05],
  ] as const) {
    assert.equal(conditionalRank(n, alpha), rank);
    near((n + 1 - rank) / (n + 1), rate, 1e-12);
  }
});

test('thresholds, by brute force over all candidates', () => {
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
      const tau = conditionalThreshold(
        Float64Array.from({ length: n }, uniform),
        new Uint8Array(n).fill(1),
        alpha,
      );
      if (uniform() > tau) passed++;
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
    assert.equal(
      auroc(
        Array.from(wrong, (bad) => 1 - bad),
        wrong,
      ),
      1,
    );
    assert.equal(auroc(new Float64Array(n), wrong), 0.5);
  }
  assert.equal(auroc([1, 2], [1, 1]), undefined);
});

test('BM25 agrees with its formula, and takes the earlier of equals', () => {
  const uniform = mulberry32(8);
  const documents = Array.from({ length: 60 }, () =>
    Array.from({ length: 3 + Math.floor(uniform() * 9) }, () => Math.floor(uniform() * 30)),
  );
  documents.push([...documents[4]!]);
  const index = makeIndex(documents);
  const average = sum(documents.map((document) => document.length)) / documents.length;
  for (let round = 0; round < 40; round++) {
    const query = shuffle(
      Array.from({ length: 35 }, (_, token) => token),
      uniform,
    ).slice(0, 5);
    const name = query[0]!;
    const expected = documents
      .map((document, at) => {
        let score = 0;
        for (const token of query) {
          const df = documents.filter((other) => other.includes(token)).length;
          const tf = document.filter((other) => other === token).length;
          score +=
            ((token === name ? 3 : 1) * Math.log(1 + (documents.length - df + 0.5) / (df + 0.5)) * tf * 2.2) /
            (tf + 1.2 * (0.25 + (0.75 * document.length) / average));
        }
        return { document: at, score };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => (Math.abs(b.score - a.score) < 1e-9 ? a.document - b.document : b.score - a.score));
    for (const count of [1, 4, 100]) {
      const hits = search(index, query, name, 3, count);
      assert.deepEqual(
        hits.map(({ document }) => document),
        expected.slice(0, count).map(({ document }) => document),
      );
      hits.forEach(({ score }, i) => near(score, expected[i]!.score, 1e-9));
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
  near(cosine(index, claim.tokens, claim.tokens), 1, 1e-12);
  assert.equal(cosine(index, claim.tokens, []), 0);
});

test('seed 42: every number of the specification', () => {
  const simulation = simulate(42, defaults);
  assert.equal(simulation.halves[0]!.indexed.length, 316);
  assert.equal(sum(simulation.wrong), 107);
  assert.equal(sum(simulation.gold), 289);
  assert.equal(sum(simulation.wrong.subarray(0, calibrationCount)), 55);
  [0.5791, 0.7936, 0.8484, 0.7739, 0.67, 0.9378].forEach((area, score) =>
    near(auroc(simulation.scores[score]!, simulation.wrong)!, area, 5.01e-5, scoreNames[score]),
  );
  const { threshold, outcome } = calibrated(simulation, both, 0.1);
  near(threshold, 0.566289, 5e-7);
  near(outcome.coverage, 0.665, 1e-12);
  near(outcome.risk, 0.04, 1e-12);
  assert.equal(simulation.fact[0], 188);
  assert.equal(simulation.wrong[0], 0);
  [15.0219, 0.565, 0.8191, 1, 0, 0.9095].forEach((score, i) =>
    near(simulation.scores[i]![0]!, score, 5.01e-5),
  );
});

test('seeds 1 to 60: AUROC of the scores', () => {
  const table = areas({}, 60);
  [0.5575, 0.8208, 0.8766, 0.7661, 0.6103, 0.951].forEach((area, score) => {
    near(mean(table[score]!), area, 5.01e-5, scoreNames[score]);
    assert.ok(standardError(table[score]!) < 0.0055, 'at most 0.005 as printed');
  });
  const varies = areas({ systematic: 0 }, 60)[3]!;
  near(mean(varies), 1, 5.01e-5);
  assert.ok(varies.every((area) => area > 0.99));
  const repeats = areas({ systematic: 1 }, 60);
  near(mean(repeats[3]!), 0.536, 5.01e-4);
  assert.ok(repeats[3]!.every((area) => area > 0.445 && area < 0.665));
  near(mean(repeats[4]!), 0.38, 5.01e-4);
  near(mean(repeats[5]!), 0.903, 5.01e-4);
});

test('seeds 1 to 300: risk control keeps its promise on average, and only on average', () => {
  const alphas = [0.02, 0.05, 0.1, 0.15];
  const risks = alphas.map((): number[] => []);
  const coverages = alphas.map((): number[] => []);
  const byScore = scoreNames.map((): number[] => []);
  const selective: number[] = [];
  const pass: number[] = [];
  const wrongs: number[] = [];
  const golds: number[] = [];
  let fewest = Infinity;
  for (const seed of seeds(300)) {
    const simulation = simulate(seed, defaults);
    fewest = Math.min(fewest, sum(simulation.wrong.subarray(0, calibrationCount)));
    wrongs.push(sum(simulation.wrong) / questionCount);
    golds.push(sum(simulation.gold) / questionCount);
    alphas.forEach((alpha, i) => {
      const { outcome } = calibrated(simulation, both, alpha);
      risks[i]!.push(outcome.risk);
      coverages[i]!.push(outcome.coverage);
      if (alpha === 0.1) selective.push(outcome.selectiveRisk!);
    });
    byScore.forEach((list, score) => list.push(calibrated(simulation, score, 0.1).outcome.coverage));
    pass.push(calibrated(simulation, both, 0.1, conditionalThreshold).outcome.passRate!);
  }
  assert.equal(fewest, 32);
  alphas.forEach((alpha, i) => {
    const exact = Math.floor(alpha * 201 + 1e-12) / 201;
    near(exact, [0.0199, 0.0498, 0.0995, 0.1493][i]!, 5.01e-5);
    near(mean(risks[i]!), exact, 3 * standardError(risks[i]!), `α = ${alpha}`);
    assert.ok(exact <= alpha);
  });
  near(mean(risks[2]!), 0.0996, 5.01e-5);
  near(standardError(risks[2]!), 0.0017, 5.01e-5);
  near(mean(risks[1]!), 0.0488, 5.01e-5);
  near(standardError(risks[1]!), 0.0012, 5.01e-5);
  near(mean(coverages[2]!), 0.841, 5.01e-4);
  near(mean(coverages[1]!), 0.708, 5.01e-4);
  near(mean(selective), 0.118, 5.01e-4);
  [0.459, 0.708, 0.747, 0.775].forEach((coverage, score) =>
    near(mean(byScore[score]!), coverage, 5.01e-4, scoreNames[score]),
  );
  near(mean(pass), 0.091, 5.01e-4);
  near(standardError(pass), 0.003, 5.01e-4);
  near(mean(wrongs), 0.243, 5.01e-4);
  near(mean(golds), 0.782, 5.01e-4);
  const fifty = risks[2]!.slice(0, 50);
  assert.deepEqual([Math.min(...fifty), Math.max(...fifty)], [0.035, 0.17]);
  near(fifty.filter((risk) => risk > 0.1).length / 50, 0.46, 1e-12);
});

test('a shift after calibration voids the promise', () => {
  const risks = seeds(300).map(
    (seed) => calibrated(simulate(seed, at({ shift: true })), both, 0.1).outcome.risk,
  );
  near(mean(risks), 0.489, 5.01e-4);
  near(standardError(risks), 0.006, 5.01e-4);
});

test('risk and coverage fall as the threshold rises; the curve and the counts agree', () => {
  const simulation = simulate(42, defaults);
  const scores = simulation.scores[both]!.subarray(calibrationCount);
  const wrong = simulation.wrong.subarray(calibrationCount);
  let before = outcome(scores, wrong, -Infinity);
  const errors = errorsByCoverage(scores, wrong);
  for (const tau of [...scores].sort((a, b) => a - b)) {
    const now = outcome(scores, wrong, tau);
    assert.ok(now.risk <= before.risk && now.coverage <= before.coverage);
    assert.equal(
      Math.round(now.risk * 200),
      now.coverage === 0 ? 0 : errors[Math.round(now.coverage * 200) - 1],
    );
    before = now;
  }
});

test('sliders keep the luck of a question: facts and kinds differ only where the setting says so', () => {
  const plain = simulate(42, defaults);
  const more = simulate(42, at({ h: 0.2, samples: 9 }));
  assert.deepEqual(plain.fact, more.fact);
  assert.deepEqual(plain.hits, more.hits);
  plain.wrong.forEach((wrong, q) =>
    assert.ok(more.wrong[q]! >= wrong, 'ignoring evidence more cannot repair'),
  );
});

test('all ends of the controls give finite numbers and end', () => {
  const ends = {
    alpha: [0.01, 0.3],
    coverage: [0.3, 1],
    h: [0, 0.4],
    know: [0, 0.5],
    systematic: [0, 1],
    samples: [1, 10],
    k: [1, 8],
  };
  const uniform = mulberry32(9);
  const pick = <T>(list: readonly T[]) => list[Math.floor(uniform() * list.length)]!;
  for (let round = 0; round < 12; round++) {
    const score = scoreNames[round % scoreNames.length]!;
    const params = {
      ...(Object.fromEntries(
        Object.entries(ends).map(([name, list]) => [name, pick<unknown>(list)]),
      ) as unknown as Params),
      score,
      shift: round >= scoreNames.length,
    };
    const full = round % 4 === 0;
    const frame = full ? result(run(params)) : run(params).next().value!;
    assert.equal(frame.risks.length, full ? 50 : 0);
    assert.equal(sum(frame.byKind.map(({ answered, withheld }) => answered + withheld)), 200);
    const html = view(frame, params);
    assert.ok(!/NaN|undefined|value="-?Infinity/.test(html), JSON.stringify(params));
    assert.ok(!/<th[^>]*><\/th>/.test(html), 'every head cell has text');
  }
  // Nothing is wrong: no risk, no AUROC, all is answered.
  const perfect = at({ coverage: 1, h: 0, k: 8 });
  const frame = result(run(perfect));
  assert.ok(!/NaN|undefined|value="-?Infinity/.test(view(frame, perfect)));
});

test('the presets show what they say', () => {
  const frameOf = (id: string) =>
    result(run({ ...defaults, ...lab.presets.find((preset) => preset.id === id)!.params }));
  const plain = result(run(defaults));
  assert.ok(frameOf('retrieval').methods[0]!.outcome.coverage < 0.75 * plain.methods[0]!.outcome.coverage);
  assert.ok(frameOf('repeated').scores[scoreNames.indexOf('entropy')]!.auroc! < 0.5);
  assert.ok(frameOf('shift').risks.every((risk) => risk > defaults.alpha));
  assert.ok(mean(frameOf('shift').risks) > 4 * defaults.alpha);
});
