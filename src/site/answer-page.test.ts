import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReferences } from '#book/sources/references.ts';
import { bookSchema, questionSchema } from '#book/schema.ts';
import { messages } from '#messages/of-book.ts';
import { inlineTexts, pageContext } from '#render/page-context.ts';
import { answerPage, minutesToRead } from './answer-page.ts';

const book = bookSchema.parse({
  name: 'B',
  tagline: 't',
  description: 'd',
  topics: [{ slug: 'a', title: 'A' }],
});
const bibtex = '@online{k, author = {One, A}, title = {Work}, date = {2025}, url = {https://example.org}}';
const references = new Map(parseReferences(bibtex, 'r.bib').references.map((each) => [each.key, each]));

function page(
  data: object,
  {
    words = 100,
    parts = [] as string[],
    cited = [{ of: 'k', says: 'so' }],
    stage = undefined as object | undefined,
  } = {},
) {
  const full = questionSchema.parse({ question: 'Why?', topics: ['a'], shortAnswer: 'Because.', ...data });
  const record = {
    slug: 'one',
    file: '',
    data: full,
    version: '01234567',
    cited,
    words,
    parts,
    hasPrograms: false,
    pictures: [],
    texts: {},
  };
  const texts = inlineTexts(new Map());
  const context = pageContext({ record, file: '', folder: '', roles: {}, texts, below: [], references });
  const headings = [
    { depth: 2, slug: 'quiz-heading', text: 'Quiz' },
    { depth: 3, slug: 'more', text: 'More' },
  ];
  return answerPage({
    question: { ...full, slug: 'one', number: 1, record },
    book,
    headings,
    context,
    stage,
  });
}

test('a question without a picture that readers move has the card of its topic, at its own address', () => {
  const path = '/og/one.png';
  assert.deepEqual(page({}).head.card, { path, alt: messages.topicOf('A', 'B') });
  assert.deepEqual(page({ topics: ['gone'] }).head.card, { path, alt: messages.called('B', 't') });
  assert.deepEqual(page({}, { stage: {} }).head.card, { path, alt: 'Why?' });
});

test('the dates of a page are those of its first and its last change, or else of its writing and its review', () => {
  const written = '2024-01-01';
  const changed = { version: '01234567', note: 'n' };
  const changes = [
    { ...changed, date: '2024-02-01' },
    { ...changed, date: '2024-03-01' },
  ];
  const of = (data: object) => page(data).head.article;
  assert.deepEqual(of({}), { section: 'A', published: undefined, modified: undefined });
  assert.equal(of({ written }).modified, written);
  assert.equal(of({ written, reviewed: '2024-01-05' }).modified, '2024-01-05');
  assert.equal(of({ written, changes }).published, '2024-02-01');
  assert.equal(page({ written, changes }).cited.date, '2024-03-01');
});

test('the contents lead to the sections that the page has', () => {
  const ids = (answer: ReturnType<typeof page>) => answer.contents.map(({ id }) => id);
  assert.deepEqual(ids(page({})), ['short-answer', 'quiz', 'sources']);
  assert.deepEqual(ids(page({}, { cited: [] })), ['short-answer', 'quiz']);
});

test('a source carries what it is used for, without marks, and what is quoted of it', () => {
  const sources = [{ key: 'k', use: '*All* <Cite of="k"/>', read: 'text', on: '2024-01-01' }];
  const [listed] = page({ sources }).sources;
  assert.equal(listed!.use, '<em>All</em>');
  assert.equal(listed!.read, 'text');
  assert.deepEqual(listed!.quotations, [{ of: 'k', says: 'so' }]);
  assert.equal(page({}).sources[0]!.use, undefined);
});

test('a text of several paragraphs gets no other one around it', () => {
  assert.equal(page({}).shortAnswer, '<p>Because.</p>');
  assert.equal(page({ shortAnswer: 'One.\n\nTwo.' }).shortAnswer, '<p>One.</p><p>Two.</p>');
  assert.equal(page({}).correction, undefined);
});

test('a printed page says what it is without', () => {
  assert.doesNotMatch(page({}).onPaper, /without/i);
  assert.match(page({}, { parts: ['Lab', 'Deeper'] }).onPaper, /questions\/one\/, .*01234567.*without/i);
});

test('a page is long from a length on, and takes at least a minute', () => {
  assert.deepEqual(
    [600, 601].map((words) => page({}, { words }).long),
    [false, true],
  );
  assert.deepEqual([0, 330, 2200].map(minutesToRead), [1, 2, 10]);
});
