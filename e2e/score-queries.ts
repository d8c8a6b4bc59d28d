/**
 * Scores a file of queries against a built site, outside the browser: `node e2e/score-queries.ts FILE [SITE] [--late] [--language de]`.
 * The file has the form of content/search-queries.yaml; `--late` lists what search got wrong.
 */
import { parseArgs } from 'node:util';
import { builtPages } from '../bench/search/built-pages.ts';
import { outcomes } from './search-outcomes.ts';
import { readQueries, score, table } from './search-score.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { late: { type: 'boolean', default: false }, language: { type: 'string', default: 'en' } },
});
const [file = 'content/search-queries.yaml', site = 'dist'] = positionals;
const queries = readQueries(file);
const seen = outcomes(builtPages(site), queries, true, values.language);
process.stdout.write(`${table(score(queries, seen))}\n`);
if (values.late)
  queries.forEach(({ q, pages, class: name }, at) => {
    const { pages: found, flagged } = seen[at]!;
    const good = pages.length > 0;
    const wrong = good && !pages.includes(found[0] ?? '') ? `found ${found.slice(0, 3).join(', ')}` : '';
    const misjudged = good === flagged ? (flagged ? 'called no close match' : 'not called so') : '';
    if (wrong || misjudged)
      process.stdout.write(`${[name, q, pages.join(' or '), wrong, misjudged].join(' | ')}\n`);
  });
