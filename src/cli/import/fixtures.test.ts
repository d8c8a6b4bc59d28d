/** Documents in the shapes in which people keep questions, each with what must come of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { belowFrontMatter } from '#project/front-matter.ts';
import { parseMdx, textOfNode } from '#render/text/mdx-tree.ts';
import { documents, folder, nowhere, sourceFrom, sourceOf } from './documents.testing.ts';
import { planImport, type Plan } from './plan/plan.ts';
import type { Target } from '../add/target.ts';
import { unsafePart } from './write/to-mdx.ts';

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

const plan = (file: string): Plan => planImport([sourceOf(file)], nowhere);
const pages = new Map(
  documents.flatMap((name) => plan(name).pages.map(({ slug, source }) => [slug, source])),
);
const page = (slug: string): string => pages.get(slug) ?? assert.fail(`no page ${slug}`);

test('there are documents in every shape', () => assert.ok(documents.length >= 20));

for (const name of documents) {
  test(`${name}: every question and every line is where it belongs`, () => {
    const path = `${folder}/${name.replace(/\.\w+$/, '.expected.json')}`;
    const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected;
    const imported = plan(name);
    const report = imported.files[0]!;
    for (const status of ['taken', 'unanswered', 'duplicate'] as const) {
      const found = report.questions.filter((question) => question.status === status);
      const byLine = Object.fromEntries(found.map(({ line, question }) => [String(line), question]));
      assert.deepEqual(byLine, expected[status], status);
      assert.equal(report.counts[status], found.length);
    }
    assert.equal(report.counts.refused, 0);
    assert.equal(report.lines, expected.lines);
    const kinds = Map.groupBy(report.parts, ({ kind }) => kind);
    const counts = [...kinds].map(([kind, parts]) => [
      kind,
      parts.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    ]);
    assert.deepEqual(Object.fromEntries(counts), expected.lineCounts);
    assert.equal(report.repairs.length, expected.repairs);
    assert.equal(imported.pages.length, report.counts.taken);
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const lines = report.parts.flatMap(({ from, to }) => range(from, to));
    assert.deepEqual(lines, range(1, expected.lines));
    if (expected.title !== null) assert.ok(imported.bookFile!.includes(`name: ${expected.title}`));
    for (const { source } of imported.pages) {
      const { tree } = parseMdx(belowFrontMatter(source), name);
      const body = tree!.children!.filter(({ type }) => type !== 'yaml');
      assert.equal(unsafePart({ type: 'root', children: body }), undefined);
    }
  });
}

test('everything behind the answer label is the answer', () => {
  const source = page('bm25-score-document');
  assert.match(source, /^ {2}By \$\\sum_t/m);
  assert.match(source, /^if a < b: print\(f"<b>\{scores\}<\/b>"\)$/m);
  assert.match(source, /It costs \\\$5 and \\\$10 a month\.\n$/);
});

test('nested headings go below the heading of the page, in order', () => {
  assert.match(page('dense-retriever'), /^## Why not compare words\?$[^]*^### A second level$/m);
});

test('a quoted answer loses its quote marks', () => {
  const source = page('describe-a-reranker');
  assert.match(
    source,
    /^shortAnswer: A model that reads[^>]*\n---\n\nIt is slow, so it sees few candidates\.\n$/m,
  );
});

test('pictures of other sites become links, those of the document and its links are reported', () => {
  assert.match(page('divide-d-k'), /^\[variance plot\]\(https:\/\/example\.org\/plot\.png\)$/m);
  const { questions } = plan('q-headings.md').files[0]!;
  const { unsure } = questions.find(({ slug }) => slug === 'find-slides')!;
  assert.ok(unsure.some((note) => /img\/figure\.png.*left out.*a local figure/.test(note)));
  assert.ok(unsure.some((note) => note.includes('"./slides.pdf" became text')));
});

test('choices become a quiz with stem, code, right choice and explanation', () => {
  const source = page('what-does-this-print');
  assert.match(source, /\nshortAnswer: "?`object`"?\n/);
  assert.ok(
    source.endsWith(
      [
        '```javascript\nconsole.log(`${typeof null}`);\n```',
        '<Quiz id="choices" question="What does this print?">',
        '<Choice text="`null`">',
        'Right: `object`',
        '</Choice>',
        '<Choice text="`object`" right>',
        'An old mistake that stays for ever.',
        '</Choice>',
        '<Choice text="`undefined`">',
        'Right: `object`',
        '</Choice>',
        '<Choice text="`{}`">',
        'Right: `object`',
        '</Choice>\n\n</Quiz>\n',
      ].join('\n\n'),
    ),
    source,
  );
  assert.match(page('capital-france'), /<Choice text="Paris" right>\n\nParis\n/);
  assert.match(page('norm-weights-sparse'), /\nshortAnswer: L1\n[^]*<Choice text="L1" right>/);
  const two = page('which-of-these-are-optimizers');
  assert.match(two, /\nshortAnswer: Adam; SGD\n[^]*- ☑ Adam\n- ☐ BPE\n- ☑ SGD\n/);
  assert.doesNotMatch(two, /<Quiz/);
});

test('the right choice explains itself; choices that code divides stay as they are', () => {
  assert.match(page('line-map'), /- ☐ A\n\n```text\nwalls\n```\n\n- ☑ B\n\n```text\nfinding a way\n/);
  assert.match(page('sailor-sees-tide-fall-next'), /right>\n\nAt its lowest the sea stands still\.\n/);
});

/** Explanations of the choices of an imported question, by their texts; the right one's with a tick. */
const explanations = (document: string): Record<string, string> => {
  const sources = [sourceFrom(document, 'x.md')];
  const [{ source } = { source: '' }] = planImport(sources, nowhere).pages;
  const choices = source.matchAll(/<Choice text="(.*?)"( right)?>\n\n([^]*?)\n\n<\/Choice>/g);
  return Object.fromEntries(
    [...choices].map(([, text, right, said]) => [`${right ? '✓ ' : ''}${text}`, said!]),
  );
};
const waves = '## Which wave is longest?\n\nA) red\nB) infrared\nC) blue\n\n**Answer: B**\n\n';

test('the explanation of choices stands with the right one, others name that', () => {
  const others = { red: 'Right: infrared', blue: 'Right: infrared' };
  for (const [text, shown] of [
    ['A good eye sees red.\n\nB) It begins there.', 'A good eye sees red.\n\nB) It begins there.'],
    ['B) Yes.\n\nB) Again.', 'B) Yes.\n\nB) Again.'],
    ['A) No.\n\nBut see:\n\nB) Yes.', 'A) No.\n\nBut see:\n\nB) Yes.'],
    ['', 'infrared'],
  ] as const)
    assert.deepEqual(explanations(waves + text), { ...others, '✓ infrared': shown }, text);
  const german = '## Wie heißt das Wasser, wenn es am tiefsten ist?\n\nA. Ebbe\nB. Flut\n\nAntwort: A\n';
  assert.deepEqual(explanations(german), { '✓ Ebbe': 'Ebbe', Flut: 'Richtig: Ebbe' });
  const chinese = '## 用哪种器具？\n\nA．铝锅\nB．盖碗\n\n答案：B\n';
  assert.deepEqual(explanations(chinese), { 铝锅: '正确：盖碗', '✓ 盖碗': '盖碗' });
});

test('the right choice is read from a label with its letter', () => {
  const choices = '## Which?\n\nA. one\nB. two\nC. three\n\n';
  const pageOf = (line: string) => {
    const sources = [sourceFrom(`${choices}${line}\n`)];
    return planImport(sources, nowhere).pages[0]?.source ?? '';
  };
  // prettier-ignore
  for (const line of [
    'Answer: B', '**Correct answer:** b', 'Antwort: B', '**Richtige Antwort: B**', 'Lösung: B) two', 'Musterlösung: B', 'Réponse correcte : B',
    'Respuesta correcta: B', 'Resposta correta: B', 'Gabarito: B', '正确答案：B', '【答案】B', '答：B', '正解：B', '> **Answer: B**',
  ])
    assert.match(pageOf(line), /^shortAnswer: two\n[^]*<Choice text="two" right>\n\ntwo\n/m, line);
  for (const label of [
    'Explanation:',
    '**Erläuterung:**',
    'Explication :',
    'Explicación:',
    '【解析】',
    '解説：',
  ])
    for (const gap of ['\n', '\n\n'])
      assert.match(
        pageOf(`**Antwort: B**${gap}${label} Because.`),
        /<Choice text="two" right>\n\nBecause\.\n/,
        label,
      );
  for (const line of ['答案：AC', 'Answer: A, C', 'Antwort: A und C', '正确答案：A、C', '【答案】AC'])
    assert.match(pageOf(line), /^shortAnswer: one; three$/m, line);
  for (const line of [
    'Antwort: Bald.',
    'Antwort A ist falsch.',
    'Answer A is wrong.',
    'Richtig: B-Dur',
    'Answer: ABBA',
  ])
    assert.doesNotMatch(pageOf(line), /right>/, line);
});

test('choices, verdicts and a bold question in full-width signs are read as the others', () => {
  const document = '**问：用哪种器具？**\n\nA．铝锅\nB．盖碗\nC．铁锅\n\n答案：B。盖碗不吸味。\n';
  const sources = [sourceFrom(document, 'x.md')];
  const [{ source } = { source: '' }] = planImport(sources, nowhere).pages;
  assert.match(source, /\nshortAnswer: 盖碗\n[^]*question="用哪种器具？"/);
  assert.match(source, /<Choice text="盖碗" right>\n\n盖碗不吸味。\n/);
});

test('questions of one wording are told apart by number', () => {
  assert.match(page('whats-the-output'), /^question: "?What's the output\?"?$/m);
  assert.match(page('output-2'), /^question: "?What's the output\? \(2\)"?$/m);
  assert.match(page('leap-second-5'), /^shortAnswer: It corrects clocks/m);
});

test('tags that set a whole answer are no part of it, nor is its label', () => {
  assert.match(page('what-is-a-tide'), /^shortAnswer: The sea that rises and falls\.$/m);
  assert.match(page('mention-command-lists-files'), /^shortAnswer: "`ls` lists them\."$/m);
  assert.match(page('colours-rainbow'), /^shortAnswer: \|-\n {2}- red\n {2}- green$/m);
});

test('a heading that asks nothing stays in the answer', () =>
  assert.match(page('moor-boat'), /---\n\n## Example\n\nBow and stern\.\n$/));

test('links in the heading of a question are reported', () => {
  const { unsure } = plan('linked-headings.md').files[0]!.questions[0]!;
  assert.deepEqual(unsure, ['its title no longer links to https://example.org/overfitting']);
});

test('notes, references, tables and HTML of an answer are kept', () => {
  const memory = page('fills-memory-server');
  assert.match(memory, /the cache \\\[1\], see \[the paper\]\(https:\/\/example\.org\/paper\)/);
  assert.match(memory, /\\\[1\] Keys and values\.\n$/);
  assert.match(memory, /\| -+ +\| -+ +\|\n\| weights/);
  const speculative = page('speculative-decoding');
  assert.match(speculative, /A small model \*\*drafts\*\*, a large one checks²\./);
  assert.match(speculative, /```\naccept = p < q\n```/);
  assert.match(speculative, /\| 1 \| 2 \|/);
});

test('parts of a document become topics of a new book', () => {
  assert.match(plan('mixed-shapes.md').bookFile!, /slug: memory\n[^]*slug: speed\n[^]*slug: costs/);
  assert.match(page('speculative-decoding'), /^topics: \[speed\]$/m);
});

test('scripts, handlers and links that run are text, imports and exports too', () => {
  const source = page('what-is-xss');
  const shown = textOfNode(parseMdx(source.replace(/^---[^]*shortAnswer: >-/, ''), 'page').tree!);
  assert.match(shown, /<script>alert\(document\.cookie\)<\/script>, <img src=x/);
  assert.match(shown, /<iframe src=“https:\/\/evil\.example\/”><\/iframe>/);
  assert.doesNotMatch(source, /onclick|javascript:/);
  const module = textOfNode(parseMdx(belowFrontMatter(page('x-1-valid-json')), 'page').tree!);
  assert.match(module, /import fs from ‘fs’/);
  assert.match(module, /export const x = 1/);
});

test('wrong encodings are reported', () => {
  const { pages, files } = plan('wrong-encodings.md');
  const text = pages.map(({ source }) => source).join('\n');
  assert.match(text, /„Spaß“, MAÇÃ” and café…” stay\./);
  const { repairs } = files[0]!;
  assert.ok(repairs.some(({ line, message }) => line === 13 && /look like UTF-8/.test(message)));
  assert.ok(repairs.some(({ line, message }) => line === 17 && /was lost/.test(message)));
});

test('a question that the book has is not taken again, whatever it is called there', () => {
  const keys = ['tokens', 'what is a token'];
  const target: Target = {
    ...nowhere,
    known: [{ slug: 'tokens', question: 'Tokens?', keys, wordings: [] }],
    slugs: new Set(['tokens', 'what-is-a-vocabulary']),
    highest: 4,
  };
  const { pages, files } = planImport([sourceOf('details.md')], target);
  assert.equal(files[0]!.questions[0]!.status, 'existing');
  assert.equal(files[0]!.questions[0]!.slug, 'tokens');
  assert.equal(pages[0]!.slug, 'what-is-a-vocabulary-2');
  assert.match(pages[0]!.source, /^number: 5$/m);
});

const found = (document: string): string[] =>
  planImport([sourceFrom(document)], nowhere).files[0]!.questions.map(({ question }) => question);

test('a heading with an answer is a question among headings that ask, in any mood and language', () => {
  const document = '## Что это?\n\nМоре.\n\n## Прилив вкратце\n\nВода растёт.\n\n## Почему?\n\nТак.\n';
  assert.deepEqual(found(document), ['Что это?', 'Прилив вкратце', 'Почему?']);
  const { unsure } = planImport([sourceFrom(document)], nowhere).files[0]!.questions[1]!;
  assert.deepEqual(unsure, ['its title does not read as a question']);
});

test('details end where they end, however far in their end stands', () =>
  assert.deepEqual(
    found(
      ['ebb', 'flood', 'neap']
        .map((name) => `<details>\n<summary>What is ${name}?</summary>\n\n- water\n  </details>\n`)
        .join('\n'),
    ),
    ['What is ebb?', 'What is flood?', 'What is neap?'],
  ));
