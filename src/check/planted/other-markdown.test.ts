/** Plants Markdown as other tools have it: what is not taken is named with its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const diagram = '<Diagram file="flow.yaml" />';
const inText = (text: string) => report([[one, diagram, `${text}\n\n${diagram}`]]);

const refused: [text: string, expected: RegExp][] = [
  ['Wide.[^1]', /A footnote that has no text is not known here: "\[\^1\]"\.\n {2}expected: the text in a/],
  ['Wide.\n\n[^1]: A note.', /No mark leads to the footnote \[\^1\]/],
  ['Wide.[^1]\n\n[^1]: A note.\n[^1]: Another.', /There are two footnotes \[\^1\]/],
  ['Wide.^[A note.]', /A footnote within its sentence/],
  [':::raw\nInside\n:::', /A directive is not known here: ":::raw"[\s\S]*one of note, info/],
  [':::note{#a}\nInside\n:::', /A directive is not known here: ":::note\{#a\}"|cannot be read/],
  [':::note\nInside', /closing tag for `<Note>`[\s\S]*the line reads ":::note"/],
  [':::', /A directive is not known here: ":::"/],
  ['::youtube[a]', /A directive is not known here: "::youtube\[a\]"/],
  ['Press :kbd[Ctrl] now', /A directive is not known here: ":kbd\[Ctrl\] now"/],
  ['!!! note "Title"\n    Inside', /An aside is not known here: "!!! note/],
  ['=== "C"\n    Inside', /A tab is not known here/],
  ['Done :tada: now', /A short name of a sign is not known here: ":tada:"/],
  ['See [[Another page|words]].', /A link in double brackets/],
  ['[TOC]', /A table of contents is not known here/],
  ['*[HTML]: words', /An abbreviation is not known here/],
  ['Press ++ctrl+c++ now', /A key is not known here: "\+\+ctrl\+c\+\+"/],
  ['A paragraph. ^block-1', /The name of a block/],
  ['^^new^^', /The form \^\^new\^\^ is not known here/],
  ['![a lens|100](x.png)', /A width behind the words of a picture/],
  ['```py linenums="1"\nx\n```', /The setting "linenums="1"" of this code is not known here/],
  ['```js\n// highlight-next-line\nx\n```', /The mark "\/\/ highlight-next-line" in this code/],
  ['```js\nx // [!code ++]\n// [!code focus]\n```', /The mark "\/\/ \[!code focus\]"/],
  ['```mermaid\na --> b\n```', /A Mermaid diagram is not drawn here[\s\S]*<Diagram file/],
  ['```math\n\\frac{\n```', /The formula \\frac\{ cannot be typeset/],
  ['::: code-group\n\n```sh\na\n```\n\n```sh [b]\nb\n```\n\n:::', /This group of code/],
  ['::: code-group\nWords\n:::', /This group of code/],
  ['The set {1, 2}', /Of \{1, 2\} only the last value/],
  ['{f(1), "a"}', /Of \{f\(1\), "a"\} only the last value/],
  ['    indented = 1', /A paragraph that is indented is not code here/],
  [
    '> [!question] Why?\n> So.',
    /The aside \[!question\] is not known here\.\n {2}expected: one of note, info/,
  ],
];
for (const [text, expected] of refused)
  test(`${text.replaceAll('\n', ' ')} is refused with its place`, () => {
    const said = inText(text);
    assert.match(said, expected);
    assert.match(said, /index\.mdx:2\d(?::\d+)?\n/);
  });

test('what a page shows as it is meant is left alone', () => {
  for (const text of [
    '> [!NOTE] A title\n> Said in a `[^1]` \\[not a link\\] way, ~~not~~ now.',
    '> [!tip]- Folded\n> Inside.',
    'Wide.[^a] Again.[^a] Other.[^b]\n\n[^a]: A note with *words*.\n\n    And a second paragraph.\n\n[^b]: Another.',
    '::: warning A "title"\nInside\n\n:::tip\nWithin\n:::\n\n- a\n:::\n\n:::details\nMore\n:::',
    'Term\n: its meaning\n: another',
    'Größe \\(x_{i}\\) and \\( y \\) here\n\n\\[ x^2 \\]\n\n\\[\nx^2\n\\]\n\n\\[a = b\n+ c\\]\n\n$$ x^2 $$\n\n```math\nx\n```',
    'H~2~O, x^2^ and ~~struck~~; 10^6 alone; from 10^6 to 10^9; ~5 and ~6~, a~b c~d, https://example.org/~a/~b',
    '::: code-group\n\n```sh [npm]\nnpm i\n```\n\n```sh [yarn] {1}\nyarn\n```\n\n:::',
    'Before %%hidden {x}%% <!-- and {y} --> ==marked== a == b <https://example.org/a_b>\n\n%%\nall\n\nhidden\n%%',
    'a<br>b',
    'https://www.youtube.com/watch?v=abc',
    '<Video src="https://vimeo.com/1" title="A lens" />',
    '- [ ] open\n- [x] done',
    'At 10:30am, a:b, std::vector, {[1, 2].length}, [[1, 2], [3, 4]], x[[i]], "C++ and C++"',
    '`[[a]] :::note \\(x\\)` \\[^1] \\:tada:\n\n```text\n:::note\n<!-- a -->\n[^1] %%x%% \\(x\\)\n```',
  ])
    assert.equal(inText(text), '', text);
});

test('a line after what was rewritten is where it is in the file', () => {
  const text = '\\[a = b\n+ c\\]\n\n<!--\n\n-->\n\n::: note A\nb\n:::\n\n<b onclick="x">x</b>';
  assert.match(inText(text), /index\.mdx:34:1\n {2}The attribute "onclick"/);
});
