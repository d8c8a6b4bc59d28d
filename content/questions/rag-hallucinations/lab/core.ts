import type { Progress } from 'grounded/lab/lab.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import {
  allowedWrong,
  auroc,
  conditionalThreshold,
  errorsByCoverage,
  outcome,
  riskThreshold,
  type Outcome,
} from './calibration.ts';
import type { Params } from './controls.ts';
import { idf, makeIndex, search, type Hit, type Index } from './retriever.ts';
import {
  companyName,
  makeFacts,
  question,
  sentence,
  tokens,
  valueCounts,
  valueText,
  type Fact,
} from './world.ts';

export const questionCount = 400;
/** Questions before this one calibrate, the others test. */
export const calibrationCount = 200;
export const testCount = questionCount - calibrationCount;
/** The world that is shown. */
export const shownSeed = 42;
/** Worlds 1 to 50, which tell how much one calibration scatters. */
export const redraws = 50;

export const scoreNames = ['retrieval', 'cosine', 'support', 'consistency', 'entropy', 'both'] as const;

/** How an answer came about, which only a simulation can know. */
export const kinds = [
  'right, from evidence',
  'right, from memory',
  'copied from a wrong passage',
  'invented beside evidence',
  'invented, differs each time',
  'invented, same each time',
] as const;
const firstWrongKind = 2;

export interface Simulation {
  /** What questions of the calibration half and of the test half search: facts by place in the index. */
  halves: { indexed: Fact[]; index: Index }[];
  facts: Fact[];
  /** All below: one for each question. */
  fact: Int32Array;
  answer: Int32Array;
  kind: Uint8Array;
  wrong: Uint8Array;
  gold: Uint8Array;
  hits: Hit[][];
  /** Samples, shape [questions, K]. */
  samples: Int32Array;
  /** Six scores in the order of `scoreNames`, each shape [questions]; higher is better. */
  scores: Float64Array[];
}

export interface Claim {
  text: string;
  tokens: number[];
  needed: number[];
  company: number;
}
export interface Passage {
  text: string;
  score: number;
  support: number;
  gold: boolean;
}
/** One question as a reader can check it. */
export interface Example {
  number: number;
  question: string;
  claim: string;
  truth: string;
  wrong: boolean;
  answered: boolean;
  kind: string;
  passages: Passage[];
  /** Values of the samples and how often each came up, the most frequent first. */
  samples: { text: string; count: number }[];
  scores: number[];
}

export interface Frame extends Progress {
  indexed: number;
  goldRetrieved: number;
  wrongCount: number;
  wrongInCalibration: number;
  allowed: number;
  /** Conformal risk control and class-conditional conformal, on the score that decides. */
  methods: { threshold: number; outcome: Outcome }[];
  everything: Outcome;
  /** By score: AUROC over all questions, and what risk control gives on the test half. */
  scores: { auroc: number | undefined; coverage: number }[];
  /** Wrong answers among the best 1, 2, … of the test half. */
  errors: number[];
  /** Share of answers whose claim a passage states in full: of those given on the test half, and of all of it. */
  faithful: { given: number | undefined; all: number };
  /** Answered and withheld on the test half, by kind. */
  byKind: { answered: number; withheld: number }[];
  /** A wrong answer that passed, and a right one that was withheld, where there are such. */
  examples: Example[];
  /** Test risk of the worlds redrawn so far. */
  risks: number[];
}

// region entropy
/**
 * Semantic entropy: −Σ p ln p over clusters of samples with the same meaning, here the same value.
 *
 * @param samples  One or more; equal numbers mean the same.
 * @returns nats, from 0 (all agree) to ln n (all differ).
 *
 * Source: Farquhar et al. 2024, "Detecting hallucinations in large language models using semantic entropy".
 */
export function semanticEntropy(samples: ArrayLike<number>): number {
  const n = samples.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let equal = 0;
    for (let j = 0; j < n; j++) if (samples[j] === samples[i]) equal++;
    sum -= Math.log(equal / n) / n; // each member brings its share of its cluster's p ln p
  }
  return sum;
}
// endregion entropy

/** Share of an answer's claims that are supported: the faithfulness of Es et al. 2023, "RAGAS". */
export const faithfulness = (verdicts: readonly boolean[]): number =>
  verdicts.filter(Boolean).length / verdicts.length;

// region support
/**
 * How far a passage supports a claim, by words: a stand-in for an entailment model.
 *
 * @param claim  Its tokens; those `needed` carry the matter, company and value.
 * @returns ½ + ½ c if the passage has all that is needed; ½ c if it lacks a part of the value; ¼ c if it lacks the
 *   company. c is the share of the weight, by idf, of the claim's distinct tokens that the passage has.
 */
export function support(index: Index, passage: readonly number[], claim: Claim): number {
  let present = 0;
  let all = 0;
  for (const token of new Set(claim.tokens)) {
    const weight = idf(index, token);
    all += weight;
    if (passage.includes(token)) present += weight;
  }
  const share = present / all;
  if (!passage.includes(claim.company)) return 0.25 * share;
  return claim.needed.every((token) => passage.includes(token)) ? 0.5 + 0.5 * share : 0.5 * share;
}
// endregion support

/** Cosine of the tf·idf vectors of a claim and of all passages together; 0 if there is no passage. */
export function cosine(index: Index, claim: readonly number[], context: readonly number[]): number {
  const times = count(context);
  let dot = 0;
  let claimSquares = 0;
  let contextSquares = 0;
  for (const [token, frequency] of count(claim)) {
    const weight = idf(index, token);
    claimSquares += (frequency * weight) ** 2;
    dot += frequency * (times.get(token) ?? 0) * weight ** 2;
  }
  for (const [token, frequency] of times) contextSquares += (frequency * idf(index, token)) ** 2;
  return contextSquares === 0 ? 0 : dot / Math.sqrt(claimSquares * contextSquares);
}

function count(list: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of list) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

const nameToken = (company: number) => tokens(companyName(company))[0]!;

/** The claim that an answer makes, with the tokens a passage needs to state it. */
function claimOf(fact: Fact, value: number): Claim {
  const statement = { ...fact, value };
  const company = nameToken(fact.company);
  return {
    text: sentence(statement, 0),
    tokens: tokens(sentence(statement, 0)),
    needed: [company, ...tokens(valueText(fact.attribute, value))],
    company,
  };
}

const most = 11; // generations drawn for each question: the answer and at most ten samples
const known = new Map<number, Simulation>();
let knownFor = '';

/**
 * Asks 400 questions of one world: retrieves for real, generates by a simulated process of errors, and scores what
 * was generated.
 *
 * How many random numbers a question draws does not depend on the parameters, so a slider changes the process and
 * keeps its luck. Kept until a parameter other than α or the score changes.
 */
export function simulate(seed: number, params: Params): Simulation {
  const { coverage, h, know, systematic, samples, k, shift } = params;
  const key = [coverage, h, know, systematic, samples, k, shift].join();
  if (key !== knownFor || known.size > redraws) known.clear();
  knownFor = key;
  let simulation = known.get(seed);
  if (!simulation) known.set(seed, (simulation = makeSimulation(seed, params)));
  return simulation;
}

/** What is found for the question about a fact. */
interface Context {
  hits: Hit[];
  texts: (readonly number[])[];
  gold: boolean;
  /** Passages, in order of rank, that give another value for the same attribute. */
  others: Fact[];
}

function retrieve(fact: Fact, indexed: readonly Fact[], index: Index, k: number): Context {
  const query = tokens(question(fact.company, fact.attribute));
  const hits = search(index, query, nameToken(fact.company), 3, k);
  const passages = hits.map(({ document }) => indexed[document]!);
  return {
    hits,
    texts: hits.map(({ document }) => index.documents[document]!),
    gold: passages.includes(fact),
    others: passages.filter((other) => other.attribute === fact.attribute && other.value !== fact.value),
  };
}

function makeSimulation(seed: number, params: Params): Simulation {
  const facts = makeFacts(seed);
  const makeHalf = (coverage: number, systematic: number) => {
    const indexed = facts.filter((fact) => fact.rank < coverage);
    const index = makeIndex(indexed.map((fact) => tokens(sentence(fact, fact.template))));
    return { indexed, index, systematic, found: new Map<number, Context>() };
  };
  const before = makeHalf(params.coverage, params.systematic);
  const after = params.shift ? makeHalf(0.3, 1) : before;
  const n = questionCount;
  const sampleCount = params.samples;
  const out: Simulation = {
    halves: [before, after],
    facts,
    fact: new Int32Array(n),
    answer: new Int32Array(n),
    kind: new Uint8Array(n),
    wrong: new Uint8Array(n),
    gold: new Uint8Array(n),
    hits: [],
    samples: new Int32Array(n * sampleCount),
    scores: scoreNames.map(() => new Float64Array(n)),
  };
  const uniform = mulberry32(seed + 1000003);
  const draws = new Float64Array(4 * most);
  for (let q = 0; q < n; q++) {
    const { indexed, index, systematic, found } = q < calibrationCount ? before : after;
    const fact = facts[Math.floor(facts.length * uniform())]!;
    const knows = uniform() < params.know;
    const repeats = uniform() < systematic;
    const belief = uniform();
    for (let i = 0; i < draws.length; i++) draws[i] = uniform();
    const jitter = 1e-9 * uniform();

    let context = found.get(fact.id);
    if (!context) found.set(fact.id, (context = retrieve(fact, indexed, index, params.k)));
    const { hits, gold, others, texts } = context;
    const size = valueCounts[fact.attribute]!;
    const wrong = (u: number) => (fact.value + 1 + Math.floor((size - 1) * u)) % size;
    /** What generation `g` says, and how it came about. */
    const generate = (g: number): [value: number, kind: number] => {
      const u = (i: number) => draws[4 * g + i]!;
      if (gold) {
        if (u(0) < 1 - params.h) return [fact.value, 0];
        if (u(1) < 0.5 && others.length > 0) return [others[Math.floor(u(2) * others.length)]!.value, 2];
        return [wrong(u(3)), 3];
      }
      if (knows) return [fact.value, 1];
      return repeats ? [wrong(belief), 5] : [wrong(u(3)), 4];
    };
    const [answer, kind] = generate(0);
    const samples = out.samples.subarray(q * sampleCount, (q + 1) * sampleCount);
    let equal = 0;
    for (let g = 1; g <= sampleCount; g++) {
      samples[g - 1] = generate(g)[0];
      if (samples[g - 1] === answer) equal++;
    }
    const claim = claimOf(fact, answer);
    let best = 0;
    for (const text of texts) best = Math.max(best, support(index, text, claim));
    const consistency = equal / sampleCount;
    const scores = [
      hits[0]?.score ?? 0,
      cosine(index, claim.tokens, texts.flat()),
      best,
      consistency,
      -semanticEntropy(samples),
      (best + consistency) / 2,
    ];
    scores.forEach((score, i) => (out.scores[i]![q] = score + jitter));
    out.fact[q] = fact.id;
    out.answer[q] = answer;
    out.kind[q] = kind;
    out.wrong[q] = kind >= firstWrongKind ? 1 : 0;
    out.gold[q] = gold ? 1 : 0;
    out.hits.push(hits);
  }
  return out;
}

function example(simulation: Simulation, q: number, answered: boolean, sampleCount: number): Example {
  const { indexed, index } = simulation.halves[q < calibrationCount ? 0 : 1]!;
  const fact = simulation.facts[simulation.fact[q]!]!;
  const claim = claimOf(fact, simulation.answer[q]!);
  const samples = count([...simulation.samples.subarray(q * sampleCount, (q + 1) * sampleCount)]);
  return {
    number: q,
    question: question(fact.company, fact.attribute),
    claim: claim.text,
    truth: valueText(fact.attribute, fact.value),
    wrong: simulation.wrong[q] === 1,
    answered,
    kind: kinds[simulation.kind[q]!]!,
    passages: simulation.hits[q]!.map(({ document, score }) => {
      const source = indexed[document]!;
      return {
        text: sentence(source, source.template),
        score,
        support: support(index, index.documents[document]!, claim),
        gold: source === fact,
      };
    }),
    samples: [...samples]
      .map(([value, count]) => ({ text: valueText(fact.attribute, value), count }))
      .sort((a, b) => b.count - a.count),
    scores: simulation.scores.map((scores) => scores[q]!),
  };
}

// region calibrate
/** Calibrates on the first half of the questions and tests on the second. */
export function calibrated(simulation: Simulation, score: number, alpha: number, rule = riskThreshold) {
  const scores = simulation.scores[score]!;
  const threshold = rule(
    scores.subarray(0, calibrationCount),
    simulation.wrong.subarray(0, calibrationCount),
    alpha,
  );
  return {
    threshold,
    outcome: outcome(
      scores.subarray(calibrationCount),
      simulation.wrong.subarray(calibrationCount),
      threshold,
    ),
  };
}
// endregion calibrate

/**
 * Decides which answers of a simulated generator to give: scores them by six signals, calibrates a threshold for a
 * stated risk, and tests it on questions of the same world; then does the same in 50 worlds, this one among
 * them.
 *
 * @yields the shown world first, then with the risks of every few redrawn worlds.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { alpha } = params;
  const simulation = simulate(shownSeed, params);
  const chosen = scoreNames.indexOf(params.score);
  const testWrong = simulation.wrong.subarray(calibrationCount);
  const testScores = simulation.scores[chosen]!.subarray(calibrationCount);
  const methods = [riskThreshold, conditionalThreshold].map((rule) =>
    calibrated(simulation, chosen, alpha, rule),
  );
  const { threshold } = methods[0]!;
  const byKind = kinds.map(() => ({ answered: 0, withheld: 0 }));
  for (let q = calibrationCount; q < questionCount; q++)
    byKind[simulation.kind[q]!]![simulation.scores[chosen]![q]! > threshold ? 'answered' : 'withheld']++;
  const pick = (wrong: boolean, answered: boolean) => {
    for (let q = calibrationCount; q < questionCount; q++) {
      const passes = simulation.scores[chosen]![q]! > threshold;
      if ((simulation.wrong[q] === 1) === wrong && passes === answered)
        return [example(simulation, q, passes, params.samples)];
    }
    return [];
  };
  const stated = Array.from(simulation.scores[2]!.subarray(calibrationCount), (score) => score >= 0.5);
  const statedGiven = stated.filter((_, i) => testScores[i]! > threshold);
  const wrongIn = (from: number, to: number) =>
    simulation.wrong.subarray(from, to).reduce((sum, wrong) => sum + wrong, 0);
  const frame = {
    indexed: simulation.halves[0]!.indexed.length,
    goldRetrieved: simulation.gold.reduce((sum, gold) => sum + gold, 0),
    wrongCount: wrongIn(0, questionCount),
    wrongInCalibration: wrongIn(0, calibrationCount),
    allowed: allowedWrong(calibrationCount, alpha),
    methods,
    everything: outcome(testScores, testWrong, -Infinity),
    scores: scoreNames.map((_, score) => {
      const { coverage } = calibrated(simulation, score, alpha).outcome;
      return { auroc: auroc(simulation.scores[score]!, simulation.wrong), coverage };
    }),
    errors: errorsByCoverage(testScores, testWrong),
    faithful: {
      given: statedGiven.length > 0 ? faithfulness(statedGiven) : undefined,
      all: faithfulness(stated),
    },
    byKind,
    examples: [...pick(true, true), ...pick(false, false)],
  };
  const risks: number[] = [];
  for (let seed = 1; seed <= redraws; seed++) {
    if (seed % 2 === 1) yield { ...frame, risks, progress: seed / (redraws + 1) };
    risks.push(calibrated(simulate(seed, params), chosen, alpha).outcome.risk);
  }
  yield { ...frame, risks, progress: 1 };
}
