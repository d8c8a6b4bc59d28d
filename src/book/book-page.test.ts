import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOfText } from './book-page.ts';

test('labs and files of a text lie in the same folder in every language', () => {
  for (const name of ['index.mdx', 'index.de.mdx', 'index.pt-BR.mdx'])
    assert.equal(folderOfText(`questions/one/${name}`), 'questions/one');
  for (const name of ['about.mdx', 'about.de.mdx'])
    assert.equal(folderOfText(`pages/${name}`), 'pages/about');
});
