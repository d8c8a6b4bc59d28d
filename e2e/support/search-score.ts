import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Query {
  q: string;
  pages: string[];
  class: string;
  set: 'a' | 'b' | 'd';
  rank: number;
  sections: string[];
}

/** The result of a query. */
export interface Outcome {
  /** Slugs, best first. */
  pages: string[];
  /** Called no close match, or nothing found. */
  flagged: boolean;
}

interface Line {
  q: string;
  page: string | string[] | null;
  class: string;
  set: Query['set'];
  rank?: number;
  section?: string | string[];
}

export function readQueries(file: string): Query[] {
  const lines = parse(readFileSync(file, 'utf8')) as Line[];
  return lines.map(({ q, page, class: name, set, rank = 1, section = [] }) => ({
    q,
    pages: page === null ? [] : [page].flat(),
    class: name,
    set,
    rank,
    sections: [section].flat(),
  }));
}

/** A tenth of the queries that were written for the book's lists, by lot: they stand in none, so that no build learns them. */
export const heldOut = (): Query[] =>
  readFileSync(join(import.meta.dirname, '../fixtures/held-out-queries.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Query => {
      const [q, slug] = line.split('\t') as [string, string];
      return { q, pages: slug ? [slug] : [], class: slug || 'negative', set: 'd', rank: 1, sections: [] };
    });

/** The least that each class must reach: shares of queries with a right page first, and among the first three. */
const musts: Record<string, { s1: number; s3?: number }> = {
  'exact-title': { s1: 1 },
  paraphrase: { s1: 0.92 },
  acronym: { s1: 0.92 },
  synonym: { s1: 0.92 },
  typo: { s1: 0.92 },
  'half-typed': { s1: 0.92 },
  concept: { s1: 0.55, s3: 0.8 },
  'several-terms': { s1: 0.95 },
  code: { s1: 0.95 },
  language: { s1: 0.7 },
  title: { s1: 0.8, s3: 0.95 },
  all: { s1: 0.93, s3: 0.975 },
};
const leastMeanReciprocalRank = 0.95;
const leastNegativesFlagged = 0.6;
const mostGoodFlagged = 0.1;
const leastWithinRank = 0.97;

interface Row {
  queries: number;
  s1: number;
  s3: number;
  mrr: number;
  flagged: number;
}

export interface Scores {
  rows: Map<string, Row>;
  /** Queries whose right page came later than acceptable. */
  late: string[];
  /** Scores below their `must`. */
  failures: string[];
}

export function score(queries: readonly Query[], outcomes: readonly Outcome[]): Scores {
  const rows = new Map<string, Row>();
  const late: string[] = [];
  queries.forEach((query, at) => {
    const { pages, flagged } = outcomes[at]!;
    const rank = pages.findIndex((page) => query.pages.includes(page)) + 1;
    const names = query.pages.length > 0 ? [query.class, `set ${query.set}`, 'all'] : ['negative'];
    for (const name of names) {
      const row = rows.get(name) ?? { queries: 0, s1: 0, s3: 0, mrr: 0, flagged: 0 };
      row.queries += 1;
      row.s1 += Number(rank === 1);
      row.s3 += Number(rank >= 1 && rank <= 3);
      row.mrr += rank >= 1 && rank <= 10 ? 1 / rank : 0;
      row.flagged += Number(flagged);
      rows.set(name, row);
    }
    if (query.pages.length > 0 && (rank === 0 || rank > query.rank))
      late.push(`${query.class}: ${query.q} (${query.pages.join(' or ')} at ${rank || 'no'} rank)`);
  });
  const failures: string[] = [];
  const least = (what: string, value: number, must: number) => {
    if (value < must) failures.push(`${what} is ${value.toFixed(3)}, must be at least ${must}`);
  };
  const share = (name: string, key: keyof Row) => {
    const row = rows.get(name);
    return row ? row[key] / row.queries : 0;
  };
  for (const [name, { s1, s3 }] of Object.entries(musts)) {
    least(`${name}: share first`, share(name, 's1'), s1);
    if (s3 !== undefined) least(`${name}: share among the first three`, share(name, 's3'), s3);
  }
  least('mean reciprocal rank', share('all', 'mrr'), leastMeanReciprocalRank);
  least('negatives flagged', share('negative', 'flagged'), leastNegativesFlagged);
  least('answerable queries not flagged', 1 - share('all', 'flagged'), 1 - mostGoodFlagged);
  least('queries within their rank', 1 - late.length / (rows.get('all')?.queries ?? 1), leastWithinRank);
  return { rows, late, failures };
}

export function table({ rows }: Scores): string {
  const order = [...rows].sort(([a], [b]) => Number(/^(set|all)/.test(a)) - Number(/^(set|all)/.test(b)));
  const line = (...cells: (string | number)[]) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(14) : String(cell).padStart(9))).join('');
  return [
    line('class', 'queries', 'first', 'top 3', 'MRR', 'flagged'),
    ...order.map(([name, { queries, s1, s3, mrr, flagged }]) =>
      line(name, queries, ...[s1, s3, mrr, flagged].map((sum) => (sum / queries).toFixed(3))),
    ),
  ].join('\n');
}
