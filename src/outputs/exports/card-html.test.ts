import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardHtml, textHtml } from './card-html.ts';

const none = () => undefined;

test('formulas are for MathJax, links whole, and attributes of the page are gone', () => {
  assert.equal(
    cardHtml(
      [
        [
          'p',
          { class: 'x', onclick: 'x' },
          ['a', { href: '/book/questions/light/#a', id: 'b' }, 'see'],
          ' & <b>',
        ],
        ['math', { 'data-tex': 'a<b' }, ['mi', {}, 'a']],
        ['math', { 'data-tex': '\\frac{{a}}{b}', display: 'block' }, ['mi', {}, 'a']],
        ['a', { href: 'javascript:alert(1)' }, 'x'],
        ['a', { href: '//evil.example' }, 'y'],
        ['iframe', { src: '/x' }, 'z'],
        ['br', {}],
      ],
      none,
    ),
    '<p><a href="http://localhost:4321/book/questions/light/#a">see</a> &#38; &#60;b&#62;</p>' +
      '\\(a&#60;b\\)\\[\\frac&#123;&#123;a}}&#123;b}\\]<a>x</a><a>y</a>z<br>',
  );
});

test('a picture comes along, or what it shows is said', () => {
  const picture = ['img', { src: '/assets/a.png', alt: 'an <ellipse>', class: 'x', width: '20' }] as const;
  assert.equal(
    cardHtml([[...picture]], (address) => (address === '/assets/a.png' ? 'light-1.png' : undefined)),
    '<img alt="an &#60;ellipse&#62;" width="20" src="light-1.png">',
  );
  assert.equal(cardHtml([[...picture]], none), 'an &#60;ellipse&#62;');
});

test('no text is taken for a field, a sound or a formula', () => {
  const cases: [text: string, html: string][] = [
    ['{{c1::x}} {{{Asked}}}', '&#123;&#123;c1::x}} &#123;&#123;&#123;Asked}}}'],
    ['[sound:x.mp3] [1] [$]y[/$]', '&#91;sound:x.mp3] &#91;1] &#91;$]y&#91;/$]'],
    ['\\(x\\) \\[y', '\\<span>(</span>x\\) \\<span>&#91;</span>y'],
    ['e\u0301', '\u00e9'],
  ];
  for (const [text, html] of cases) assert.equal(textHtml(text), html, text);
  // Of an element that Anki does not know its contents stand there alone.
  assert.equal(cardHtml(['[', ['bdi', {}, 'sound:x.mp3]']], none), '&#91;sound:x.mp3]');
  assert.equal(cardHtml(['\\', ['bdi', {}, '(x']], none), '\\<span></span>(x');
  assert.equal(cardHtml(['a\u001fb\0c\r\nd'], none), 'abc\nd');
});

test('a formula that MathJax would end before its end, or take for a link, a style or a definition, stands as text', () => {
  const math = (tex: string) => cardHtml([['math', { 'data-tex': tex }]], none);
  for (const tex of [
    '\\verb|\\) \\(\\href{x}{y}|',
    'x % \\] \\[y',
    '\\text{a \\( x}',
    'a \\\\% b',
    'a %',
    '\\def\\a#1{y}{\\def\\a#1{#1}}\\a{\\href{javascript:alert(1)}{x}}',
    '\\gdef\\z{x}y',
    '\\TextOrMath{\\style{x}{y}}{z}',
    '\\@secondoftwo{x}{y}',
    '\\ce{\\l$et\\text$\\h$ref$}',
    '\\ce{/x^\\de^f}',
    '\\pu{1 {2 {3}}}',
    '\\ce\\x',
  ])
    assert.equal(math(tex), textHtml(tex), tex);
  for (const tex of [
    '\\le x \\longrightarrow y \\newline z',
    '50\\%',
    'a \\\\[2pt] b',
    '\\left( x \\right)',
    'a \\\\(b)',
    '\\frac{\\ce{SO4^{2-} + 2 H+}}{\\pu{1.5e3 kg//m3}}',
    '\\ce {A ->[x] B} \\centerdot',
  ])
    assert.match(math(tex), /^\\\([^]*\\\)$/, tex);
});
