import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterOf, letterShapes, symbolProblems, symbolShapes } from './symbol.ts';

const svg = (inner: string, outer = 'viewBox="0 0 24 24"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${outer}>${inner}</svg>`;
const messages = (source: string) => symbolProblems(source, 'symbol.svg').map(({ message }) => message);

test('shapes are taken as they are, closed as HTML closes them', () => {
  const source = `<?xml version="1.0"?>\n<!-- A <script> in a comment -->\n${svg(`
    <g transform="translate(1 -1.5)"><circle cx="12" cy="12" r='8'/></g>
    <path d="M12 3v10" fill="currentColor" />
  `)}\n`;
  assert.deepEqual(messages(source), []);
  assert.equal(
    symbolShapes(source),
    `<g transform="translate(1 -1.5)"><circle cx="12" cy="12" r='8'></circle></g><path d="M12 3v10" fill="currentColor"></path>`,
  );
});

test('whatever is no shape is named with its line, and nothing of it is drawn', () => {
  const invalid = {
    [svg('\n<script>alert(1)</script>')]: /contains "<script>"/,
    [svg('<path onload="alert(1)" d="M1 1"/>')]: /contains "<path onload=/,
    [svg('<path fill="url(#a)"/>')]: /contains "<path fill=/,
    [svg('<path style="fill:red"/>')]: /contains "<path style=/,
    [svg('<image href="https://example.org/x.png"/>')]: /contains "<image/,
    [svg('<foreignObject><p>text</p></foreignObject>')]: /contains "<foreignObject>"/,
    [svg('<style>path{stroke:red}</style>')]: /contains "<style>"/,
    [svg('letters')]: /contains "letters"/,
    [svg('<path d="M1 1" <b>')]: /contains "<path/,
    [svg('<path d=M1>')]: /contains "<path/,
    [svg('<g><path d="M1 1"/>')]: /contains "<g>"/,
    [svg('</g><path d="M1 1"/>')]: /contains "<\/g>"/,
    [svg('<path d="M0<path d="data-lab"/>1"/>')]: /contains "<path d=\\"M0"/,
    [svg('<path d="M1 1" d="M2 2"/>')]: /contains "<path d=/,
    [svg('<path\u00a0d="M1 1"/>')]: /contains "<path/,
    [svg('<p<path/>ath d="M0"/>')]: /contains "<p"/,
    [svg('<g><path d="M1 1"></g></path>')]: /contains "<\/g>"/,
    [svg('<path d="M1 1"/>', 'width="24"')]: /does not have viewBox/,
    [svg('<path d="M1 1"/>', 'viewBox="0 0 512 512"')]: /does not have viewBox/,
    [svg(`<path d="${'M1 1'.repeat(1000)}"/>`)]: /has 40\d\d characters/,
    ['<html><path d="M1 1"/></html>']: /not an SVG/,
    ['']: /not an SVG/,
  };
  for (const [source, expected] of Object.entries(invalid)) {
    assert.match(messages(source).join('\n'), expected, source);
    assert.equal(symbolShapes(source), undefined, source);
  }
  const [problem] = symbolProblems(svg('\n<script>1</script>'), 'book/symbol.svg');
  assert.deepEqual([problem!.file, problem!.line], ['book/symbol.svg', 2]);
  assert.ok(problem!.expected && problem!.fix);
});

test('a book without a symbol has the first letter of its name, in any script', () => {
  for (const [name, letter] of [
    ['The Night Sky', 'T'],
    ['“élan” and other words', 'É'],
    ['42 questions', '4'],
    ['面试题', '面'],
    ['дом', 'Д'],
    ['ßen', 'S'],
    ['<b>', 'B'],
    ['!?', '?'],
  ] as const)
    assert.equal(letterOf(name), letter, name);
  assert.match(letterShapes('T'), /^<rect [^<>]+><\/rect><text [^<>]+>T<\/text>$/);
});
