import { create, load, search, type RawData } from '@orama/orama';
import { openBox } from './box.ts';
import { parameters, schema } from './orama-options.ts';

const loading = fetch('index.json')
  .then((response) => response.json())
  .then((data: RawData) => {
    const db = create({ schema });
    load(db, data);
    return db;
  });

openBox(async (query) => {
  const { hits } = await search(await loading, { term: query, ...parameters });
  return hits.map(({ document }) => document);
});
