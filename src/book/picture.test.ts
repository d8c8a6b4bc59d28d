import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activePart } from './picture.ts';

const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg"\n viewBox="0 0 9 9">\n${inner}\n</svg>`;

test('a drawing is one, with gradients, styles, links, pictures within and an old doctype', () => {
  for (const inner of [
    '<path d="M1 1h3" fill="url(#sky)"/>',
    `<path style="fill:url('#sky')"/>`,
    '<use href="#dot"/><use xlink:href="#dot"/>',
    '<image href="data:image/png;base64,AAAA" width="3" height="3"/>',
    '<a href="https://example.org/"><path d="M1 1"/></a>',
    '<style>.one { fill: red }</style><text class="one">on = off</text>',
    '<!-- <script> was here -->',
  ])
    assert.equal(activePart(svg(inner)), undefined, inner);
  assert.equal(
    activePart('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + svg('<path/>')),
    undefined,
  );
});

test('what could run or fetch is named with its line', () => {
  for (const [inner, what] of [
    ['<script>1</script>', /a script/],
    ['<path onclick="x()"/>', /handler/],
    ['<path\nonload = "x()"/>', /handler/],
    ['<a href="javascript:x()">y</a>', /link that runs a script/],
    ['<foreignObject><p>y</p></foreignObject>', /HTML/],
    ['<image href="https://example.org/x.png"/>', /another file/],
    ['<use xlink:href="other.svg#a"/>', /another file/],
    ['<path fill="url(https://example.org/#a)"/>', /another file/],
    ['<style>@import "https://example.org/x.css";</style>', /styles from another file/],
  ] as const) {
    const found = activePart(svg(`\n${inner}`));
    assert.match(found?.what ?? '', what, inner);
    assert.equal(found!.line, 4, inner);
  }
});
