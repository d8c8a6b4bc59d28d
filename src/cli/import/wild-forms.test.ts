/** Small marks in documents found on the web: anchors between answers, breaks and dashes before titles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, imported } from './folders.testing.ts';

const one = (name: string, content: string) => imported(`${folderWith({ [name]: content })}/${name}`);

test('anchors that lead nowhere, between the answers of a page, take no answer with them', async () => {
  const asked = ['ebb', 'flood', 'tide', 'wave'].map(
    (name) =>
      `<a name="${name}"></a>\n<h2><a href="#toc-${name}">What is a ${name}?</a></h2><p>It moves.</p>`,
  );
  const { pages } = await one('faq.html', `<body><h1>FAQ</h1>${asked.join('\n')}</body>`);
  assert.equal(pages.length, 4);
});
