/** Plants markup that could do more than show a text, in a book that nobody vouches for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const diagram = '<Diagram file="flow.yaml" />';
const programs = {
  'questions/one/numbers.ts': 'export const x = () => 1;\nexport const page = "page?url";\n',
};
const inText = (text: string) => report([[one, diagram, `${text}\n\n${diagram}`]], programs);

const refused: [text: string, expected: RegExp][] = [
  ['<script>alert(1)</script>', /<script> cannot be used/],
  ['<iframe srcdoc="x" />', /<iframe> cannot be used here[\s\S]*<Video src=/],
  ['<meta httpEquiv="refresh" content="0;url=/x/" />', /<meta> cannot be used here/],
  ['<base href="https://example.org/" />', /<base> cannot be used here/],
  ['<object data="/x.svg" />', /<object> cannot be used here/],
  ['<embed src="/x.svg" />', /<embed> cannot be used here/],
  ['<form action="https://example.org/">a</form>', /<form> cannot be used here/],
  ['<svg><a href="/x/">a</a></svg>', /<svg> cannot be used here/],
  ['<b onclick="x()">a</b>', /"onclick" of <b> is not allowed/],
  ['<b STYLE="x" ONclick="x">x</b>', /"STYLE" of <b>[\s\S]*"ONclick" of <b>/],
  ['<p style="background: url(https://example.org/)">a</p>', /"style" of <p> is not allowed/],
  ['<a href="/questions/two/" ping="https://example.org/">a</a>', /"ping" of <a> is not allowed/],
  ['<b data-lab="one">a</b>', /"data-lab" of <b> is not allowed/],
  ['<div set:html="<b>x</b>" />', /index\.mdx:\d+:\d+\n {2}The attribute "set:html" of <div> is not allowed/],
  ['<span id="a&quot;&gt;&lt;b">x</span>', /is not a valid name of an anchor/],
  ['<Deeper id="d" title="t" set:html={"x"}>x</Deeper>', /"set:html" of <Deeper> is not allowed/],
  ['<b client:load>x</b>', /"client:load" of <b> is not allowed/],
  ['<b is:raw define:vars={{}}>x</b>', /"is:raw"[\s\S]*"define:vars"/],
  ['<b {...{ "set:html": "x" }}>x</b>', /A program gives <b> its attributes/],
  ['<a href={"java" + "script:alert(1)"}>x</a>', /A program gives <a> the address "href"/],
  ['<a HREF="javascript:alert(1)">x</a>', /neither https/],
  ['<a href="java&Tab;script:alert(1)">x</a>', /neither https/],
  ['<a href=" &#1;javascript:alert(1)">x</a>', /neither https/],
  ['<a href="//example.org/">x</a>', /neither https/],
  ['[a](https://x:99999999/) [b](http://[)', /"https:\/\/x:99999999\/" is no address/],
  ['<a href="/\\example.org/">x</a>', /neither https/],
  ['<a href="/&#10;/example.org/">x</a>', /neither https/],
  ['[x](javascript:alert(1))', /neither https/],
  [
    '[x][y]\n\n[y]: javascript:alert(1)',
    /index\.mdx:25:1\n {2}In this text the link "javascript:alert\(1\)"/,
  ],
  ['## More {#more onclick="x()" .a}', /heading cannot have the attribute "onclick"/],
  ['{<iframe srcdoc="x" />}', /The program contains "an element"/],
  ["import { x as X } from './numbers.ts';\n\n<X />", /no part called <X>/],
  ["import { x as Fence } from './numbers.ts';", /"Fence" of this import is already that of a part/],
  ["import { x } from './numbers.ts';\n\nexport const components = { p: x };", /cannot export anything/],
  ["export { x as components } from './numbers.ts';", /cannot export anything/],
  ["export default function Page() { return 'a'; }", /cannot export anything/],
  ['<Code file={"o" + "ne.py"} />', /"file" of <Code> is computed/],
  ['<Diagram file={"../../../x.yaml"} />', /"file" of <Diagram> is computed/],
  ['<Video src={"java" + "script:alert(1)"} />', /"src" of <Video> is computed/],
  ['<Video src="javascript:alert(1)" />', /"src" of <Video> is not the address of a video/],
  ['<Video src="https://youtube.com@example.org/x" />', /"src" of <Video> is not the address/],
  [
    '<Video src="https://example.org/x" poster="https://example.org/a.png" />',
    /"poster" of <Video> is not a/,
  ],
  [
    '<Video src="https://example.org/x" poster="../../../x.png" />',
    /"..\/..\/..\/x.png" is outside the folder/,
  ],
  [':::note[a" onclick="x]\nb\n:::\n\n<b onclick="x()">a</b>', /"onclick" of <b> is not allowed/],
  ['%%*/ <b onclick="x()">a</b> {/*%% <b onclick="y">b</b>', /"onclick" of <b>/],
  ['<javascript:alert(1)>', /cannot be read as MDX/],
  ['\\( {process.exit()} $ <b onclick="x">b</b>', /process/],
  ['[x](https://example.org/){onclick="x()"}', /"onclick"/],
  ['<Code file="../../../etc/passwd" />', /quoted file "\.\.\/\.\.\/\.\.\/etc\/passwd" is outside/],
];
for (const [text, expected] of refused)
  test(`${text.replaceAll('\n', ' ')} is refused with its place`, () => {
    const said = inText(text);
    assert.match(said, expected);
    assert.match(said, /index\.mdx:2\d(?::\d+)?\n/);
  });

test('what is plain markup is left alone', () => {
  for (const text of [
    '<abbr title="a">a</abbr> <a href="/questions/two/">b</a> <a href="https://example.org/?a=1#b">c</a>',
    '<ol start="3" reversed><li value="4" lang="de">a</li></ol>',
    '<table aria-label="a"><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    '[x][y] [mail](mailto:a@example.org) [top](#heading)\n\n[y]: https://example.org/',
    "import { x } from './numbers.ts';\n\n{x.length} <span class={`a${x}`}>b</span>",
  ])
    assert.equal(inText(text), '', text);
});

test('a book that is trusted may have components and read attributes of its own', () => {
  const text = "import X from './x.astro';\n\nexport const y = 1;\n\n<X {...{ y }} /><b data-x={y}>a</b>";
  const trusted = ['book.yaml', 'name: B', 'name: B\ntrusted: true'] as const;
  assert.equal(report([trusted, [one, diagram, `${text}\n\n${diagram}`]]), '');
});
