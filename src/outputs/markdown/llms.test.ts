import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookSchema } from '#book/schema.ts';
import { allAnswers, answerList } from './llms.ts';

const page = (name: string, text: string) => ({
  url: `https://example.org/questions/${name}/`,
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

test('the list names each answer under its topic, with its first sentence, and says what the other file holds', () => {
  const book = bookSchema.parse({
    name: 'B',
    tagline: 't',
    description: 'd',
    topics: ['a', 'b'].map((slug) => ({ slug, title: slug.toUpperCase() })),
  });
  const listed = [{ ...page('one', ''), topic: 'a', shortAnswer: 'Since one comes before two. And more.' }];
  const list = (text: string, pages: Parameters<typeof answerList>[2] = []) =>
    answerList(book, [{ ...listed[0]!, markdown: text }], pages, 'https://example.org/llms-full.txt');
  assert.equal(
    list(''),
    '# B\n\n> t\n\nd\n\nAll answers in one file: https://example.org/llms-full.txt\n\n## A\n\n' +
      '- [Why one?](https://example.org/questions/one.md): Since one comes before two.\n',
  );
  const about = { title: 'About [this]', url: 'https://example.org/about/', description: 'Who and why.' };
  assert.equal(
    list('', [about]),
    `${list('')}\n## Pages\n\n- [About \\[this\\]](https://example.org/about/): Who and why.\n`,
  );
  const hostile = { ...listed[0]!, question: 'a\\](javascript:1) <img src=x>?', shortAnswer: '<b>' };
  assert.match(
    answerList(book, [hostile], [], ''),
    /\n- \[a\\\\\\\]\(javascript:1\) \\<img src=x>\?\]\(.*\): \\<b>\n/,
  );
  const chinese = { ...listed[0]!, shortAnswer: '他们都说“要用很热的水。”太烫会苦。' };
  assert.match(answerList(book, [chinese], [], ''), /: 他们都说“要用很热的水。”\n/);
  assert.match(list('x'.repeat(2_100_000)), /^All short answers in one file:/m);
});
