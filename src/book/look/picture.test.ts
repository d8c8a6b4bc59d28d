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
    '<a href="https://example.org/"><path d="M1 1"/></a><a href="#a:b"/><a href="more.html"/>',
    '<style>.one { fill: red }</style><text class="one">on = off</text>',
    '<!-- <script> was here -->',
    '<style><![CDATA[ .one > g { fill: red } ]]></style><style id="two"/><g/>',
    '<text aria-label="Größe, é = 1">é = 1</text><!--é-->',
    '<text>a &amp; b &lt; c\\d</text><path inkscape:export-filename="C:\\x.png"/>',
  ])
    assert.equal(activePart(svg(inner)), undefined, inner);
  assert.equal(
    activePart(
      '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' +
        svg('<path/>'),
    ),
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
    ['<image xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/x.png"/>', /another file/],
    ['<path style="fill:u\\72l(https://example.org/#a)"/>', /in codes/],
    ['<style>@\\69mport "https://example.org/x.css";</style>', /in codes/],
    [`<path style="background:image-set('https://example.org/x.png' 1x)"/>`, /another file/],
    ['<path fill="url(https://example.org/#a)"/>', /another file/],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>', /a script/],
    ['<style><![CDATA[<!--]]></style><script>1</script><!-- -->', /a script/],
    ['<!DOCTYPE svg SYSTEM "<!--"><script>1</script><!-- -->', /a script/],
    ['<scr\u001b(Bipt>1</script>', /no text/],
    ['<h:iframe xmlns:h="http://www.w3.org/1999/&#120;html"/>', /HTML/],
    ['<a href="java&#9;script:x()">y</a>', /link that runs a script/],
    ['<a xlink:href="&#106;avascript:x()">y</a>', /link that runs a script/],
    ['<a href="data:text/html,x">y</a>', /link that runs a script/],
    ['<set attributeName="href" to="javascript:x()"/>', /animation/],
    ['<animate attributeName="xlink:href" values="javascript:x()"/>', /animation/],
    ['<?xml-stylesheet href="a.txt" type="text/xsl"?>', /style sheet/],
    ['<style>@import "https://example.org/x.css";</style>', /styles from another file/],
    ['<style>@im<!-- -->port "https://example.org/x.css";</style>', /styles from another file/],
    ['<style>@im<?a?>port "https://example.org/x.css";</style>', /an instruction/],
    ['<style>@im<![CDATA[port "https://example.org/x.css";]]></style>', /styles from another file/],
    ['<style>@im<g/>port "https://example.org/x.css";</style>', /in pieces/],
    ['<style title="/>">@im<g/>port "https://example.org/x.css";</style>', /within an attribute/],
    ['<image data-x=">" href="https://example.org/x.png"/>', /within an attribute/],
    ['<a:image xmlns:a="http://www.w3.org/2000/svg" href="https://example.org/x.png"/>', /another file/],
    ['<path fill="\\75rl(https://example.org/#a)"/>', /in codes/],
    ['<set attributeName="mask" to="\\75rl(https://example.org/#a)"/>', /in codes/],
    ['<a href="#b" ping="https://example.org/">y</a>', /handler/],
    ['<!ATTLIST svg onload CDATA "x()">', /declaration/],
    [
      '<!NOTATION a SYSTEM "b"><!NOTATION c SYSTEM "<!--">]><script>1</script><!-- -->',
      /a script|declaration/,
    ],
    ['<h:iframe xmlns:h="http&colon;//www.w3.org/1999/xhtml"/>', /entity/],
    ['<a href="javascript&colon;x()">y</a>', /entity/],
    ['<image é:href="https://example.org/x.png"/>', /beyond ASCII/],
    ['<é:script xmlns:é="http://www.w3.org/2000/svg">1</é:script>', /beyond ASCII/],
  ] as const) {
    const found = activePart(svg(`\n${inner}`));
    assert.match(found?.what ?? '', what, inner);
    assert.equal(found!.line, 4, inner);
  }
  for (const [before, what] of [
    ['<!DOCTYPE svg [ <!-- ]><script>1</script><!-- -->', /declarations of its own/],
    ['<?xml version="1.0" encoding="Shift_JIS"?>', /another encoding/],
    ["<?xml version='1.0' encoding='utf-16'?>", /another encoding/],
  ] as const)
    assert.match(activePart(before + svg('<path/>'))?.what ?? '', what, before);
});

test('a long text of any kind is read as soon as a short one', () => {
  // Patterns that go back to where they began took a minute for 8 kB of the first, and hours for a million of the last.
  assert.equal(activePart(svg(`<g ${'é'.repeat(80_000)}/>`)), undefined);
  assert.equal(activePart(svg(`<text>${'é="" '.repeat(160_000)}</text>`)), undefined);
  for (const part of ['<a-', '<a:', '<style ', '<!DOCTYPE ', 'style ', 'url( ', ' fill="', ' '])
    activePart(svg(`<text>${part}${part.replace('<a', 'a').repeat(1_000_000 / part.length)}</text>`));
  activePart(svg(`<path fill="url(${' '.repeat(1_000_000)})"/>`));
});
