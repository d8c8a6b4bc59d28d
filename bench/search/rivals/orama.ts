import { create, insertMultiple, load, save, search } from '@orama/orama';
import type { PageText } from '../../../src/search/page-index.ts';
import type { Find } from './search-page.ts';

/** The set-up of Orama's documentation: a schema, boosts and one slip for each word. */
const schema = {
  url: 'string',
  title: 'string',
  answer: 'string',
  aliases: 'string',
  headings: 'string',
  body: 'string',
} as const;

export async function writeIndex(pages: PageText[]): Promise<string> {
  const db = create({ schema });
  const documents = pages.map(({ url, title, answer, aliases, headings, body }) => {
    return { url, title, answer, aliases, headings, body };
  });
  await insertMultiple(db, documents);
  return JSON.stringify(save(db));
}

export function readIndex(json: string): Find {
  const db = create({ schema });
  load(db, JSON.parse(json));
  return async (term) => {
    const { hits } = await search(db, {
      term,
      properties: ['title', 'aliases', 'headings', 'body'],
      boost: { title: 3, aliases: 2, headings: 1.5 },
      tolerance: 1,
      limit: 10,
    });
    return hits.map(({ document }) => document);
  };
}
