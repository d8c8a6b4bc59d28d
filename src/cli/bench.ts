/**
 * Measures side by side with a reference and prints ratios. Times depend on the machine; bytes, ranks and recall do not.
 *
 *   npm run bench                        labs, HNSW index, and search at 10, 100 and 1,000 questions
 *   npm run bench -- --search 10,10000   search alone, at these sizes
 *   npm run bench -- --pages 100,1000    builds of whole sites, at these sizes
 */
import { parseArgs } from 'node:util';
import { measureIndexes } from '../../bench/indexes.ts';
import { measureLabs } from '../../bench/labs.ts';
import { measurePages } from '../../bench/pages.ts';
import { measureSearch } from '../../bench/search.ts';

const usual = [10, 100, 1_000];
const { values } = parseArgs({ options: { search: { type: 'string' }, pages: { type: 'string' } } });

/** Numbers of questions from a list such as "10,1000". */
function sizesOf(name: string, value: string): number[] {
  const sizes = value.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 1)) return sizes;
  console.error(`--${name} is "${value}". Expected numbers of questions such as 10,100,1000.`);
  process.exit(1);
}

if (values.search === undefined && values.pages === undefined) {
  measureLabs();
  measureIndexes();
  await measureSearch(usual);
}
if (values.search !== undefined) await measureSearch(sizesOf('search', values.search));
if (values.pages !== undefined) await measurePages(sizesOf('pages', values.pages));
