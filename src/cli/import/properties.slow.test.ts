/** Throws mangled documents at the import: it never fails, nothing becomes code, nothing gets lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordingKey } from '#book/questions.ts';
import { questionSchema } from '#book/schema.ts';
import { checkedYaml } from '#check/front-matter/front-matter.ts';
import { belowFrontMatter, frontMatterOf } from '#project/front-matter.ts';
import { renderInline } from '#render/text/inline.ts';
import { parseMdx } from '#render/text/mdx-tree.ts';
import { bytesOf, documents, nowhere, sourceFrom, tries } from './documents.testing.ts';
import { askedAs } from '../add/target.ts';
import { planImport, type Plan } from './plan/plan.ts';
import { unsafePart } from './write/to-mdx.ts';

const fixtures = documents.map(bytesOf);

// prettier-ignore
const traps = [
  '{', '}', '{process.exit(1)}', '<script>alert(1)</script>', '<script>', '</script>', '<style>*{}',
  '<!--', '-->', '<![CDATA[', '<Cite of="x" />', '<Value of={fetch("/")} />',
  '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)', '![x](http://example.org/a.png)', '[x]: javascript:alert(1)',
  'import x from "node:fs"', 'export const y = {z: 1}', 'export default () => <b/>', '```', '~~~~',
  '```js {1}', '$$', '$a$', '$\\frac{1}{$', '\\', '`', '**', '<details>', '<summary>What?</summary>',
  '</details>', '---', '> ', '1. ', '- [x] ', '| a | b |\n| - | - |\n| {c} | <d> |',
  '&#123;a&#125; &lt;b&gt; &#0;', '## 3. What now?', '### Q2: And this?', '**Answer:**',
  'Q: Why?\nA: Because.', '{#short-answer}', '## Short answer {#sources}', '\u0000\u0007', '\ue000\ue001',
  ':::tip[a:b]', ':::', ':::w字', '> :::tip', '::a[b]{c}', 'a:b', '![a:b](c:d)', '正确答案：AB', '七、',
  '\ud83d', 'â€™ Ã©', '48 Gb', '    indented {code}', '<Frag', '<>', '</>', '{/*', '*/}',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const anything = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...traps) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 4, min: 1 });
const kind = <K extends string>(kind: K) => fc.constant(kind);
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: kind('insert'), at: place, line: fc.boolean(), text: anything }),
  },
  fc.record({ kind: kind('cut'), at: place, length: fc.nat(80) }),
  fc.record({ kind: kind('swap'), at: place, to: place }),
  fc.record({ kind: kind('truncate'), at: fc.double({ min: 0.2, max: 1, noNaN: true }) }),
  fc.record({ kind: kind('bytes'), at: place, bytes }),
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function mangle(document: Buffer, edits: readonly Edit[]): Buffer {
  return edits.reduce((bytes, change) => {
    const at = Math.floor(change.at * bytes.length);
    const spliced = (from: number, to: number, added: Uint8Array | string) =>
      Buffer.concat([bytes.subarray(0, from), Buffer.from(added), bytes.subarray(to)]);
    switch (change.kind) {
      case 'bytes':
        return spliced(at, at, change.bytes);
      case 'truncate':
        return bytes.subarray(0, at);
      case 'cut':
        return spliced(at, at + change.length, '');
      case 'insert': {
        const start = change.line ? bytes.indexOf(10, at) + 1 : at;
        return spliced(start, start, change.line ? `${change.text}\n` : change.text);
      }
      case 'swap': {
        const lines = bytes.toString('latin1').split('\n');
        const [a, b] = [change.at, change.to].map((place) => Math.floor(place * (lines.length - 1)));
        [lines[a!], lines[b!]] = [lines[b!]!, lines[a!]!];
        return Buffer.from(lines.join('\n'), 'latin1');
      }
    }
  }, document);
}

const planOf = (bytes: Uint8Array, target = nowhere): Plan => planImport([sourceFrom(bytes)], target);

/** Properties of every import of any document. */
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
    report.questions.length,
    Object.values(report.counts).reduce((sum, count) => sum + count, 0),
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
  for (const text of [belowFrontMatter(source), data.shortAnswer]) {
    const { tree, problem } = parseMdx(text, 'page');
    assert.equal(problem, undefined);
    assert.equal(unsafePart(tree!), undefined);
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
        ...nowhere,
        highest: plan.pages.length,
        slugs: new Set(plan.pages.map(({ slug }) => slug)),
        known: plan.pages.map(({ slug, source }) => ({
          slug,
          question: slug,
          keys: [wordingKey(askedAs(source)!)],
          wordings: [],
        })),
      });
      assert.deepEqual(again.pages, []);
    }),
    tries(1000),
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
    tries(3000),
  );
});
