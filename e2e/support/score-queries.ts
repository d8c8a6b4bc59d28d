/**
 * Scores a file of queries against a built site, outside the browser: `node e2e/support/score-queries.ts FILE [SITE] [--late] [--language de]`.
 * The file has the form of content/search-queries.yaml; CONTENT_DIR names the book of the site. `--late` lists what search got
 * wrong. `--lists [SITE]` in place of a file scores the queries of the book's lists that were not learned, and tries ways to join
 * both opinions.
 */
import { parseArgs } from 'node:util';
import { readBook } from '#check/read-book.ts';
import { contentDir } from '#project/site.ts';
import { builtLearned, builtPages } from '../../bench/search/built-pages.ts';
import { joined } from '#search/rank.ts';
import { triedRules } from './cross-validation.ts';
import { outcomes } from './search-outcomes.ts';
import { heldOut, readQueries, score, table } from './search-score.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    late: { type: 'boolean', default: false },
    lists: { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
  },
});
const [file = 'content/search-queries.yaml', site = 'dist'] = values.lists
  ? ['', ...positionals]
  : positionals;
const book = readBook(contentDir);
const queries = values.lists ? heldOut() : readQueries(file);
const pages = builtPages(site, book);
const learned = builtLearned(site);
const seen = outcomes(pages, queries, { learned, code: values.language });
if (learned) process.stdout.write(`joined: ${JSON.stringify(joined)}\n`);
if (values.lists) process.stdout.write(`${triedRules(book.asked, pages, values.language)}\n`);
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
