import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { methods, run, type Frame, type Kind, type Method } from './core.ts';
import { rankedLists, stackedBars, type Column } from './pictures.ts';

const kinds: readonly Kind[] = ['identifier', 'paraphrase', 'all'];
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const digitsOf: Record<Method, number> = { bm25: 3, dense: 5, rrf: 5, convex: 4 };
const rowsShown = 8;

const titleOf = ({ fusion, k, alpha }: Params) =>
  ({ bm25: 'BM25', dense: 'dense', rrf: `RRF, k = ${k}`, convex: `sum, α = ${alpha}` })[fusion];

const documentsOf = ({ final }: Frame) => final.map(({ document }) => document);

/** Scores of the final list by document. */
const sumsOf = ({ final }: Frame) =>
  new Map(final.map(({ document, sparse, dense }) => [document, sparse + dense]));

/** Place of the first relevant document in a list, counted from 1; undefined if none is there. */
function firstPlace(list: readonly number[], relevant: readonly number[]): number | undefined {
  const at = list.findIndex((document) => relevant.includes(document));
  return at < 0 ? undefined : at + 1;
}

/** Lowest and highest MRR@10 of RRF over all queries, at the defaults, when equal scores stand in other orders. */
export const tieSpread = [0.54, 0.59] as const;

function lesson({ quality, pool }: Frame): string {
  const [sparse, dense] = [quality.bm25.all.recall, quality.dense.all.recall];
  const found =
    Math.max(sparse, dense) > pool.all - 1e-9
      ? 'One search alone already finds all that the pool has in its first ten, so no merging can raise recall.'
      : 'The pool holds what either search found, so it has more than each of them.';
  return `<p>${found} Which rule orders the pool better is decided by how this toy was built: take the recall from it, not a rule.</p>`;
}

function lists(frame: Frame, params: Params): string {
  const { documents, query } = frame;
  const sums = sumsOf(frame);
  const column = (title: string, documents: readonly number[], score: Column['score']): Column => ({
    title,
    documents,
    empty: 'nothing',
    score,
  });
  const options = {
    label: `The first documents of BM25, of the final list and of dense retrieval for ${query.tokens.join(' ')}`,
    rows: rowsShown,
    name: (document: number) => documents[document]!.name,
    relevant: (document: number) => query.relevant.includes(document),
  };
  return picture(
    params.oracle
      ? 'Three lists for the query; a perfect reranker has put what answers it first'
      : 'Three lists for the query; lines join the same document',
    (width, variant) => {
      const final = width < 400 ? 'final' : `final: ${titleOf(params)}`;
      return rankedLists(
        [
          column('BM25', frame.sparse, (one) => formatNumber(frame.sparseScores[one]!, digitsOf.bm25)),
          column(final, documentsOf(frame), (one) => formatNumber(sums.get(one)!, digitsOf[params.fusion])),
          column('dense', frame.dense, (one) => formatNumber(frame.denseScores[one]!, digitsOf.dense)),
        ],
        [params.fusion !== 'dense', params.fusion !== 'bm25'],
        { ...options, width, variant },
      );
    },
  );
}

function shares({ final, documents }: Frame, { fusion }: Params): string {
  const stacks = final.slice(0, rowsShown).map(({ document, sparse, dense }) => ({
    name: documents[document]!.name,
    values: [sparse, dense],
  }));
  const parts = [
    { label: 'from BM25', role: 'frozen' },
    { label: 'from dense', role: 'trainable' },
  ];
  const title = 'What each search gives to the scores of the final list';
  const options = { label: title, digits: digitsOf[fusion] };
  return picture(title, (width, variant) => stackedBars(stacks, parts, { ...options, width, variant }));
}

function measures({ quality, pool }: Frame): string {
  const names: Record<Method, string> = { bm25: 'BM25', dense: 'dense', rrf: 'RRF', convex: 'weighted sum' };
  const row = (title: string, name: string, read: (kind: Kind) => number) => [
    title,
    ...kinds.map((kind) => value(`${name}${capital(kind)}`, read(kind), { digits: 3 })),
  ];
  const rows = (measure: 'mrr' | 'recall') =>
    methods.map((method) =>
      row(names[method], `${method}${capital(measure)}`, (kind) => quality[method][kind][measure]),
    );
  const whole = row('whole pool', 'pool', (kind) => pool[kind]);
  return (
    table('MRR@10 of each ranking', ['MRR@10', ...kinds], rows('mrr')) +
    table(
      'Recall@10 of each ranking, and recall of the pool',
      ['recall@10', ...kinds],
      [...rows('recall'), whole],
    )
  );
}

function found({ byDepth, pool }: Frame, { depth }: Params): string {
  const points = (list: 'pool' | 'sparse' | 'dense') => byDepth.map((at): Point => [at.depth, at[list]]);
  return plotted(
    `What the first K of each search contain, marked at K = ${depth}: nothing later can find more`,
    {
      x: { label: 'candidates K of each search' },
      y: { label: 'share found, mean of all queries', from: 0, to: 1.1 },
      series: [
        line('both', 'evidence', points('pool')),
        line('BM25', 'frozen', points('sparse'), { dashed: true }),
        line('dense', 'trainable', points('dense')),
      ],
      marks: [{ x: depth, y: pool.all, label: '' }],
    },
    'Share of the relevant documents found, by candidates of each search',
  );
}

const view = (frame: Frame, params: Params): string =>
  lists(frame, params) + shares(frame, params) + measures(frame) + lesson(frame) + found(frame, params);

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fuse two rankings',
  intro:
    'A toy, built so that each search is blind to one class of query: it shows the recall of a union, not which rule is better. BM25 and a small dense encoder ' +
    'search 55 short documents. 39 queries name an article by its identifier. The other 32 use synonyms that stand in no article but only in glossaries, which count as wrong. ' +
    'Recall@10 is the share of the right documents among the first ten; MRR@10 is the mean of 1/rank of the first right one, or 0 if it is not among the ten.',
  controls,
  presets: [
    {
      id: 'exact-code',
      label: 'Exact code, k = 60',
      look: 'the thick line: first for keywords, it runs down past six texts that both searches found',
      params: {},
    },
    {
      id: 'exact-code-k0',
      label: 'The same at k = 0',
      look: 'the code rises from 7th to 2nd; the third tab pays for it and falls from 1st to 5th',
      params: { k: 0 },
    },
    {
      id: 'agreement',
      label: 'Agreement wins',
      look: 'a third and a sixth place beat two first places: two weak votes count more than one strong one',
      params: { ask: 'both' },
    },
    {
      id: 'scores',
      label: 'Scores instead of ranks',
      look: 'the weighted sum adds scaled scores, so a lead counts by its size; RRF counts only that it is a lead',
      params: { fusion: 'convex' },
    },
    {
      id: 'small-pool',
      label: 'Three candidates a search',
      look: 'the shorter the lists, the more one search misses of what the other finds: merging lifts recall far above both',
      params: { depth: 3 },
    },
    {
      id: 'large-pool',
      label: 'Twenty candidates a search',
      look: 'dense alone now finds everything, so merging cannot lift recall',
      params: { depth: 20 },
    },
    {
      id: 'full-rank',
      label: 'A paraphrase at full rank',
      look: 'without compression dense search matches words only: both searches find the glossaries, and no article has a cosine above 0',
      params: { query: 'automobile-motor', dimensions: 55, depth: 20 },
    },
  ],
  simplified: [
    'The picture at the top of the answer has 28 notes and 3 questions of its own, written to show the effect: about 75 phrasings were tried and three kept. For any two lists of K texts this holds: from k = K − 1 on, what both found stands above what only one found. In that picture, dense search is a mean of small word vectors; a strong embedding model would rank otherwise.',
    'The dense encoder is latent semantic analysis, fitted to the 55 documents, instead of a trained network. It never learnt the identifiers, as a network has no reliable place for a rare string.',
    'The documents are generated from word lists, and only the words that carry meaning are indexed, so that every query’s answers are known. The glossaries contain the paraphrases but count as wrong: they define the words and answer nothing.',
    'The weighted sum scales each score from the least possible value, 0 for BM25 and −1 for a cosine, to the largest of the pool. Each document of the pool has its true score from both searches, also where it is not among the first K of one. With the other settings as they are at the start, no number in the tables changes while α, the weight of dense search, moves from 0 to 0.95, because these dense scores hardly differ within a topic; so this slider does not show that α needs no tuning.',
    'Dense search leaves out documents with a cosine of 0 or less here, so its list can be shorter than K. A real dense index without such a threshold returns K neighbours for any query.',
    `Equal scores are ordered by document number. RRF has many: two documents that swap places in the lists get the same score. In 60 other orders its MRR@10 over all queries was ${tieSpread[0].toFixed(2)} to ${tieSpread[1].toFixed(2)} at the start; no recall changed, nor any number of the weighted sum.`,
    'Both searches compare every document; at scale dense search uses an approximate index, which misses some of the nearest neighbours.',
    'The perfect reranker knows the answers. It shows the best that any order of the pool can reach, not what a cross-encoder reaches.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const place = firstPlace(documentsOf(frame), frame.query.relevant);
    const { mrr, recall } = frame.quality[params.fusion].all;
    return (
      `Query ${frame.query.tokens.join(' ')}, ${controls.fusion.options[params.fusion]}: ` +
      `${place === undefined ? 'no answer in the final list' : `first answer at place ${place}`}. ` +
      `All queries: MRR@10 ${mrr.toFixed(4)}, recall@10 ${recall.toFixed(4)}.`
    );
  },
};
