import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allAnswers } from './all-answers.ts';

const page = (name: string, text: string) => ({
  address: `https://example.org/questions/${name}/`,
  question: `Why ${name}?`,
  shortAnswer: `Since ${name}.`,
  markdown: `# Why ${name}?\n\n## Short answer\n\nSince ${name}.\n\n${text}\n`,
});

test('the answers of a small book stand in one file, whole', () => {
  const pages = [page('one', 'All of it.'), page('two', 'As well.')];
  assert.equal(allAnswers(pages), `${pages[0]!.markdown}\n\n---\n\n${pages[1]!.markdown}`);
});

test('those of a large book are short, and say where the whole is', () => {
  const pages = [page('one', 'x'.repeat(1_500_000)), page('two', 'y'.repeat(600_000))];
  const [first, one, two] = allAnswers(pages).split('\n\n---\n\n');
  assert.match(first!, /^The 2 answers of this book are too long for one file\./);
  assert.equal(one, '# Why one?\n\nSince one.\n\n<https://example.org/questions/one.md>');
  assert.match(two!, /^# Why two\?/);
});
