import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';

const planned = (document: string) => planImport([sourceFrom(document, 'x.md')], nowhere);

test('a link to another heading of the document leads to that question, or is reported as lost', () => {
  const { pages, files } = planned(
    '# Brot\n\n## 1. Was ist Teig?\n\nSiehe [Brot](#2-was-ist-brot), [so](#was-ist-brot), [nie](#kruste), [oben](#top).\n\n' +
      '## 2. Was ist Brot?\n\nWas man aus [Teig](#1-was-ist-teig) backt.\n',
  );
  const [first, second] = pages.map(({ source }) => source.replace(/\s+/g, ' '));
  const to = `/questions/${pages[1]!.slug}/`;
  assert.ok(first!.includes(`Siehe [Brot](${to}), [so](${to}), nie, oben.`), first);
  assert.ok(second!.includes(`aus [Teig](/questions/${pages[0]!.slug}/) backt.`));
  const unsure = files[0]!.questions.flatMap((question) => question.unsure);
  assert.deepEqual(unsure, ['the link to "#kruste" became text, because it leads nowhere from here']);
  const chinese = planned('## 1、什么是茶？\n\n叶子。\n\n## 2、怎样泡？\n\n见[茶](#1什么是茶)。\n');
  assert.ok(chinese.pages[1]!.source.includes(`见[茶](/questions/${chinese.pages[0]!.slug}/)。`));
});

test('headings that became topics are not left out', () => {
  const { files, language } = planned(
    '# Das Brot und der Ofen\n\n## Teig\n\n### Was ist der Teig?\n\nDas ist er.\n\n## Ofen\n\n### Wie heiß ist der Ofen?\n\nDas ist er nicht.\n',
  );
  assert.equal(language, 'de');
  assert.deepEqual(
    files[0]!.parts.filter(({ kind }) => kind === 'heading').map(({ reason }) => reason),
    ['title of the document', undefined, undefined],
  );
});
