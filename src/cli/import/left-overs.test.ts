/** What is in a document for its own site alone: links through it, tags that a program fills in, headings however worded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom, sourceOf } from './documents.testing.ts';
import { folderWith, imported } from './folders.testing.ts';
import { planImport } from './plan/plan.ts';

const plan = (file: string) => planImport([sourceOf(file)], nowhere);
const pages = new Map(
  ['back-links.md', 'placeholders.md', 'headings-with-answers.md'].flatMap((name) =>
    plan(name).pages.map(({ slug, source }) => [slug, source]),
  ),
);
const page = (slug: string): string => pages.get(slug) ?? assert.fail(`no page ${slug}`);

test('links back to the top, in any language, are no part of an answer', () => {
  assert.match(page('europa'), /\n {2}- thick\n {2}- old\n---\n$/);
  assert.match(page('found-phobos'), /\nshortAnswer: Asaph Hall\.\n---\n$/);
  assert.match(page('where-is-triton'), /\nSee \[Io\]\(\/questions\/what-is-io\/\)\.\n$/);
});

test('what only another site fills in is left out and counted; prices, formulas, labels and notes stay', () => {
  const { unsure } = plan('placeholders.md').files[0]!;
  assert.deepEqual(
    unsure.map(({ line, left }) => `${line} ${left}`),
    ['1 placeholder', '3 placeholder', '5 placeholder', '7 placeholder', '9 placeholder', '13 placeholder'],
  );
  assert.match(page('how-do-i-start'), /see the guide\.\n---\n\nstart\n$/);
  assert.match(page('cost-1000-3000'), /It is \\\$2,000, or \$a_1\$ in all; \*\*Note:\*\* from May\.\n/);
  assert.match(page('cost-1000-3000'), /\n<Note>\n\nUse `\{% if %\}` in code\.\n\n<\/Note>\n$/);
  assert.match(page('can-i-see-it'), /\n<Note kind="warning" title="Careful">\n\nNot yet\.\n\n- Soon\.\n/);
});

test('a drawing in Markdown is reported with its line', () => {
  const text = '## What is a pond?\n\nStill water.\n<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>\n';
  const { unsure } = planImport([sourceFrom(text)], nowhere).files[0]!;
  assert.deepEqual(
    unsure.map(({ line, left }) => [line, left]),
    [[4, 'drawing']],
  );
});

test('headings with answers are questions, however they are worded; a part of an answer is none', () => {
  assert.match(page('pail-jeojang'), /^## 자동 저장\n\n5분마다 저장한다\.\n$/m);
});

test('below a heading that is an item, a tab is as far in as its text', () => {
  const text = '1. ### What is A?\n\n   Run:\n\n   ```\n\ta\n\t```\n\n2. ### What is B?\n\n   So.\n';
  const { pages: both } = planImport([sourceFrom(text)], nowhere);
  assert.equal(both.length, 2);
});

test('what is opened and never closed is reported', () => {
  const { unsure } = plan('broken.md').files[0]!;
  assert.deepEqual(
    unsure.map(({ line, message }) => `${line} ${message.slice(0, 40)}`),
    ['7 the code block or formula that begins he'],
  );
});

/** Titles and answers of a document, in order. */
const written = (text: string, file?: string): string[] =>
  planImport([sourceFrom(text, file)], nowhere).pages.map(({ source }) =>
    source.replace(/^[^]*?question: (.*)\n[^]*?shortAnswer: ?([^]*?)\n---\n/, '$1 > $2\n'),
  );

test('tildes below a line of a plain text underline it; what stands above Q: names a part', () => {
  const text = 'I. Ropes\n~~~~~~~~\n\nQ: Why?\nA: So.\n\nII. Bugs?!\n~~~~~~~~~\n\nQ: Who?\nA: We.\n';
  assert.deepEqual(written(text, 'x.txt'), ['Why? > So.\n', 'Who? > We.\n']);
});

test('a question in bold type that says that it is one stands beside those with numbers alone', () => {
  const text = '**1. What is A?**\n\nA1\n\n**Question 2: Is B?**\n\nB1\n\n**3. Why C?**\n\nC1\n';
  assert.deepEqual(written(text), ['What is A? > A1\n', 'Is B? > B1\n', 'Why C? > C1\n']);
});

test('the name of an icon is no text', async () => {
  const icon = '<span class="material-symbols-outlined">add</span><i class="fa fa-up">up</i>';
  const asked = ['What is A', 'What is B'].map((title) => `<h2>${title}?${icon}</h2><p>So ${icon}.</p>`);
  const page = `<body><section><h1>FAQ</h1>${asked.join('')}</section></body>`;
  const all = await imported(`${folderWith({ 'x.html': page })}/x.html`);
  assert.match(all.page('What is B'), /question: What is B\?\n[^]*shortAnswer: So \.\n---\n$/);
});

test('a word and a number before the titles of a folder leave them, however set apart; an introduction is none', async () => {
  const note = (title: string) => `# ${title}\n\nSo.\n\n# Part\n\nMore.\n`;
  const all = await imported(
    folderWith({
      'AI-Question01.md': note('AI-Question01 - What is `a` in Span<T>?'),
      'AI-Question02.md': note('AI - Question 02 - Explain it'),
      'AI-Question03.md': note('AI-Question 03: Who is it?'),
      'AI-Question04.md': note('AI-Question 04 - Who is they?'),
      'Introduction.md': note('About'),
    }),
  );
  assert.deepEqual(
    all.files.flatMap(({ questions }) => questions.map(({ question }) => question)),
    ['What is a in Span<T>?', 'Explain it', 'Who is it?', 'Who is they?'],
  );
});

test('what only leads to other pages of its site is not published; what is left out says below which title', () => {
  const text =
    '# FAQ\n\n## Pages\n\n- [A](a.md) - one\n\n## Parts\n\nSo.\n\n## Kinds\n\nThus.\n\n## Rest\n\n- [B](https://b.org)\n';
  assert.deepEqual(
    written(text).map((one) => one.split(' >')[0]),
    ['Parts', 'Kinds', 'Rest'],
  );
  const part = '# FAQ\n\n## Why\n\nLost.\n\n## More\n\n### What is A?\n\nSo.\n\n### Who is B?\n\nWe.\n';
  const { parts } = planImport([sourceFrom(part)], nowhere).files[0]!;
  assert.ok(parts.some(({ reason }) => reason === 'text before the first question, below "Why"'));
});

test('an answer of nothing but a little code is its own short answer', () => {
  const [one] = written('# FAQ\n\n## How do I stop it?\n\n```sh\nrw\nstop now\n```\n\n## Why?\n\nSo.\n');
  assert.match(one!, /> \|-\n {2}`rw`\n\n {2}`stop now`\n\n```sh\nrw\nstop now\n```\n$/);
});

test('signs and digits drawn as keys before titles, and who asks, are no part of them', () => {
  const text = '## 1️⃣ Why is A?\n\nSo.\n\n## 2️⃣ 🔥 Is B?\n\nYes.\n\n## 3️⃣ A and B\n\n### More\n\nBoth.\n';
  assert.deepEqual(written(text), [
    'Why is A? > So.\n',
    'Is B? > Yes.\n',
    'A and B > Both.\n\n## More\n\nBoth.\n',
  ]);
  assert.deepEqual(written('## 面试官：甲？\n\n一。\n\n## 面试官：乙？\n\n二。\n'), [
    '甲？ > 一。\n',
    '乙？ > 二。\n',
  ]);
  assert.deepEqual(written('#### Q. 1 What is A?\n\nOne.\n\n#### Q. 2 Why?\n\nSo.\n'), [
    'What is A? > One.\n',
    'Why? > So.\n',
  ]);
});

test('A) before an answer is its label where no B) follows; alone it is no answer', () => {
  const text = '- **What is A?**<br>\n  A) It is a.\n\n- **What is B?**<br>\n  A)\n\n- **Why?**\n  А. So.\n';
  assert.deepEqual(written(text), ['What is A? > It is a.\n', 'Why? > So.\n']);
  assert.match(written('## Which?\n\nA) One\n\nB) Two\n')[0]!, /^Which\? > A\) One\n/);
  assert.deepEqual(
    written('**1.What is A?**\nAnswer:- It is a.\n\n**2.Why?**\nAnswer:- So.\n')[0],
    'What is A? > It is a.\n',
  );
});

test('a title below which nothing stands is reported; what sums up asks nothing', () => {
  const text =
    '## Why A?\n\nSo.\n\n### Further\n\n## Why B?\n\nYes.\n\n## Why C?\n\nNo.\n\n## Summary\n\nAll.\n';
  const { pages: all, files } = planImport([sourceFrom(text)], nowhere);
  assert.equal(all.length, 3);
  assert.doesNotMatch(all[0]!.source + all[2]!.source, /Further|All\./);
  const [note] = files[0]!.questions[0]!.unsure;
  assert.equal(note, 'a title with nothing below it was left out: "Further"');
});

test('where most questions have no answer, the next line is none; a page before and after is none', () => {
  assert.deepEqual(written('What is A?\n\nWhat is B?\n\nKinds of C\n\nWhat is D?\n\nWhat is E?\n'), []);
  assert.deepEqual(written('## Why A?\n\nSo.\n\n## Why B?\n\n[<- Prev](a.md) [Next ->](c.md)\n'), [
    'Why A? > So.\n',
  ]);
});

test('a rule below lines of text makes no title of them, and signs in a table stay signs', () => {
  const text = '## Why A?\n\nIt is\nlike this\n---\n\n## Why B?\n\nSo.\n\n| a |\n| - |\n| ::after |\n';
  assert.deepEqual(written(text)[0], 'Why A? > It is like this\n');
  assert.match(written(text)[1]!, /\\?::after|:\\:after/);
});

test('a list of questions below a heading among questions is its answer; a sentence may stand first', () => {
  const text =
    '## The mouse does not move\n\nTurn it.\n\n## B vs C\n\n- B? One.\n- C? Two.\n\n## What is D?\n\nD.\n\n## Why?\n\nSo.\n';
  assert.deepEqual(
    written(text).map((one) => one.split(' > ')[0]),
    ['The mouse does not move', 'B vs C', 'What is D?', 'Why?'],
  );
});

test('how hard a question is, before its title or in a line of its own, is no part of it', () => {
  const before =
    '## 1. [Mid] What is A?\n\nOne.\n\n## 2. [Senior] Why (B)?\n\nB.\n\n## 3. [Mid] Who?\n\nC.\n';
  assert.deepEqual(
    written(before).map((one) => one.split(' > ')[0]),
    ['What is A?', 'Why (B)?', 'Who?'],
  );
  const [line] = written('## What is A?\n\n_Difficulty: Easy_\n\nOne.\n\n## Why?\n\nEasy.\n');
  assert.match(line!, /^What is A\? > One\.$/m);
});

test('buttons and labels of a page ask, and answers of a FAQPage are its text', async () => {
  const entry = (name: string) =>
    `<div><button>What is ${name}? <span>+</span></button><div><p>It is ${name}.</p></div></div>`;
  const page = await imported(`${folderWith({ 'a.html': entry('A') + entry('B') })}/a.html`);
  assert.match(page.page('What is A?'), /^shortAnswer: It is A\.$/m);
  const label = (name: string) =>
    `<input type="checkbox" id="${name}"><label for="${name}">What is ${name}?</label><div>It is ${name}.</div>`;
  const labels = await imported(`${folderWith({ 'a.html': label('A') + label('B') })}/a.html`);
  assert.match(labels.page('What is A?'), /^shortAnswer: It is A\.$/m);
  const data = { mainEntity: [{ name: 'What is A?', acceptedAnswer: { text: 'It <b>is</b>.' } }] };
  const json = await imported(`${folderWith({ 'a.json': JSON.stringify(data) })}/a.json`);
  assert.match(json.page('What is A?'), /^shortAnswer: It \*\*is\*\*\.$/m);
  const both = [{ question_id: 1, question_th: 'ก?', question_en: 'A?', answer_th: 'ใช่', answer_en: 'Yes' }];
  const thai = await imported(`${folderWith({ 'b.json': JSON.stringify(both) })}/b.json`);
  assert.match(thai.page('ก?'), /^shortAnswer: ใช่$/m);
});

test('whoever still has questions is sent on by no question and no answer', async () => {
  const water = '## What is ebb?\n\nLow water.\n\n---\n\n## What is flood?\n\nHigh water.\n\n';
  for (const last of [
    '## Still have a question?\n\nAsk in our [forum](https://a.example/).\n',
    '## まだ質問がありますか？\n\n[連絡先](https://a.example/) まで。\n',
    '---\n\nSi vous avez encore des questions, écrivez-nous.\n',
  ]) {
    const sources = (await imported(`${folderWith({ 'a.md': water + last })}/a.md`)).pages.map(
      ({ source }) => source,
    );
    assert.equal(sources.length, 2, last);
    assert.match(sources[1]!, /\nshortAnswer: High water\.\n---\n$/, last);
  }
  const own = '## Are there further questions of law?\n\nYes.\n\n## Still water: is it deep?\n\nIt is.\n';
  assert.equal((await imported(`${folderWith({ 'a.md': own })}/a.md`)).pages.length, 2);
});
