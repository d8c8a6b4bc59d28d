/** Documents in the shapes in which people keep questions, each with what must come of it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseMdx, textOf } from '#render/mdx-tree.ts';
import { decode } from './decode.ts';
import { planImport, type Plan } from './plan.ts';
import type { Target } from './target.ts';
import { unsafePart } from './to-mdx.ts';

interface Expected {
  title: string | null;
  lines: number;
  /** Questions by their line. */
  taken: Record<string, string>;
  unanswered: Record<string, string>;
  duplicate: Record<string, string>;
  lineCounts: Record<string, number>;
  repairs: number;
}

const folder = 'e2e/fixtures/import';
const empty: Target = { book: undefined, published: false, known: [], highest: 0, slugs: new Set() };
const documents = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name));

function plan(...names: string[]): Plan {
  return planImport(
    names.map((file) => ({ file, content: decode(readFileSync(`${folder}/${file}`)) })),
    empty,
  );
}
const page = (imported: Plan, slug: string): string =>
  imported.pages.find((candidate) => candidate.slug === slug)?.source ?? assert.fail(`no page ${slug}`);

test('there are documents in every shape', () => assert.ok(documents.length >= 13));

for (const name of documents) {
  test(`${name}: every question and every line is where it belongs`, () => {
    const expected = JSON.parse(
      readFileSync(`${folder}/${name.replace(/\.\w+$/, '.expected.json')}`, 'utf8'),
    ) as Expected;
    const imported = plan(name);
    const report = imported.files[0]!;
    for (const status of ['taken', 'unanswered', 'duplicate'] as const) {
      const found = report.questions.filter((question) => question.status === status);
      assert.deepEqual(
        Object.fromEntries(found.map(({ line, question }) => [String(line), question])),
        expected[status],
        status,
      );
      assert.equal(report.counts[status], found.length);
    }
    assert.equal(report.counts.refused, 0);
    assert.equal(report.lines, expected.lines);
    assert.deepEqual(report.lineCounts, expected.lineCounts);
    assert.equal(report.repairs.length, expected.repairs);
    assert.equal(imported.pages.length, report.counts.taken);
    const lines = report.parts.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at),
    );
    assert.deepEqual(
      lines,
      Array.from({ length: expected.lines }, (_, at) => at + 1),
    );
    if (expected.title !== null) assert.ok(imported.bookFile!.includes(`name: ${expected.title}`));
    for (const { source } of imported.pages) {
      const { tree } = parseMdx(source, name);
      const body = tree!.children!.filter(({ type }) => type !== 'yaml');
      assert.equal(unsafePart({ type: 'root', children: body }), undefined);
    }
  });
}

test('what follows the answer label is the answer, whatever it holds', () => {
  const source = page(plan('numbered-headings.md'), 'bm25-score-document');
  assert.match(source, /^By \$\\sum_t/m);
  assert.match(source, /^if a < b: print\(f"<b>\{scores\}<\/b>"\)$/m);
  assert.match(source, /It costs \\\$5 and \\\$10 a month\.\n$/);
});

test('nested headings go below the heading of the page, in order', () => {
  const source = page(plan('numbered-headings.md'), 'dense-retriever');
  assert.match(source, /^## Why not compare words\?$/m);
  assert.match(source, /^### A second level$/m);
});

test('a quoted answer loses its quote marks', () => {
  const source = page(plan('numbered-headings.md'), 'describe-a-reranker');
  assert.match(source, /---\n\nA model that reads[^>]*\n\nIt is slow, so it sees few candidates\.\n$/);
});

test('scripts, handlers and links that run are text', () => {
  const source = page(plan('q-headings.md'), 'what-is-xss');
  const { tree } = parseMdx(source, 'page');
  assert.match(textOf(tree!), /<script>alert\(document\.cookie\)<\/script>, <img src=x/);
  assert.match(textOf(tree!), /<iframe src=“https:\/\/evil\.example\/”><\/iframe>/);
  assert.doesNotMatch(source, /onclick|javascript:/);
});

test('imports and exports of a document are text', () => {
  const { tree } = parseMdx(page(plan('q-headings.md'), 'x-1-valid-json'), 'page');
  assert.match(textOf(tree!), /import fs from ‘fs’/);
  assert.match(textOf(tree!), /export const x = 1/);
});

test('pictures of other sites become links, those of the document are reported', () => {
  const imported = plan('q-headings.md');
  assert.match(page(imported, 'divide-d-k'), /^\[variance plot\]\(https:\/\/example\.org\/plot\.png\)$/m);
  const slides = imported.files[0]!.questions.find(({ slug }) => slug === 'find-slides')!;
  assert.ok(slides.unsure.some((note) => /img\/figure\.png.*left out.*a local figure/.test(note)));
  assert.ok(slides.unsure.some((note) => note.includes('"./slides.pdf" became text')));
});

test('the right choice is the answer', () => {
  const imported = plan('multiple-choice.md');
  assert.match(page(imported, 'what-does-this-print'), /\nshortAnswer: B\) `object`\n/);
  assert.match(page(imported, 'what-does-this-print'), /An old mistake that stays for ever\.\n$/);
  assert.match(page(imported, 'which-of-these-are-optimizers'), /\nshortAnswer: A\) Adam; C\) SGD\n/);
  assert.match(page(imported, 'capital-france'), /\*\*Answer:\*\* B\) Paris\n$/);
  assert.match(page(imported, 'norm-weights-sparse'), /\nshortAnswer: B\) L1\n/);
});

test('links in the heading of a question stay below its answer', () => {
  assert.match(
    page(plan('linked-headings.md'), 'l1-l2-differ'),
    /The question links to \[example\.org\]\(https:\/\/example\.org\/l1-l2\)\.\n$/,
  );
});

test('notes, references, tables and HTML of an answer are kept', () => {
  const imported = plan('mixed-shapes.md');
  const memory = page(imported, 'fills-memory-server');
  assert.match(memory, /the cache \\\[1\], see \[the paper\]\(https:\/\/example\.org\/paper\)/);
  assert.match(memory, /\\\[1\] Keys and values\.\n$/);
  assert.match(memory, /\| -+ +\| -+ +\|\n\| weights/);
  const speculative = page(imported, 'speculative-decoding');
  assert.match(speculative, /A small model \*\*drafts\*\*, a large one checks²\./);
  assert.match(speculative, /```\naccept = p < q\n```/);
  assert.match(speculative, /\| 1 \| 2 \|/);
});

test('parts of a document become topics of a new book', () => {
  const { bookFile, pages } = plan('mixed-shapes.md');
  assert.match(bookFile!, /slug: memory\n[\s\S]*slug: speed\n[\s\S]*slug: costs/);
  assert.match(pages.find(({ slug }) => slug === 'what-is-batching')!.source, /^topics: \[speed\]$/m);
});

test('wrong encodings are repaired and told', () => {
  const imported = plan('wrong-encodings.md');
  const text = imported.pages.map(({ source }) => source).join('\n');
  assert.match(text, /What fits: café, naïve, 5 € … once\./);
  assert.match(text, /It’s the user’s “text”\./);
  assert.match(text, /A “café” in Windows-1252\./);
  assert.match(text, /„Spaß“, MAÇÃ” and café…” stay\./);
  assert.ok(
    imported.files[0]!.repairs.some(({ line, message }) => line === 17 && /Windows-1252: .*é/.test(message)),
  );
});

test('a question that the book has is not taken again, whatever it is called there', () => {
  const source = { file: 'details.md', content: decode(readFileSync(`${folder}/details.md`)) };
  const target: Target = {
    ...empty,
    known: [
      {
        slug: 'tokens',
        question: 'Tokens?',
        keys: ['tokens', 'what is a token'],
        stems: [new Set(['token'])],
      },
    ],
    slugs: new Set(['tokens', 'what-is-a-vocabulary']),
    highest: 4,
  };
  const { pages, files } = planImport([source], target);
  assert.equal(files[0]!.questions[0]!.status, 'existing');
  assert.equal(files[0]!.questions[0]!.slug, 'tokens');
  assert.equal(pages[0]!.slug, 'what-is-a-vocabulary-2');
  assert.match(pages[0]!.source, /^number: 5$/m);
});
