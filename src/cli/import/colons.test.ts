/** Writes documents with colons in every position: no word that a reader saw gets lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nowhere, sourceFrom, tries } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';

/** Words, each written `@` until it gets one that no other has, with colons between them. */
const words = fc
  .array(
    fc.constantFrom(':', '::', ' :', ' ::', ': ', ':::', ' ::: ', '：', ':*x*:', '(:', ' **:@** ', ' `@:@` '),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((signs) => `@${signs.join('@')}@`);
const inline = fc
  .tuple(words, fc.constantFrom('', ' [@:@](https://a.example/@:@)', ' :@[@:@ *@*]{@=@}', ' ~~@:@~~ :@'))
  .map((both) => both.join(''));
const blocks: Record<string, (text: string) => string> = {
  paragraph: (text) => `Z${text}.`,
  list: (text) => `- Z${text}\n- :@ ${text}`,
  quotation: (text) => `> Z:${text}`,
  table: (text) => `| @:@ | @ |\n| --- | --- |\n| Z${text} | :@ |`,
  heading: (text) => `### Z${text}`,
  leaf: (text) => `::w@[${text}]{w@=@}`,
  'bare leaf': () => '::w@',
  aside: (text) => `:::tip[Z:@]\nZ:${text}\n:::`,
  'aside with attributes': (text) => `:::note{title="Z:@"}\nZ:${text}\n:::`,
  'other block': (text) => `::: steps Title:@\nZ:${text}\n\n::w@\n:::`,
  'aside in a quotation': (text) => `> :::tip\n> ${text}\n> :::`,
  'aside in a list': (text) => `- @\n\n  :::tip\n  ${text}\n  :::`,
  picture: () => '![@:@ @](https://a.example/x:y.png) ![@:@][@:@]',
  'never closed': (text) => `:::w@ w@\n${text}`,
};
const document = fc
  .tuple(
    words,
    fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(blocks)), inline).map(([name, text]) => blocks[name]!(text)),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([asked, pieces]) => {
    let count = 0;
    return `## Why ${asked}?\n\nSo.\n\n${pieces.join('\n\n')}\n`.replace(/@/g, () => {
      count++;
      return [`${1000 + count}`, `w${count}w`, `字${count}字`][count % 3]!;
    });
  });
const shown = (text: string): string[] => text.match(/\d+/g) ?? [];

for (const mdx of [false, true])
  test(`no word near a colon gets lost${mdx ? ' in MDX' : ''}`, () => {
    fc.assert(
      fc.property(document, (text) => {
        // Braces are code there.
        const written = mdx ? text.replace(/\{\w+=\w+\}/g, '') : text;
        const { pages } = planImport([sourceFrom(written, 'a.md', mdx)], nowhere);
        const [page] = pages;
        const found = new Set(shown(page?.source ?? ''));
        assert.deepEqual(
          shown(written).filter((word) => !found.has(word)),
          [],
          `${written}\n-----\n${page?.source}`,
        );
      }),
      tries(200),
    );
  });

test('a colon stays the sign that it is, and what follows it', () => {
  const text =
    '## Wann ist das um 12:30 Uhr?\n\nIm Verhältnis 1:50, Psalm 4:5 und :wort und a:b, `c:d`, [e:f](https://a.example:80/g:h).\n\nDas ist so, und das ist es.\n\n::: tip\n按茶水比 1:50 计算。\n:::\n';
  const [page] = planImport([sourceFrom(text)], nowhere).pages;
  assert.match(page!.source, /^question: Wann ist das um 12:30 Uhr\?$/m);
  assert.ok(
    page!.source.includes(
      'Im Verhältnis 1:50, Psalm 4:5 und :wort und a:b, `c:d`, [e:f](https://a.example:80/g:h).',
    ),
  );
  assert.match(page!.source, /<Note>\n\n按茶水比 1:50 计算。\n\n<\/Note>/);
});
