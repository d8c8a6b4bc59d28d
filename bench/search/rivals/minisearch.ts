import MiniSearch, { type Options } from 'minisearch';
import type { PageText } from '../../../src/search/page-index.ts';
import type { Find } from './search-page.ts';

/** The set-up of MiniSearch's own examples: fields with boosts, prefixes and one slip in five letters. */
const options: Options = {
  idField: 'url',
  fields: ['title', 'aliases', 'headings', 'body'],
  storeFields: ['url', 'title', 'answer'],
  searchOptions: { boost: { title: 3, aliases: 2, headings: 1.5 }, prefix: true, fuzzy: 0.2 },
};

export function writeIndex(pages: PageText[]): string {
  const index = new MiniSearch(options);
  index.addAll(pages);
  return JSON.stringify(index);
}

export function readIndex(json: string): Find {
  const index = MiniSearch.loadJSON(json, options);
  return (query) =>
    index
      .search(query)
      .slice(0, 10)
      .map(({ url, title, answer }) => ({ url, title, answer }));
}
