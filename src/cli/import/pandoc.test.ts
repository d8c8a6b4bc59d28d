/** Markdown as pandoc writes it from a document of Word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';

const plan = (text: string) => planImport([sourceFrom(text)], nowhere);
const answer = (text: string): string => {
  const { pages } = plan(`## What is it?\n\nIt is a thing.\n\n${text}\n\n## And then?\n\nNo.\n`);
  return /\n---\n\n([^]*)\n$/.exec(pages[0]!.source)![1]!;
};

test('the text of spans stays, and attributes go, on however many lines they stand', () => {
  assert.equal(
    answer('In [30 days]{.underline} or [a [b]{.mark} *c*]{custom-style="X Y"}.'),
    'In 30 days or a b _c_.',
  );
  assert.equal(answer('In [thirty\ndays]{.underline\nlang="en"} or so.'), 'In thirty\ndays\nor so.');
  assert.equal(
    answer('See [[this]{.underline}](https://a.example/){target="_blank"}.'),
    'See [this](https://a.example/).',
  );
  assert.equal(answer('[]{#_Toc1 .anchor}Here `x`{.sh}, `[a]{.b}`.'), 'Here `x`, `[a]{.b}`.');
  assert.equal(answer('::: {custom-style="Body"}\nIn a part.\n:::'), 'In a part.');
  assert.equal(answer('```\n[a]{.b}\n```'), '```\n[a]{.b}\n```');
  assert.equal(
    answer('Of $\\sqrt[3]{.5}$ and [x]{y} and a[0]{1}.'),
    'Of $\\sqrt[3]{.5}$ and \\[x]\\{y\\} and a\\[0]\\{1\\}.',
  );
  assert.match(
    answer('Look: ![A drawing](https://a.example/b.png){width="3.2in"\nheight="2.1in"}'),
    /b\.png\)$/,
  );
});

test('comments and text that was struck out go, and are counted', () => {
  const text =
    'At [See\nthere]{.comment-start id="0" author="A" date="2024-01-01T00:00:00Z"}noon[]{.comment-end id="0"}[, or one]{.deletion author="A"}.';
  assert.equal(answer(text), 'At\nnoon.');
  assert.deepEqual(plan(`## What is it?\n\n${text}\n`).files[0]!.unsure, [
    { line: 3, message: 'the comment "See there" was left out', left: 'comment' },
    { line: 4, message: 'the deletion ", or one" was left out', left: 'deletion' },
  ]);
});

test('a table that is set by spaces is reported with its line; a rule is none', () => {
  const unsure = (text: string) => plan(`## What is it?\n\nA thing.\n\n${text}\n`).files[0]!.unsure;
  const message = 'a table set by spaces was not understood: write it with bars';
  assert.deepEqual(unsure('  Name    Value\n  ------- -----\n  a       1'), [{ line: 6, message }]);
  assert.deepEqual(unsure('  ------- -----\n  a       1\n  ------- -----'), [{ line: 5, message }]);
  assert.deepEqual(unsure('--- ---\n\nB.'), []);
  assert.deepEqual(unsure('```\na   b\n--- ---\n1   2\n```'), []);
});

test('signs that open a span and close none are read as soon as others', () => {
  const began = process.threadCpuUsage();
  for (const signs of [
    '[a ',
    '[a](b)',
    '](b){.x ',
    '`',
    '[',
    '[a [b] ',
    '{.a',
    '[x]{.a .a ',
    '::: {',
    '[[a]{.b}',
  ])
    plan(`## What is it?\n\n${signs.repeat(20_000)}\n\nSo.\n`);
  const { user, system } = process.threadCpuUsage(began);
  assert.ok(user + system < 20e6, `${user + system}`);
});
