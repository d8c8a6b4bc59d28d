/** Plants a style sheet in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrast, leastContrast } from '#book/look/accent.ts';
import { readOwnCss } from '#render/own-css.ts';
import { coloursOf, siteTokens, textOnGround } from '#render/tokens.ts';
import { png } from './pictures.testing.ts';
import { one, plant, report } from './planted.testing.ts';

type Files = Parameters<typeof report>[1];
const named = (name = 'look.css') =>
  [['book.yaml', 'topics:', `css: ${name}\ntopics:`]] as [string, string, string][];
const withCss = (css: string, files: Files = {}) => report(named(), { 'look.css': css, ...files });
const cssOf = (css: string, files: Files = {}) => {
  const folder = plant([], { 'look.css': css, ...files });
  return readOwnCss(join(folder, 'look.css'), folder).css;
};

test('a style sheet sets tokens, uses properties of its own, and holds small pictures', () => {
  const css = `/* Ours */
:root { --color-text: light-dark(#222, oklch(95% 0.01 90)); --measure: 42rem; --edge: 2px }
.note-box { border-width: var(--edge); color: var(--color-muted); background: url(./dot.png) }
@media (width > 60em) { .site-header { position: sticky; &:hover { color: var(--none, red) } } }`;
  const dot = png(64, 64);
  assert.equal(withCss(css, { 'dot.png': dot }), '');
  assert.match(
    cssOf(css, { 'dot.png': dot }),
    /^:root\{--color-text:light-dark\(#222,[^}]*\}\.note-box\{[^}]*url\(["']?data:image\/png;base64,/,
  );
});

const help = readFileSync('docs/questions/look/index.mdx', 'utf8');

test('the examples of the help are right', () => {
  const examples = [...help.matchAll(/^```css\n([^]*?)^```$/gm)];
  assert.ok(examples.length > 1);
  for (const [, css] of examples) assert.equal(withCss(css!), '');
});

test('the help names every token with its default', () => {
  const told = [...help.matchAll(/^\| `(--[\w-]+)` \| [^|]+ \| (.+) \|$/gm)].map(([, name, values]) => [
    name!,
    values!.replaceAll('`', '').split(' | ').join(' '),
  ]);
  const source = readFileSync('src/render/styles/page/tokens.css', 'utf8');
  const tokens = [...siteTokens({ roles: {} })].map(([name, { value }]) => {
    const { light, dark } = coloursOf(value) ?? {};
    const text = new RegExp(`${name}:\\s+([^;]+);`).exec(source)?.[1];
    return [name, light && dark ? `${light} ${dark}` : text!];
  });
  assert.deepEqual(Object.fromEntries(told), Object.fromEntries(tokens));
});

test('a text in a style sheet ends no element of the page', () => {
  assert.equal(cssOf('a::after { content: "</style><b>" }'), 'a:after{content:"<\\/style><b>"}');
});

const planted: [name: string, css: string, expected: RegExp][] = [
  [
    'another file',
    '@import url(https://x.example/a.css);',
    /look\.css:1\n.*no @import\.\n[^]*\n1 problem in/,
  ],
  [
    'another file of the book',
    '@import "x.css";',
    /look\.css:1\n.*no @import\.\n.*\n {2}fix: write its rules/,
  ],
  ['an address', 'a {\n background: url(https://x.example/a.png) }', /look\.css:2\n.*elsewhere/],
  ['an address without a scheme', 'a { background: url("//x.example/a.png") }', /elsewhere/],
  ['an escaped address', 'a { background: url(\\68ttps://x.example/a.png) }', /elsewhere/],
  ['an address in a property', ':root { --code-string: url(https://x.example/a) }', /elsewhere/],
  [
    'a comment that parts the name of a function',
    'a {}\nb { background: url/**/(//x.example/a) }',
    /look\.css:2\n.*Without its comments/,
  ],
  ['the same in another function', 'a { background: image-set/**/("a.png" 1x) }', /Without its comments/],
  ['a page as an address', 'a { background: url(data:text/html,a) }', /elsewhere/],
  [
    'a set of pictures',
    'a { mask: image-set("https://x.example/a" 1x) }',
    /image-set\(\) could load[^]*elsewhere/,
  ],
  [
    'a set of pictures by name',
    'b { c: var(--radius);\n --radius: image-set("//a.example" 1x) }',
    /look\.css:2\n.*image-set\(\) could load/,
  ],
  ['a path out of the book', 'a { background: url(../../a.png) }', /outside the book/],
  ['a missing picture', 'a { background: url(a.png) }', /names no file/],
  ['a font', '@font-face { font-family: a; src: url(a.woff2) }', /no @font-face\.[\s\S]*fonts:/],
  ['an unknown rule', '\n@unknown a { b { c: d } }', /look\.css:2\n.*Unknown at rule: @unknown/],
  ['a broken rule', 'a { color: red }\n}', /look\.css:2\n.*cannot be read as CSS/],
  ['a bottomless nest', 'a{'.repeat(200), /look\.css:1\n.*nested too deeply/],
  ['a file too long to be read', 'a{b:c}'.repeat(8_500), /The file has 51 kB/],
  ['a large file', `a{content:"${'x'.repeat(16_000)}"}`, /17 kB, and stand in every page/],
  [
    'a misspelt token',
    ':root {\n --color-acent: #123456 }',
    /look\.css:2\n.*Nothing uses[^]*"--color-accent"\?/,
  ],
  ['a misspelt use', 'a { color: var(--color-mutde) }', /Nothing sets[^]*"--color-muted"\?/],
  [
    'a pale text',
    'a { margin: 0 }\n:root { --color-muted: light-dark(#999999, #a9adb6) }',
    /look\.css:2\n.*#999999 of "--color-muted" has a contrast of 2\.\d\d with #\w{6}, .*light theme\.\n.*4\.5.*\n {2}fix: .*#\w{6}/,
  ],
  [
    'a ground that hides a text',
    ':root { --color-page: light-dark(#333, #111) }',
    /"--color-text".*light theme/,
  ],
  ['a colour of colours', ':root { --color-text: var(--color-accent) }', /cannot be computed/],
  ['a transparent text', ':root { --color-text: #0008 }', /cannot be computed/],
  [
    'a theme by the system',
    '@media (prefers-color-scheme: dark) { :root { --color-page: #000 } }',
    /set for one theme here[\s\S]*light-dark/,
  ],
  ['a theme by an attribute', ":root[data-theme='dark'] { --color-page: #000 }", /set for one theme here/],
];
for (const [name, css, expected] of planted)
  test(`${name}: it is reported with its place`, () => assert.match(withCss(css), expected));

test('a picture that is large or active is refused', () => {
  const css = 'a {\n background: url(a.svg) }';
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;
  assert.match(withCss(css, { 'a.svg': svg('<script>1</script>') }), /look\.css:2\n.*contains a script/);
  assert.match(withCss(css, { 'a.svg': svg(`<!--${'x'.repeat(5000)}-->`) }), /6 kB, which every page/);
});

test('the style sheet must be one of the book', () => {
  assert.match(report(named()), /book\.yaml:5:1\n {2}The style sheet "look\.css" does not exist/);
  assert.match(report(named('../look.css')), /outside the book/);
  assert.match(report(named('one.txt'), { 'one.txt': '' }), /does not end with \.css/);
});

test('the site’s own tokens can be read on every ground', () => {
  const tokens = siteTokens({ roles: {} });
  const pairs = textOnGround(tokens.keys());
  assert.ok(pairs.length > 25);
  for (const { text, ground } of pairs) {
    const [colour, behind] = [text, ground].map((name) => coloursOf(tokens.get(name)!.value)!);
    for (const theme of ['light', 'dark'] as const)
      assert.ok(contrast(colour![theme], behind![theme]) >= leastContrast, `${text} on ${ground}, ${theme}`);
  }
});

const withFont = (font: string, files: Files = {}) =>
  report([['book.yaml', 'topics:', `fonts:\n  heading: ${font}\ntopics:`]], {
    'fonts/a.ttf': Buffer.from([0, 1, 0, 0, 0, 9]),
    'fonts/OFL.txt': 'SIL Open Font License',
    ...files,
  });

test('a font is a file of the book with its licence, by its name or as a file', () => {
  assert.equal(withFont('{ file: fonts/a.ttf, license: fonts/OFL.txt }'), '');
  assert.equal(withFont('{ file: fonts/a.ttf, license: SIL Open Font License 1.1, serif: true }'), '');
});

test('a font without a licence, or that is none, is reported with its line', () => {
  const cases: [font: string, expected: RegExp, files?: Files][] = [
    ['{ file: fonts/a.ttf }', /book\.yaml:6:\d+\n.*license" is missing/],
    ['{ file: fonts/a.ttf, licence: x }', /"fonts\.heading\.licence".*\n.*\n.*did you mean "license"/],
    ['{ file: fonts/b.ttf, license: x }', /book\.yaml:6:\d+\n {2}"fonts\/b\.ttf" does not exist/],
    ['{ file: fonts/a.ttf, license: OFL.txt }', /book\.yaml:6:\d+\n {2}"OFL\.txt" does not exist/],
    ['{ file: ../a.ttf, license: x }', /outside the book/],
    [
      '{ file: fonts/a.ttf, italic: look.css, license: x }',
      /"look\.css" is not a WOFF2, TrueType or OpenType font/,
      { 'look.css': '' },
    ],
    ['{ file: fonts/a.ttf, weight: 3, license: x }', /field "fonts\.heading\.weight"/],
  ];
  for (const [font, expected, files] of cases) assert.match(withFont(font, files), expected);
});

const withComponent = (name: string, trusted: boolean) =>
  report(
    [
      ['book.yaml', 'topics:', `trusted: ${trusted}\ntopics:`],
      [one, 'Text with', `<Timeline of="x">\n\nText.\n\n</Timeline>\n\nText with`],
    ],
    { [`components/${name}.astro`]: '<slot />' },
  );

test('texts of a trusted book use its components by their names', () => {
  assert.equal(withComponent('Timeline', true), '');
  const misspelt = withComponent('Timelines', true);
  assert.match(
    misspelt,
    /no part called <Timeline>.*\n.*in a trusted book, the name of a file components\/[^]*did you mean <Timelines>\?/,
  );
});

test('a component that cannot be used is reported with what to do', () => {
  assert.match(withComponent('Timeline', false), /Timeline\.astro:1\n.*is a program[^]*`trusted: true`/);
  assert.match(withComponent('Note', true), /Note\.astro:1\n.*belongs to a part[^]*fix: rename the file/);
  assert.match(withComponent('Fence', true), /Fence\.astro:1\n.*belongs to a part/);
  assert.match(withComponent('timeline', true), /timeline\.astro:1\n.*called "timeline"/);
});
