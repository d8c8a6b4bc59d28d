/** Habits of documents of questions that no other test names: each with what comes of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { frontMatterOf } from '#project/front-matter.ts';
import { folderWith, imported } from './folders.testing.ts';

/** Titles and short answers of a file, in order. */
async function read(name: string, text: string) {
  const { pages } = await imported(`${folderWith({ [name]: text })}/${name}`);
  return pages.map(({ source }) => {
    const { question, shortAnswer } = parse(frontMatterOf(source)!) as Record<string, string>;
    return `${question} > ${shortAnswer}`;
  });
}

const water = ['What is ebb? > Low water.', 'What is flood? > High water.'];

/** Documents by the names of their files and their habits; each asks the two questions of `water`. */
const alike: Readonly<Record<string, string>> = {
  'a.txt: bullets before letters':
    '* Q. What is ebb?\n* A. Low water.\n\n* Q. What is flood?\n* A. High water.\n',
  'a.md: signs of Docsify': '?> What is ebb?\n\nLow water.\n\n?> What is flood?\n\nHigh water.\n',
  'a.md: letters of answers': '1 - What is ebb?\n\nR. Low water.\n\n2 - What is flood?\n\nR.High water.\n',
  'a.md: arrows before answers': '## What is ebb?\n👉 Low water.\n\n## What is flood?\n👉 High water.\n',
  'a.txt: Q.: and A.:': 'Q.: What is ebb?\n\nA.: Low water.\n\n---\nQ.: What is flood?\n\nA.: High water.\n',
  'a.md: P: and R:': '**P: What is ebb?**\n\nR: Low water.\n\n**P: What is flood?**\n\nR: High water.\n',
  'a.md: folds of VitePress':
    '# Tides\n\n::: details What is ebb?\nLow water.\n:::\n\n::: details What is flood?\nHigh water.\n:::\n',
  'a.txt: no space behind numbers': '1.What is ebb?\nA.Low water.\n\n2.What is flood?\nA.High water.\n',
  'a.txt: no blank lines': 'What is ebb?\nLow water.\nWhat is flood?\nHigh water.\n',
  'a.md: numbers below answers':
    '1. What is ebb?\nAnswer: Low water.\n2. What is flood?\nAnswer: High water.\n',
  'a.md: folds below tags': ['ebb? ', 'flood? ']
    .map(
      (one, at) =>
        `## What is ${one}\n\n**Keywords:** sea\n\n<details><summary>Show answer</summary>\n\n${at ? 'High' : 'Low'} water.\n\n</details>\n`,
    )
    .join('\n'),
  'a.md: tags and levels':
    '## What is ebb?\n*Level: 2*\n*Tags: sea*\n\nLow water.\n\n## What is flood?\n*Tags: sea*\nHigh water.\n',
  'a.md: another language':
    '## What is ebb?\n\nLow water.\n\n## What is flood?\n\nHigh water.\n\n> [Deutsch](b.md)\n',
  'a.html: titles in items':
    '<ul><li><h3>What is ebb?</h3><p>Low water.</p></li><li><h3>What is flood?</h3><p>High water.</p></li></ul>',
  'a.html: a table without names':
    '<table><tr><td>What is ebb?</td><td>Low water.</td></tr><tr><td>What is flood?</td><td>High water.</td></tr></table>',
  'a.csv: names in two words':
    'User query,Bot response\nWhat is ebb?,Low water.\nWhat is flood?,High water.\n',
  'a.txt: a page by its tags':
    '$Id$\n<h3>What is ebb?</h3>\n<p>Low\nwater.</p>\n<h3>What is flood?</h3>\n<p>High water.</p>\n',
  'a.md: a page by its first tag':
    '<!DOCTYPE html>\n<html><body><h2>What is ebb?</h2>\n<p>Low\n\nwater.</p><h2>What is flood?</h2><p>High water.</p></body></html>\n',
  'a.txt: JSON in a text':
    '[{"question":"What is ebb?","answer":"Low water."},{"question":"What is flood?","answer":"High water."}]\n',
  'a.txt: a table in a text': 'Question,Answer\nWhat is ebb?,Low water.\nWhat is flood?,"High water."\n',
  'a.txt: two signs behind numbers':
    'Que1:)What is ebb?\n\nAns:Low water.\n\nQue2:)What is flood?\n\nAns:High water.\n',
  'a.md: no space behind signs': '##What is ebb?\n\nLow water.\n\n##What is flood?\n\nHigh water.\n',
  'a.md: definitions': 'What is ebb?\n: Low water.\n\nWhat is flood?\n: High water.\n',
  'a.md: a colon behind': '**What is ebb?:** Low water.\n\n**What is flood?:** High water.\n',
  'a.md: people':
    '**Interviewer:** What is ebb?\n\n**Candidate:** Low water.\n\n**Interviewer:** What is flood?\n\n**Candidate:** High water.\n',
  'a.txt: numbers of answers': 'Q1. What is ebb?\nA1. Low water.\n\nQ2. What is flood?\nA2. High water.\n',
  'a.md: other languages':
    '### Fråga 1: What is ebb?\n\nSvar: Low water.\n\n### प्रश्न 2: What is flood?\n\nउत्तर: High water.\n',
  'a.md: a line like a title behind a rule, no part of the answer above':
    '## What is ebb?\n\nLow water.\n\n---\n\nMore questions\n\n## What is flood?\n\nHigh water.\n',
  'a.txt: comments in code, which are no headings':
    'Q1: What is ebb?\n\nA: Low water.\n\ndef ebb():\n  # fall\n## done\n\nQ2: What is flood?\n\nA: High water.\n',
  'a.txt: names of parts in capitals':
    'SPRINT-2\n\n1. What is ebb?\nA. Low water.\n\n\nSPRINT-3\n\n\n2.What is flood?\nA.High water.\n\n\n                  MAC OS X\n----------\nNothing.\n\n=====\n$Id: 1 $\n',
  'a.md: titles in quotations': '> ### What is ebb?\n\nLow water.\n\n> ### What is flood?\n\nHigh water.\n',
  'a.txt: rules that are drawn':
    '══════════════\nSEA\n══════════════\n\nP1: What is ebb?\n──────────────\nR: Low water.\n\nP2: What is flood?\n──────────────\nR: High water.\n\n',
  'a.md: a rule in HTML right above a title':
    '1. What is ebb?\nA) Low water.\n<hr/>\n2. What is flood?\nA) High water.\n<hr />\n',
  'a.md: dashes before numbers, and a label in Vietnamese':
    '## - 1. What is ebb?\n\nTrả lời: Low water.\n\n## - 2. What is flood?\n\n**Câu trả lời:** High water.\n',
  'a.json: questions as keys': '{"What is ebb?":"Low water.","What is flood?":"High water."}',
};

for (const [habit, text] of Object.entries(alike))
  test(`two questions: ${habit}`, async () =>
    assert.deepEqual(await read(habit.split(':')[0]!, text), water));

test('titles of one level that ask nothing are questions like the first, which asks', async () => {
  const text = '# FAQ\n\n## Wie bestelle ich\n\nPer Post.\n\n## Versand\n\nNichts.\n\n## Rückgabe\n\nJa.\n';
  assert.deepEqual(await read('a.md', text), [
    'Wie bestelle ich > Per Post.',
    'Versand > Nichts.',
    'Rückgabe > Ja.',
  ]);
  const list =
    '5) What is ebb?\n\nLow water.\n\n6) ebb and flood\n\nBoth.\n\n7) what else\n\n8) Why?\n\nSo.\n\n9) conclusions\n\nDone.\n';
  assert.deepEqual(await read('a.md', list), [water[0], 'ebb and flood > Both.', 'Why? > So.']);
});

test('bold sentences set like bold lines that ask are titles; a few words in bold type are none', async () => {
  const text =
    '# FAQ\n\n## Sea\n\n**What is ebb?**\nLow water.\n\n**„The tide is late.“**\nWait.\n\n**Note**\nOr go.\n\n**What is flood?**\nHigh water.\n';
  assert.deepEqual(await read('a.md', text), [water[0], '„The tide is late.“ > Wait.', water[1]]);
});

test('a bold remark is no title, nor are bold sentences below headings where none asks', async () => {
  const text = '**Why?**\n\nSo.\n\n**Note that this may change soon.**\n\nOr not.\n\n**Who?**\n\nWe.\n';
  assert.deepEqual(await read('a.md', text), ['Why? > So.', 'Who? > We.']);
  const parts = '## Why?\n\n**It is free.**\n\nYes.\n\n**It is good.**\n\nYes.\n\n**It is here.**\n\nYes.\n';
  assert.equal((await read('a.md', parts)).length, 1);
});

test('behind the last rule stands what is about the document, where no other answer holds a rule', async () => {
  const ending = (rule: string, end = 'Translated.') =>
    `## Why?\n\nSo.\n${rule}\n## Who?\n\nWe.\n\n## How?\n\nThus.\n\n---\n\n${end}\n`;
  const sources = async (text: string) =>
    (await imported(`${folderWith({ 'a.md': text })}/a.md`)).pages.at(-1)!.source;
  assert.doesNotMatch(await sources(ending('')), /Translated/);
  assert.match(await sources(ending('\n---\n\nOr so.\n')), /Translated/);
  for (const end of ['_The end._\n_Good luck._', '[Edit this page](https://github.com/a/b/edit/main/a.md)'])
    assert.match(await sources(ending('\n---\n\nOr so.\n', end)), /shortAnswer: Thus\.\n---\n$/);
  assert.deepEqual(await read('a.md', '## Why?\n\nSo.\n\n## Who?\n\nWe.\n\n*(This helps to begin.)*\n'), [
    'Why? > So.',
    'Who? > We.',
  ]);
});

test('titles with dashes, and of characters that are no Latin ones; Markdown and signs in HTML', async () => {
  const fold = (title: string, text: string) =>
    `<details><summary><b> -¿${title}?</b></summary>\n<div markdown="1">${text} [sea](https://a.example){:target="_blank"}.\n</div>\n</details>\n\n`;
  assert.deepEqual(await read('a.md', fold('Qué', 'Low') + fold('Quién', 'High')), [
    '¿Qué? > Low [sea](https://a.example).',
    '¿Quién? > High [sea](https://a.example).',
  ]);
  const signs =
    '## What is `*`?\n\n<svg class="i"><use href="#a"/></svg> <b>*</b> and <b>*</b>.\n\n## Who?\n\nWe.\n';
  assert.deepEqual(await read('a.md', signs), ['What is *? > **\\*** and **\\***.', 'Who? > We.']);
  const contents = '1. Q：目录加密后怎么办？\nA：解密。\n2. Q：总结一下怎么办？\nA：写。\n';
  assert.deepEqual(await read('a.txt', contents), ['目录加密后怎么办？ > 解密。', '总结一下怎么办？ > 写。']);
});

test('titles of another level that are sentences ask, too', async () => {
  const levels =
    '## Sea\n\n### It does not rise.\n\nWait.\n\n## Land\n\n### Mud\n\n#### Why?\n\nSo.\n\n#### Who?\n\nWe.\n';
  assert.deepEqual(await read('a.md', levels), ['It does not rise. > Wait.', 'Why? > So.', 'Who? > We.']);
});

test('a heading in an item has the next number; a colon in a title of front matter parts nothing', async () => {
  const items = '1. ### What is ebb?\n\n1. Low\n2. Water\n\n2. ### Describe the flood.\n\nHigh.\n';
  assert.equal((await read('a.md', items)).at(-1), 'Describe the flood. > High.');
  assert.deepEqual(await read('a.md', '---\ntitle: Sea: what is ebb?\n---\n\nLow.\n'), [
    'Sea: what is ebb? > Low.',
  ]);
});

test('what is never closed is reported with its line', async () => {
  const remarks = async (name: string, text: string) => {
    const { files } = await imported(`${folderWith({ [name]: text })}/${name}`);
    return files[0]!.unsure;
  };
  const asked = '## Why?\n\nSo. <!-- kept -->\n\n```\n<!-- code\n```\n\n';
  const hidden = '"<!--" is never closed; what follows is hidden';
  assert.deepEqual(await remarks('a.md', `${asked}<!-- Who?\n\nWe.\n`), [{ line: 9, message: hidden }]);
  const script = '"<script>" is never closed; what follows belongs to it';
  assert.deepEqual(await remarks('a.md', `${asked}<script src="a">\nWe.\n`), [{ line: 9, message: script }]);
  assert.deepEqual(await remarks('a.html', '<h2>Why?</h2>\n<p>So.</p>\n<!-- Who?\n'), [
    { message: `${hidden} (line 3)` },
  ]);
});

const choices = '\nA. Low\nB. High\n';
const quizzes: Readonly<Record<string, string>> = {
  'in one paragraph':
    '**Q1.** Which is ebb?\\\nA. Low\\\nB. High\\\n✅ **Answer: A**\\\n**Explanation:** It falls.\n',
  'Correct:': `## Which is ebb?\n${choices}\nCorrect: A\n`,
  'another alphabet': '## Which is ebb?\n\nА) Low\nБ) High\n\nПравильный ответ: А\n',
  'ticks and crosses': '## Which is ebb?\n\na) Low ✅\nb) High ❌\n',
  'words behind': '## Which is ebb?\n\n- A) Low (correct)\n- B) High\n',
  'a number': '## Which is ebb?\n\n1. Low\n2. High\n\nAnswer: 1\n',
  'its words': '## Which is ebb?\n\n- Low\n- High\n\n**Answer:** Low\n',
};

for (const [habit, text] of Object.entries(quizzes))
  test(`the right choice: ${habit}`, async () => {
    const { pages } = await imported(`${folderWith({ 'a.md': text })}/a.md`);
    assert.match(
      pages[0]!.source,
      /^shortAnswer: Low\n---\n\n<Quiz id="choices" question="Which is ebb\?">$/m,
    );
    assert.match(pages[0]!.source, /<Choice text="Low" right>[^]*<Choice text="High">/);
  });

test('choices of objects whose question is called a text', async () => {
  const options = [
    { text: 'Low', isCorrect: true },
    { text: 'High', isCorrect: false },
  ];
  const text = JSON.stringify({ questions: [{ id: 1, text: 'Which is ebb?', options }] });
  assert.deepEqual(await read('a.json', text), ['Which is ebb? > Low']);
});

test('a short answer ends in no colon, names steps, and stands whole above a list that is cut', async () => {
  const said = async (text: string) => (await read('a.md', `## How?\n\n${text}`))[0]!.replace('How? > ', '');
  const steps = 'Ways:\n\n1. **Pip**:\n```sh\npip\n```\n\n2. **Code** (best):\n```sh\ngit\n```\n';
  assert.equal(await said(steps), 'Ways:\n\n1. **Pip**\n2. **Code** (best)');
  const nested =
    '- One is here.\n- If you want to do something else with many more words, you could either:\n  - a\n';
  assert.equal(await said(nested), '- One is here.');
  const { pages } = await imported(
    `${folderWith({ 'a.md': `## How?\n\nThere are ways:\n\n${'- A way that takes many words to tell to anybody at all who asks about it today.\n'.repeat(9)}` })}/a.md`,
  );
  assert.match(pages[0]!.source, /\n---\n\nThere are ways:\n\n- A way/);
  const table = '| a | b |\n|---|---|\n| 1 | 2 |\n\n';
  assert.equal(await said(`${table}Use the first wherever you can.\n`), 'Use the first wherever you can.');
});

test('a document in one fence, and titles that a sign unfolds', async () => {
  const fenced =
    '```markdown\n- **Q: Why?**\n  **A:** So.\n\n- **Q: How?**\n  **A:** Thus.\n```\n\nThese are the cards.\n';
  assert.deepEqual((await read('a.md', fenced)).slice(0, 1), ['Why? > So.']);
  const unfolds = '<button>+ Why is ebb?</button><p>So.</p><button>+ How is flow?</button><p>Thus.</p>';
  assert.deepEqual(await read('a.html', unfolds), ['Why is ebb? > So.', 'How is flow? > Thus.']);
});

test('questions in quotes, and hardly a blank line', async () => {
  const all = ['“Why?”', '“How?”', '“Where?”', '“When? At night?”', '“Who?”'];
  const asked = await read('a.txt', `What we hear:\n\n${all.map((one) => `${one}\nSo.\n`).join('')}`);
  assert.deepEqual(
    asked,
    all.map((one) => `${one} > So.`),
  );
});
