import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonMarkdown } from './common-markdown.ts';

test('forms of other tools become those of the site', () => {
  for (const [written, read] of [
    ['a \\(x_{i}\\) b', 'a $x_{i}$ b'],
    ['\\[ x^2 \\]', '$$ x^2 $$'],
    ['\\[\nx^2\n\\]', '$$\nx^2\n$$'],
    ['\\[a\n= b\\] c', '$$ a = b $$\n c'],
    ['$$a\n= b$$', '$$ a = b $$\n'],
    ['$`x^2`$', '$x^2$'],
    ['a <!-- b\n{c} */ --> %%d%%', 'a {/* b\n{c} * / */} {/*d*/}'],
    ['<https://example.org/a_b>', '[https://example.org/a\\_b](https://example.org/a_b)'],
    ['a<br>b', 'a<br />b'],
    ['==a b==', '<mark class="ink">a b</mark>'],
    ['::: warning A "b" `c`\nd\n:::', '<Note kind="warning" title="A &#34;b&#34; c">\nd\n</Note>'],
    ['> :::tip[A]\n> b\n> :::', '> <Note kind="note" title="A">\n> b\n> </Note>'],
    [
      '::::note\n:::details A\nb\n:::\n::::',
      '<Note kind="note">\n<Note fold title="A">\nb\n</Note>\n</Note>',
    ],
    ['::: code-group\n:::', '<CodeTabs>\n</CodeTabs>'],
    ['10^6 to 10^9, ~5 a~b~ x^2^', '10\\^6 to 10\\^9, \\~5 a~b~ x^2^'],
  ] as const)
    assert.equal(commonMarkdown(written), read);
});

test('code, programs, tags, addresses, escaped and signs stay as they are', () => {
  for (const text of [
    '```md\n==a== <!-- b -->\n:::note\n```',
    '- ~~~\n  ==a==\n  ~~~',
    'a `==b== \\(c\\)` `` <!-- ` --> ``',
    "import { a } from './a.ts';\nexport const b = a ==1&&1== a;\n",
    '{a ==b==c ? "\\(d\\)" : { e: { f } }}',
    '<Quiz question="==a== \\(b\\)">',
    'https://example.org/~a/==b==',
    '\\==a== \\\\(b) \\[c\\] \\:::note',
    '$a ==b== c$ and $$\n{d} % e\n$$',
    'a == b and c == d, a===b',
    'a[^1]\n\n[^1]: b',
    '~~a~~',
    ':::unknown\na\n:::',
  ])
    assert.equal(commonMarkdown(text), text);
});

test('what is read once stays as it is, and has as many lines', () => {
  const text = 'a \\[b\n=c\\] d\n\n<!--\n\ne -->\n::: tip F\ng ==h== i^j k\n:::\n<https://example.org/>';
  const read = commonMarkdown(text);
  assert.equal(commonMarkdown(read), read);
  assert.equal(read.split('\n').length, text.split('\n').length);
});

test('a text is read as the same, whatever ends its lines', () => {
  const text =
    '> [!NOTE]\n> a\n\n::: tip B\nc\n:::\n\n$$\nd\n$$\n\n\\[ e\n= f \\]\n\n```py\ng\n```\n\n<Note title="h\ni">j</Note>\n';
  for (const one of [text, 'No sign\nat all.\n'])
    assert.equal(commonMarkdown(one.replaceAll('\n', '\r\n')), commonMarkdown(one));
});
