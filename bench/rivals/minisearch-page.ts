import MiniSearch from 'minisearch';
import { openBox, type Result } from './box.ts';
import { options } from './minisearch-options.ts';

const loading = fetch('index.json')
  .then((response) => response.text())
  .then((text) => MiniSearch.loadJSON(text, options));

openBox(async (query) => {
  const index = await loading;
  return index.search(query).slice(0, 10) as unknown as Result[];
});
