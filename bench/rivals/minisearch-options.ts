import type { Options } from 'minisearch';

/** The set-up of MiniSearch's own examples: fields with boosts, prefixes and one slip in five letters. */
export const options: Options = {
  idField: 'url',
  fields: ['title', 'aliases', 'headings', 'body'],
  storeFields: ['url', 'title', 'answer'],
  searchOptions: { boost: { title: 3, aliases: 2, headings: 1.5 }, prefix: true, fuzzy: 0.2 },
};
