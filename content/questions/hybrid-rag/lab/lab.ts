import { plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { level, line, type Point, type Plot } from 'grounded/lab/plot.ts';
import { controls, stops, type Params } from './controls.ts';
import { groups, rules, run, type Estimate, type Frame, type Rule } from './core.ts';
import { listsFile } from './evaluate.ts';

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const titles = { name: 'by name', words: 'same words', meaning: 'other words', all: 'all' };

function measures({ quality }: Frame, { k, alpha }: Params): string {
  const names: Record<Rule, string> = {
    words: 'words alone (BM25)',
    meaning: 'meaning alone',
    ranks: `merged by ranks, k = ${k}`,
    scores: `merged by scores, α = ${alpha}`,
  };
  return table(
    'nDCG@10 by kind of question',
    ['nDCG@10', ...groups.map((group) => titles[group])],
    rules.map((rule) => [
      names[rule],
      ...groups.map((group) => value(rule + capital(group), quality[rule][group].mean, { digits: 3 })),
    ]),
  );
}

function chance({ gain, quality }: Frame, { kind }: Params): string {
  const row = (title: string, name: string, { mean, low, high }: Estimate) => [
    title,
    value(`${name}Mean`, mean, { digits: 3 }),
    value(`${name}Low`, low, { digits: 3 }),
    value(`${name}High`, high, { digits: 3 }),
  ];
  return table(
    `Questions ${kind === 'all' ? 'of all kinds' : `(${titles[kind]})`}: what other questions of their kind would have given`,
    ['measure', 'here', 'from', 'to'],
    [
      row('ranks, above the better search', 'gainRanks', gain.ranks),
      row('scores, above the better search', 'gainScores', gain.scores),
      ...rules.map((rule) => row(`nDCG@10, ${rule}`, `${rule}Shown`, quality[rule][kind])),
    ],
  );
}

/** Both searches alone, as lines across a plot. */
const alone = ({ quality }: Frame, { kind }: Params, from: number, to: number) =>
  [
    { ...level('words alone', quality.words[kind].mean, from, to), role: 'frozen' },
    { ...level('meaning alone', quality.meaning[kind].mean, from, to), role: 'trainable' },
  ] as Plot['series'];

function byWeight(frame: Frame, params: Params): string {
  const points = frame.byWeight.map(({ alpha, ndcg }): Point => [alpha, ndcg]);
  return plotted('Merged by scaled scores: nDCG@10 by the weight α of meaning', {
    x: { label: 'weight α of meaning' },
    y: { label: 'nDCG@10', from: 0 },
    series: [line('merged', 'evidence', points, { dots: true }), ...alone(frame, params, 0, 1)],
    marks: [{ x: params.alpha, y: frame.quality.scores[params.kind].mean, label: '' }],
  });
}

function byConstant(frame: Frame, params: Params): string {
  // The axis is logarithmic, so that the small constants do not stand in one place.
  const points = frame.byConstant.map(({ k, ndcg }): Point => [k + 1, ndcg]);
  return plotted('Merged by ranks: nDCG@10 by the constant k', {
    x: { label: 'k + 1', log: true },
    y: { label: 'nDCG@10', from: 0 },
    series: [
      line('merged', 'evidence', points, { dots: true }),
      ...alone(frame, params, stops[0] + 1, stops.at(-1)! + 1),
    ],
    marks: [{ x: params.k + 1, y: frame.quality.ranks[params.kind].mean, label: '' }],
  });
}

function byDepth({ byDepth: at }: Frame, { depth }: Params): string {
  const points = (of: 'words' | 'meaning' | 'either') => at.map((one): Point => [one.depth, one[of]]);
  const marked = at.find((one) => one.depth === depth)!;
  return plotted('What can be found at all: share of the graded passages in the lists', {
    x: { label: 'places of each list' },
    y: { label: 'share found', from: 0, to: 1.1 },
    series: [
      line('in either', 'evidence', points('either'), { dots: true }),
      line('words', 'frozen', points('words'), { dashed: true }),
      line('meaning', 'trainable', points('meaning')),
    ],
    marks: [{ x: depth, y: marked.either, label: '' }],
  });
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Merge two real rankings',
  intro:
    '578 passages of Django’s documentation, and 120 questions with graded passages: 40 give a name or a code, 40 use the words of the documentation, 40 mostly avoid them. ' +
    'One search is BM25, the other a small sentence encoder. nDCG@10 is 1 when the best passages come first.',
  controls,
  presets: [
    {
      id: 'exact-code',
      label: 'A name, k = 60',
      look: 'the first hit of the search by words, passed by four that both searches list further down',
      params: {},
    },
    {
      id: 'exact-code-k0',
      label: 'The same at k = 0',
      look: 'a first place counts again; the third question pays for it',
      params: { k: 0 },
    },
    {
      id: 'agreement',
      label: 'Both half find it',
      look: 'fifth and fourth alone, first together',
      params: { ask: 'both' },
    },
    {
      id: 'scores',
      label: 'Scaled scores',
      look: 'a lead counts by its size: three answers are first, and the fourth falls further',
      params: { scaled: true },
    },
    {
      id: 'names',
      label: 'Names only',
      look: 'here every α above 0 loses, and so does every k',
      params: { kind: 'name' },
    },
    {
      id: 'other-words',
      label: 'Other words only',
      look: 'both searches are weak, and the merged curves rise above them',
      params: { kind: 'meaning', alpha: 0.4, k: 20 },
    },
    {
      id: 'small-pool',
      label: 'Five places of each list',
      look: 'the shorter the lists, the more one search misses of what the other finds',
      params: { depth: 5, kind: 'meaning' },
    },
  ],
  simplified: [
    'One collection and one encoder: the Universal Sentence Encoder of 2018, in its small version. It is weak on these texts, as an embedding model can be on yours; a stronger one may deserve more weight. So take the method from here, and the rule from your own labels.',
    'The questions were written for this book. Passages were graded by reading what the questions were written from, and the first five of each search: 2 answers the question, 1 helps. A good passage that nobody graded counts as wrong.',
    'Scaled scores are min–max over each list: its lowest score gives 0 and its best the list’s weight; a passage that a list lacks gets 0 from it. α is the weight of meaning, 1 − α that of words.',
    'The intervals hold 95 of 100 means of 1,000 resamples: as many questions, drawn with replacement. They say what other questions of this kind could give, and nothing about other collections.',
    'A passage is the beginning of a section, whole sentences of at most 400 characters, searched with its heading. Nothing is approximate: both searches compare every passage. Equal sums are ordered by number.',
  ],
  files: () => [listsFile],
  run,
  view: (frame, params) =>
    measures(frame, params) +
    byConstant(frame, params) +
    byWeight(frame, params) +
    chance(frame, params) +
    byDepth(frame, params),
  summary: ({ quality, gain }, { kind, k, alpha }) =>
    `${capital(controls.kind.options[kind])} questions: words ${quality.words[kind].mean.toFixed(3)}, meaning ${quality.meaning[kind].mean.toFixed(3)}, ` +
    `ranks with k = ${k} ${quality.ranks[kind].mean.toFixed(3)}, scores with α = ${alpha} ${quality.scores[kind].mean.toFixed(3)}. ` +
    `Scores are ${gain.scores.mean.toFixed(3)} above the better search, ${gain.scores.low.toFixed(3)} to ${gain.scores.high.toFixed(3)} in other samples.`,
};
