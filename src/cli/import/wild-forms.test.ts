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

test('a dash before a number and a break before a title are no part of it; a label in Vietnamese is none of an answer', async () => {
  const all = await one(
    'a.md',
    '## - 1. What is ebb?\n\nTrả lời: It falls.\n\n## - 2. Why?\n\n**Câu trả lời:** So.\n',
  );
  assert.match(all.page('What is ebb'), /^shortAnswer: It falls\.$/m);
  assert.match(all.page('Why'), /^shortAnswer: So\.$/m);
  const folds = ['What is ebb?', 'Why is flood?', 'Who rows?'].map(
    (title, at) => `<details><summary> <br> ${at + 1}. ${title} </summary>\n\nSo.\n\n</details>\n`,
  );
  assert.ok((await one('b.md', folds.join('\n'))).page('What is ebb'));
});

test('what stands between a title and the heading of its answer is what a note asks, and no short answer', async () => {
  const note = (title: string) =>
    `# ${title}\n\nA boat lies still. When does it sail?\n\n## Answer guide\n\n- At high tide.\n`;
  const all = await imported(
    folderWith({ 'a.md': note('Sail at high tide'), 'b.md': note('Explain the tides') }),
  );
  assert.match(all.page('A boat lies still'), /^shortAnswer: .*At high tide/m);
  assert.match(all.page('Explain the tides'), /^shortAnswer: .*At high tide/m);
  assert.match(
    (await one('c.md', '## What is ebb?\n\nWhere to?\n\nIt falls.\n')).page('What'),
    /^shortAnswer: It falls\.$/m,
  );
});
