import { countsOf } from '../../../numerics/bags.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { withErrors } from './checker.ts';
import type { Params } from './controls.ts';
import { luckOf } from './luck.ts';
import { makeIndex, search, type Hit, type Index } from './retriever.ts';
import { cosine, semanticEntropy, support, type Claim } from './signals.ts';
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

export const scoreNames = ['retrieval', 'cosine', 'support', 'consistency', 'entropy', 'both'] as const;

const scoreAt = Object.fromEntries(scoreNames.map((name, at) => [name, at])) as Record<
  (typeof scoreNames)[number],
  number
>;

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

export interface Simulation extends Try {
  /** What questions of the calibration half and of the test half search: facts by place in the index. */
  halves: { indexed: Fact[]; index: Index }[];
  facts: Fact[];
  /** All below: one for each question. */
  fact: Int32Array;
  answer: Int32Array;
  kind: Uint8Array;
  gold: Uint8Array;
  hits: Hit[][];
  /** Samples, shape [questions, K]. */
  samples: Int32Array;
  /** Further answers to each question from the same passages, as many as may be tried after a refusal. */
  retries: Try[];
}

/** One answer to each question. */
interface Try {
  wrong: Uint8Array;
  /** How far the best passage supports the answer, before the checker errs; shape [questions]. */
  supports: Float64Array;
  /** Six scores in the order of `scoreNames`, each shape [questions]; higher is better. */
  scores: Float64Array[];
}

const nameToken = (company: number) => tokens(companyName(company))[0]!;

/** The claim that an answer makes, with the tokens a passage needs to state it. */
export function claimOf(fact: Fact, value: number): Claim {
  const statement = { ...fact, value };
  const company = nameToken(fact.company);
  const text = sentence(statement, 0);
  return {
    text,
    tokens: tokens(text),
    needed: [company, ...tokens(valueText(fact.attribute, value))],
    company,
  };
}

/** Worlds that are kept until a parameter changes: as many as are redrawn, and the one that is shown. */
const most = 51;
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
  const { checker, shared, coverage, h, know, systematic, samples, k, shift, retries } = params;
  const key = [checker, shared, coverage, h, know, systematic, samples, k, shift, retries].join();
  if (key !== knownFor || known.size >= most) known.clear();
  knownFor = key;
  let simulation = known.get(seed);
  if (!simulation) known.set(seed, (simulation = makeSimulation(seed, params)));
  return simulation;
}

/** What is found for the question about a fact. */
interface Context {
  hits: Hit[];
  texts: (readonly number[])[];
  /** Tokens of all passages, counted. */
  counts: Map<number, number>;
  gold: boolean;
  /** Passages, in order of rank, that give another value for the same attribute. */
  others: Fact[];
}

function retrieve(fact: Fact, indexed: readonly Fact[], index: Index, k: number): Context {
  const query = tokens(question(fact.company, fact.attribute));
  const hits = search(index, query, nameToken(fact.company), 3, k);
  const texts = hits.map(({ document }) => index.documents[document]!);
  const passages = hits.map(({ document }) => indexed[document]!);
  return {
    hits,
    texts,
    counts: countsOf(texts.flat()),
    gold: passages.includes(fact),
    others: passages.filter((other) => other.attribute === fact.attribute && other.value !== fact.value),
  };
}

/** Half of the questions, and what they search. */
interface Half {
  indexed: Fact[];
  index: Index;
  systematic: number;
  found: Map<number, Context>;
}

function makeHalf(facts: readonly Fact[], coverage: number, systematic: number): Half {
  const indexed = facts.filter((fact) => fact.rank < coverage);
  const index = makeIndex(indexed.map((fact) => tokens(sentence(fact, fact.template))));
  return { indexed, index, systematic, found: new Map() };
}

export const mostRetries = 3;
const kindOf = Object.fromEntries(kinds.map((kind, at) => [kind, at])) as Record<
  (typeof kinds)[number],
  number
>;

/** How a question is answered, again and again, by the numbers drawn for it. */
interface Course {
  knows: boolean;
  repeats: boolean;
  belief: number;
  /** Four for each generation. */
  draws: Float64Array;
}

/** What generation `g` says about a fact, and how it came about. */
function generate(
  g: number,
  fact: Fact,
  { gold, others }: Context,
  h: number,
  luck: Course,
): [value: number, kind: number] {
  const size = valueCounts[fact.attribute]!;
  const wrong = (u: number) => (fact.value + 1 + Math.floor((size - 1) * u)) % size;
  const u = (i: number) => luck.draws[4 * g + i]!;
  if (gold) {
    if (u(0) < 1 - h) return [fact.value, kindOf['right, from evidence']];
    if (u(1) < 0.5 && others.length > 0)
      return [others[Math.floor(u(2) * others.length)]!.value, kindOf['copied from a wrong passage']];
    return [wrong(u(3)), kindOf['invented beside evidence']];
  }
  if (luck.knows) return [fact.value, kindOf['right, from memory']];
  return luck.repeats
    ? [wrong(luck.belief), kindOf['invented, same each time']]
    : [wrong(u(3)), kindOf['invented, differs each time']];
}

/** The six scores of an answer, in the order of `scoreNames`. */
function scoresOf(
  { hits, texts, counts }: Context,
  index: Index,
  claim: Claim,
  answer: number,
  samples: Int32Array,
): number[] {
  let best = 0;
  for (const text of texts) best = Math.max(best, support(index, text, claim));
  const consistency = samples.filter((sample) => sample === answer).length / samples.length;
  return [
    hits[0]?.score ?? 0,
    cosine(index, claim.tokens, counts),
    best,
    consistency,
    -semanticEntropy(samples),
    (best + consistency) / 2,
  ];
}

const blankTry = (): Try => ({
  wrong: new Uint8Array(questionCount),
  supports: new Float64Array(questionCount),
  scores: scoreNames.map(() => new Float64Array(questionCount)),
});

/** A simulation in which nothing has been answered yet. */
function blank(facts: Fact[], halves: Simulation['halves'], params: Params): Simulation {
  const n = questionCount;
  return {
    halves,
    facts,
    fact: new Int32Array(n),
    answer: new Int32Array(n),
    kind: new Uint8Array(n),
    gold: new Uint8Array(n),
    hits: [],
    samples: new Int32Array(n * params.samples),
    ...blankTry(),
    retries: Array.from({ length: params.retries }, blankTry),
  };
}

/** Notes one answer, with the scores it has before the checker errs. */
function note(
  { wrong, supports, scores }: Try,
  q: number,
  answer: { kind: number; scores: number[] },
  tie: number,
): void {
  wrong[q] = answer.kind >= firstWrongKind ? 1 : 0;
  supports[q] = answer.scores[scoreAt.support]!;
  answer.scores.forEach((score, i) => (scores[i]![q] = score + tie));
}

/** Lets the checker err: sets the scores that hold its verdict. */
function judge(
  answers: Try,
  first: Try,
  ties: readonly number[],
  { checker, shared }: Params,
  seed: number,
): void {
  const { scores } = answers;
  withErrors(answers, first, checker, shared, seed).forEach((support, q) => {
    const tie = ties[q]!;
    scores[scoreAt.support]![q] = support + tie;
    scores[scoreAt.both]![q] = (support + scores[scoreAt.consistency]![q]! + tie) / 2;
  });
}

function makeSimulation(seed: number, params: Params): Simulation {
  const facts = makeFacts(seed);
  const before = makeHalf(facts, params.coverage, params.systematic);
  const after = params.shift ? makeHalf(facts, 0.3, 1) : before;
  const out = blank(facts, [before, after], params);
  const nextLuck = luckOf(seed);
  // Of their own, so that trying again leaves the first answers as they are.
  const again = mulberry32(seed + 3000017);
  const retryDraws = new Float64Array(4 * mostRetries);
  const ties: number[] = [];
  for (let q = 0; q < questionCount; q++) {
    const { indexed, index, systematic, found } = q < calibrationCount ? before : after;
    const drawn = nextLuck();
    const { belief, draws, tie } = drawn;
    ties.push(tie);
    const fact = facts[Math.floor(facts.length * drawn.fact)]!;
    const luck = { knows: drawn.knows < params.know, repeats: drawn.repeats < systematic, belief, draws };
    for (let i = 0; i < retryDraws.length; i++) retryDraws[i] = again();

    let context = found.get(fact.id);
    if (!context) found.set(fact.id, (context = retrieve(fact, indexed, index, params.k)));
    const [answer, kind] = generate(0, fact, context, params.h, luck);
    const samples = out.samples.subarray(q * params.samples, (q + 1) * params.samples);
    for (let g = 0; g < samples.length; g++) [samples[g]] = generate(g + 1, fact, context, params.h, luck);
    const scores = (value: number) => scoresOf(context, index, claimOf(fact, value), value, samples);
    note(out, q, { kind, scores: scores(answer) }, tie);
    out.retries.forEach((retry, t) => {
      const [value, how] = generate(t, fact, context, params.h, { ...luck, draws: retryDraws });
      // The same tie breaker: the same answer again has the same score, so chance does not let it pass.
      note(retry, q, { kind: how, scores: scores(value) }, tie);
    });
    out.fact[q] = fact.id;
    out.answer[q] = answer;
    out.kind[q] = kind;
    out.gold[q] = context.gold ? 1 : 0;
    out.hits.push(context.hits);
  }
  // The first answers last: the others are judged by what these are.
  for (const answers of [...out.retries, out]) judge(answers, out, ties, params, seed);
  return out;
}
