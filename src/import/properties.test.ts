/** Throws mangled documents at the import: it never fails, nothing becomes code, nothing gets lost. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderInline } from '#render/inline.ts';
import { parseMdx } from '#render/mdx-tree.ts';
import { checkedYaml, frontMatterOf } from '#check/front-matter.ts';
import { wordingKey } from '#book/questions.ts';
import { questionSchema } from '#book/schema.ts';
import { decode } from './decode.ts';
import { askedAs } from './page.ts';
import { planImport, type Plan } from './plan.ts';
import type { Target } from './target.ts';
import { statuses } from './report.ts';
import { unsafePart } from './to-mdx.ts';

const folder = 'e2e/fixtures/import';
const fixtures = readdirSync(folder)
  .filter((name) => /\.(md|txt)$/.test(name))
  .map((name) => readFileSync(`${folder}/${name}`));
const empty: Target = { book: undefined, published: false, known: [], highest: 0, slugs: new Set() };
/** Another seed looks at other documents: FC_SEED=1 npm run check */
const seed = Number(process.env['FC_SEED'] ?? 7);

const traps = [
  '{',
  '}',
  '{process.exit(1)}',
  '<script>alert(1)</script>',
  '<script>',
  '</script>',
  '<style>*{}',
  '<!--',
  '-->',
  '<![CDATA[',
  '<Cite of="x" />',
  '<Value of={fetch("/")} />',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)',
  '![x](http://example.org/a.png)',
  '[x]: javascript:alert(1)',
  'import x from "node:fs"',
  'export const y = {z: 1}',
  'export default () => <b/>',
  '```',
  '~~~~',
  '```js {1}',
  '$$',
  '$a$',
  '$\\frac{1}{$',
  '\\',
  '`',
  '**',
  '<details>',
  '<summary>What?</summary>',
  '</details>',
  '---',
  '> ',
  '1. ',
  '- [x] ',
  '| a | b |\n| - | - |\n| {c} | <d> |',
  '&#123;a&#125; &lt;b&gt; &#0;',
  '## 3. What now?',
  '### Q2: And this?',
  '**Answer:**',
  'Q: Why?\nA: Because.',
  '{#short-answer}',
  '## Short answer {#sources}',
  '\u0000\u0007',
  '\ue000\ue001',
  '\ud83d',
  'â€™ Ã©',
  '48 Gb',
  '    indented {code}',
  '<Frag',
  '<>',
  '</>',
  '{/*',
  '*/}',
];

const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      line: fc.boolean(),
      text: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...traps) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cut' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(80),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('swap' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('truncate' as const),
      at: fc.double({ min: 0.2, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 4, min: 1 }),
    }),
  },
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function mangle(document: Uint8Array, edits: readonly Edit[]): Uint8Array {
  let bytes = Buffer.from(document);
  for (const change of edits) {
    const at = Math.floor(change.at * bytes.length);
    if (change.kind === 'bytes')
      bytes = Buffer.concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at)]);
    else if (change.kind === 'truncate') bytes = bytes.subarray(0, at);
    else if (change.kind === 'cut')
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)]);
    else if (change.kind === 'insert') {
      const start = change.line ? bytes.indexOf(10, at) + 1 : at;
      bytes = Buffer.concat([
        bytes.subarray(0, start),
        Buffer.from(change.line ? `${change.text}\n` : change.text),
        bytes.subarray(start),
      ]);
    } else {
      const lines = bytes.toString('latin1').split('\n');
      const [a, b] = [Math.floor(change.at * (lines.length - 1)), Math.floor(change.to * (lines.length - 1))];
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      bytes = Buffer.from(lines.join('\n'), 'latin1');
    }
  }
  return bytes;
}

const planOf = (bytes: Uint8Array, target = empty): Plan =>
  planImport([{ file: 'document.md', content: decode(bytes) }], target);

/** What holds for every import of any document. */
function assertSound(plan: Plan): void {
  const report = plan.files[0]!;
  if (report.error !== undefined) {
    assert.deepEqual(plan.pages, []);
    return;
  }
  let line = 0;
  for (const { from, to } of report.parts) {
    assert.equal(from, line + 1, 'parts follow each other');
    assert.ok(to >= from);
    line = to;
  }
  assert.equal(line, report.lines, 'parts take the whole file');
  assert.equal(
    Object.values(report.lineCounts).reduce((sum, count) => sum + count, 0),
    report.lines,
  );
  assert.equal(
    report.questions.length,
    statuses.reduce((sum, status) => sum + report.counts[status], 0),
  );
  assert.equal(plan.pages.length, report.counts.taken);
  assert.equal(new Set(plan.pages.map(({ slug }) => slug)).size, plan.pages.length);
  for (const { slug, source } of plan.pages) {
    assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assertText(source);
  }
}

/** A page holds text, code blocks and formulas, and nothing that runs. */
function assertText(source: string): void {
  const { data, problems } = checkedYaml(frontMatterOf(source)!, questionSchema, 'page', 1);
  assert.ok(data, JSON.stringify(problems));
  for (const text of [source, data.shortAnswer]) {
    const { tree, problem } = parseMdx(text, 'page');
    assert.equal(problem, undefined);
    const body = tree!.children!.filter(({ type }) => type !== 'yaml');
    assert.equal(unsafePart({ type: 'root', children: body }), undefined);
  }
  for (const [tag] of renderInline(data.shortAnswer, () => '').matchAll(/<[^>]*>/g)) {
    assert.match(
      tag,
      /^<\/?(?:strong|em|s|code|a|p|ul|ol|li|br|m[a-z]+|annotation|semantics|none|span)[\s>]/,
    );
    assert.doesNotMatch(tag, /\son\w+=|javascript:|\sstyle=/);
  }
  assert.doesNotMatch(source, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ue000\ue001]/);
  assert.ok(source.isWellFormed());
}

test('a mangled document is imported soundly, and only once', () => {
  const arbitrary = fc.tuple(fc.nat(fixtures.length - 1), fc.array(edit, { minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(arbitrary, ([at, edits]) => {
      const bytes = mangle(fixtures[at]!, edits);
      const plan = planOf(bytes);
      assertSound(plan);
      const again = planOf(bytes, {
        book: undefined,
        published: false,
        highest: plan.pages.length,
        slugs: new Set(plan.pages.map(({ slug }) => slug)),
        known: plan.pages.map(({ slug, source }) => ({
          slug,
          question: slug,
          keys: [wordingKey(askedAs(source)!)],
          stems: [],
        })),
      });
      assert.deepEqual(again.pages, []);
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 1000), seed },
  );
});

test('noise is refused or imported soundly', () => {
  const noise = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).map((text) => Buffer.from(text)),
    fc
      .array(fc.constantFrom(...traps, 'What is it?', 'Text.', ''), { minLength: 1, maxLength: 24 })
      .map((lines) => Buffer.from(lines.join('\n'))),
  );
  fc.assert(
    fc.property(noise, (bytes) => assertSound(planOf(bytes))),
    { numRuns: Number(process.env['FC_RUNS'] ?? 3000), seed },
  );
});
