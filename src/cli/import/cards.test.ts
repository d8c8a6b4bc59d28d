/** Flash cards and questions that fold, as people keep them beside documents of headings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, imported } from './folders.testing.ts';

const one = (name: string, content: string) => imported(`${folderWith({ [name]: content })}/${name}`);
const wordings = ({ files }: Awaited<ReturnType<typeof imported>>) =>
  files[0]!.questions.map(({ line, status, question }) => `${line} ${status} ${question}`);

test('quotation marks and signs between fields may stand in a field', async () => {
  const table = await one('sea.csv', 'question, answer\na?,b "c" d\ne?, "f"g\nh?, "i, j"\nk?,l, m\n');
  assert.deepEqual(wordings(table), ['2 taken a?', '3 taken e?', '4 taken h?', '5 taken k?']);
  assert.match(table.page('a'), /^shortAnswer: b "c" d$/m);
  assert.match(table.page('h'), /^shortAnswer: i, j$/m);
  assert.match(table.page('k'), /^shortAnswer: l, m$/m);
  const notes = await one(
    'sea.txt',
    'Ebb; falling water; tide\n\nFlood; rising; water; tide\n\nWhy?; "Moon"; tide\n',
  );
  assert.deepEqual(wordings(notes), ['1 taken Ebb', '2 taken Flood', '3 taken Why?']);
  assert.match(notes.page('Flood'), /^shortAnswer: rising; water$/m);
});

test('colons within words, and questions that fold', async () => {
  const plain = await one('plain.md', '## What is std::vec?\n\nIt is std::vec.\n');
  assert.deepEqual(wordings(plain), ['1 taken What is std::vec?']);
  const folded = await one(
    'faq.md',
    '# Sea\n\n??? question "What is "ebb"?"\n    Falling.\n\n    - water\n\n!!! faq "What is flood?"\n    Rising.\n\n## Trouble\n\n??? failure "The ebb is late"\n    Wait.\n',
  );
  assert.deepEqual(wordings(folded), [
    '3 taken What is "ebb"?',
    '8 taken What is flood?',
    '13 taken The ebb is late',
  ]);
  assert.match(folded.page('What is "ebb'), /- water/);
});

test('notes with labels, questions below titles, and letters for labels', async () => {
  const files = {
    '001-ebb.md': '### Question  \nWhat is ebb?\n\n---\n\n### Answer  \n\n#### 1. Water\n\nFalling.\n',
    '002-flood.md': '# Question 2 - The sea\n\n## What is a flood?\n\nRising.\n\n### More\n\nWater.\n',
  };
  const notes = await imported(folderWith(files));
  assert.match(notes.page('What is ebb'), /Water\n\nFalling\./);
  assert.match(notes.page('What is a flood'), /^shortAnswer: Rising\.$/m);
  const lettered = await one(
    'b.md',
    '**Q. Nothing is saved.**  \nA. Press the key.\n\n**Q. Nothing is shown.**  \nA. Wait.\n',
  );
  assert.deepEqual(wordings(lettered), ['1 taken Nothing is saved.', '4 taken Nothing is shown.']);
  assert.match(lettered.page('Nothing is saved'), /^shortAnswer: Press the key\.$/m);
});

test('questions with headings in their answers, and folders in which nothing asks', async () => {
  const parts = ['Key parts', 'Main use', 'Code', 'Limits']
    .map((title) => `### ${title}\n\nSea.\n`)
    .join('\n');
  const inner = await one(
    'a.md',
    `# Sea\n\n## 1. What is ebb?\n\n${parts}\n## 2. What is flood?\n\n${parts}`,
  );
  assert.deepEqual(wordings(inner), ['3 taken What is ebb?', '21 taken What is flood?']);
  const files = {
    'Ebb.md': 'Falling water.\n',
    'Flood.md': 'Rising water.\n',
    'Tide.md': '# Tide\n\nBoth.\n',
  };
  const { files: read } = await imported(folderWith(files));
  assert.deepEqual(read.map(({ questions }) => questions[0]!.question).sort(), ['Ebb', 'Flood', 'Tide']);
});
