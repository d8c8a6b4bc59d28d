/** Plants logos and colours in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { png } from './pictures.testing.ts';
import { report } from './planted.testing.ts';

type Files = Parameters<typeof report>[1];
const book = (lines: string) => [['book.yaml', 'topics:', `${lines}\ntopics:`]] as [string, string, string][];
const withLogo = (name: string, files: Files) => report(book(`logo: ${name}`), files);
const svg = (inner: string, box = '0 0 90 90') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">\n${inner}</svg>`;

test('colours that can be read are taken, alone or for each theme', () => {
  for (const accent of ['"#0a7068"', '{ light: "#A01C5C", dark: "#ffb3d4" }'])
    assert.equal(report(book(`accent: ${accent}`)), '');
});

test('a colour that cannot be read is reported with its contrast and the nearest that can', () => {
  assert.match(
    report(book('accent: "#ff8800"')),
    /book\.yaml:5:1\n {2}The accent colour #ff8800 has a contrast of 2\.13 with #fdf0e0, .* light theme\.\n {2}expected: at least 4\.5.*\n {2}fix: .*"#[0-9a-f]{6}"/,
  );
  const said = report(book('accent: { light: "#0a7068", dark: "#0a7068" }'));
  assert.match(said, /book\.yaml:5:\d+\n {2}The accent colour #0a7068 .* dark theme/);
  const [, better] = /fix: .*"(#\w{6})"/.exec(said)!;
  assert.equal(report(book(`accent: { light: "#0a7068", dark: "${better}" }`)), '');
  assert.match(report(book('accent: teal')), /The field "accent" is not a colour such as "#0a7068"/);
});

test('a logo is a picture of the book, about square', () => {
  assert.equal(withLogo('logo.svg', { 'logo.svg': svg('<path d="M0 0h9"/>') }), '');
  assert.equal(withLogo('art/logo.png', { 'art/logo.png': png(96, 90) }), '');
});

const planted: [name: string, logo: string, files: Files, expected: RegExp][] = [
  [
    'none',
    'logo.svg',
    {},
    /book\.yaml:5:1\n {2}The logo "logo\.svg" does not exist[\s\S]*fix: add .*logo\.svg/,
  ],
  ['one elsewhere', '../logo.svg', {}, /outside the book’s folder/],
  ['another kind', 'logo.gif', { 'logo.gif': 'GIF89a\x01\x00\x01\x00' }, /not in a format/],
  ['no picture', 'logo.png', { 'logo.png': 'text' }, /cannot be read as a picture/],
  ['a program', 'a.svg', { 'a.svg': svg('<script>1</script>') }, /a\.svg:2\n {2}The logo contains a script/],
  ['a wide one', 'a.svg', { 'a.svg': svg('', '0 0 300 90') }, /300 px wide and 90 px high[\s\S]*square/],
  ['a small one', 'a.png', { 'a.png': png(32, 32) }, /32 px wide[\s\S]*expected: .*64 to 1024 px/],
  ['a heavy one', 'a.svg', { 'a.svg': svg(`<!--${' '.repeat(40_000)}-->`) }, /is 41 kB/],
];
for (const [name, logo, files, expected] of planted)
  test(`${name}: the logo is reported with what to do`, () => assert.match(withLogo(logo, files), expected));
