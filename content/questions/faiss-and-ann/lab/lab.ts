import { caption, picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { drawPlot, line, type Mark, type Point, type Series } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame, type Outcome } from './core.ts';
import { cheapestLists, codeBytes, flatBytes, idBytes, ivfCost, linkBytes } from './costs.ts';
import { queryCount } from './data.ts';
import { wordFile, wordLength } from './draw-words.ts';

const waiting = '…';

const titled = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
  caption(title) + table(title, head, rows);

/** Marks whose names would lie on each other: the first carries the names of all. */
function together(marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  for (const mark of marks) {
    const beside = out.find(
      ({ x, y, label }) => label && Math.abs(Math.log10(x / mark.x)) < 0.2 && Math.abs(y - mark.y) < 0.08,
    );
    if (beside) beside.label += `, ${mark.label}`;
    out.push({ ...mark, label: beside ? '' : mark.label });
  }
  return out;
}

function trade({ n, ivf, hnsw, pq }: Frame): string {
  const percent = (outcome: Outcome) => (100 * outcome.compared) / n;
  // A line that is not known yet is a point that does not show.
  const traded = (label: string, role: string, curve: Outcome[] | undefined): Series => {
    const points = curve?.map((outcome): Point => [percent(outcome), outcome.recall]) ?? [[100, 1]];
    return line(label, role, points, { dots: curve !== undefined });
  };
  const settings = Object.entries({ nprobe: ivf, ef: hnsw, R: pq }).flatMap(([name, part]) =>
    part ? [{ x: percent(part.now), y: part.now.recall, label: `${name} ${part.now.knob}` }] : [],
  );
  const all = [ivf, hnsw, pq].flatMap((part) => part?.curve ?? []);
  const least = Math.min(1, ...all.map(({ recall }) => recall));
  const from = Math.min(1, ...all.map((outcome) => 0.9 * percent(outcome)));
  const plot = {
    x: { label: 'distances, in % of those of exact search', log: true, from, to: 130 },
    y: { label: 'recall@10', from: Math.min(0.8, Math.floor(least * 5) / 5), to: 1.03 },
    series: [
      traded('HNSW', 'trainable', hnsw?.curve),
      traded('IVF', 'evidence', ivf?.curve),
      traded('PQ', 'quantized', pq?.curve),
    ],
  };
  const label = 'Recall at 10 against distances, for three indexes';
  return picture(
    'Recall against work: each line is one index, from little effort to much; the rings are your settings',
    (width, variant) => {
      const marks = width > 400 ? together(settings) : settings.map((mark) => ({ ...mark, label: '' }));
      return drawPlot({ ...plot, marks }, width, { label, altId: '', variant });
    },
  );
}

function results({ n, ivf, hnsw, pq }: Frame, params: Params): string {
  const row = (label: string, name: string, outcome: Outcome | undefined, ...parts: number[]) => [
    label,
    outcome ? value(`${name}Recall`, outcome.recall, { digits: 3 }) : waiting,
    outcome ? value(`${name}Compared`, outcome.compared, { digits: 0 }) : waiting,
    value(
      `${name}Bytes`,
      parts.reduce((sum, part) => sum + part, 0),
    ) + (parts.length > 1 ? ` = ${parts.join(' + ')}` : ''),
  ];
  const code = codeBytes(params.pieces, params.bits);
  const full = flatBytes(wordLength);
  return titled(
    `Your settings: means of ${queryCount} queries. Bytes of a vector: its numbers or code, then its id (IVF), its links (HNSW) or its full numbers (re-ranked)`,
    ['index', 'recall@10', 'distances', 'bytes'],
    [
      row('exact', 'exact', { knob: n, recall: 1, compared: n }, full),
      row(params.nprobe < params.nlist ? 'IVF' : 'IVF, all cells', 'ivf', ivf?.now, full, idBytes),
      row('HNSW', 'hnsw', hnsw?.now, full, linkBytes(params.links)),
      row('PQ, by code', 'pq', pq?.alone, code),
      row('PQ, re-ranked', 'rerank', pq?.now, code, full),
    ],
  );
}

function details({ n, ivf, hnsw, pq }: Frame, params: Params): string {
  const nlist = Math.min(params.nlist, n);
  const nprobe = Math.min(params.nprobe, nlist);
  const best = cheapestLists(n, nprobe);
  const known = (name: string, number: number | undefined, digits: number) =>
    number === undefined ? waiting : value(name, number, { digits });
  return titled(
    'What stands behind',
    ['quantity', 'value'],
    [
      ['IVF: imbalance of the cells (1 if all are equal)', known('imbalance', ivf?.imbalance, 3)],
      ['IVF: distances by the formula, at your setting', known('formula', ivfCost(n, nlist, nprobe), 0)],
      ['IVF: number of cells with the least work', value('cheapestLists', best)],
      ['IVF: distances there', known('leastCompared', ivfCost(n, best, nprobe), 0)],
      [
        'PQ: share of the true ten within the first 100 by code',
        known('withinHundred', pq?.withinHundred, 3),
      ],
      [
        'PQ: squared rounding error, as a share of the variance of the vectors',
        known('codeError', pq?.error, 3),
      ],
      ['HNSW: levels', known('levels', hnsw?.levels, 0)],
      ['HNSW: links on the lowest level, mean', known('meanLinks', hnsw?.meanLinks, 1)],
    ],
  );
}

const view = (frame: Frame, params: Params): string =>
  trade(frame) + results(frame, params) + details(frame, params);

export const lab: Lab<typeof controls, Frame> = {
  title: 'Recall against work',
  intro:
    'A toy: up to 4,000 word vectors of 100 numbers are searched exactly, by cells (IVF), by a graph (HNSW) and by short codes (PQ). ' +
    'All indexes are built here; recall is measured against exact search with 50 words that are in no index. Work is counted in distances: to centroids, to vectors or codes, and again to candidates that are re-ranked. ' +
    'The first change fetches 480 KB of vectors.',
  controls,
  presets: [
    {
      id: 'corner',
      label: 'A corner',
      look: 'where three cells meet, searching two is not enough; a step left and down it is',
      params: { x: 1.82, y: 1.06, open: 2 },
    },
    {
      id: 'dead-end',
      label: 'The graph’s dead end',
      look: 'no link leads nearer; with ef 2 the walk gets out',
      params: { index: 'graph', x: 0.5, y: 1.3 },
    },
    {
      id: 'every-cell',
      label: 'Every cell',
      look: 'always exact, but more work than a plain scan: 172 comparisons for 160 points',
      params: { open: 12 },
    },
    {
      id: 'one-cell',
      label: 'One cell',
      look: 'most of the ten nearest lie in other cells and are missed',
      params: { nprobe: 1 },
    },
    {
      id: 'cloud',
      label: 'Columns shuffled',
      look: 'the numbers stay, but each comes from another word: at the same settings, cells and the graph find fewer of the ten nearest',
      params: { structure: 'shuffled' },
    },
    {
      id: 'codes',
      label: 'Codes alone',
      look: 'many of the ten returned are not true neighbours; raise R to 100, and re-ranking finds most of them',
      params: { rerank: 10 },
    },
  ],
  simplified: [
    'In the picture above, a graph of a plane has few links (M = 3), so that dead ends can be seen; that of word vectors has M = 8.',
    'These corpora are so small that exact search would do. Larger ones, and embeddings of texts, give other recalls, and another index can be ahead.',
    'A draw takes its words and queries from a third of this book’s 13,849 word vectors, so draws share many of them. It is also the seed of cells, graph and codes.',
    'Work is a count of distances, not time. A distance to a code is cheaper than one to a vector, filling the tables of a query is not counted, and a graph jumps about in memory.',
    'Bytes are those that FAISS would keep (32-bit numbers, 8-byte ids, 4-byte links of the lowest level), without the centroids of cells and the learned pieces of PQ.',
    'More probes than cells count as all cells, and more cells than vectors as one a vector.',
    'Cells and codes are trained on all vectors, and IVF compares a query with every centroid.',
    'IVF and PQ stand apart here. FAISS puts codes into the cells: codes of residuals (vectors minus their centroid), except in the fast-scan layout (PQ…x4fs).',
  ],
  files: () => [wordFile],
  run,
  view,
  summary: ({ ivf, hnsw, pq, n }) =>
    ivf && hnsw && pq
      ? `Recall at 10: IVF ${ivf.now.recall.toFixed(3)} with ${ivf.now.compared.toFixed(0)} distances, ` +
        `HNSW ${hnsw.now.recall.toFixed(3)} with ${hnsw.now.compared.toFixed(0)}, ` +
        `PQ ${pq.now.recall.toFixed(3)} with ${pq.now.knob} re-ranked; exact search computes ${n}.`
      : '',
};
