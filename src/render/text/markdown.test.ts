import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownToHtml, type MarkdownToHtmlResult } from 'satteri';
import { commonMarkdown } from './common-markdown.ts';
import { mdastPlugins } from './markdown.ts';
import { features } from './mdx-tree.ts';
import { withoutMarks } from './part-mark.ts';

const html = (text: string): string =>
  (markdownToHtml(commonMarkdown(text), { features, mdastPlugins }) as MarkdownToHtmlResult).html
    .replace(/<[^<>]*>/g, withoutMarks)
    .replace(/<math[^]*?<\/math>/g, '<math/>');

test('footnotes stand behind the answer in the order of their marks, and lead back', () => {
  const text = html(
    'One.[^z] Two.[^a] Again.[^z]\n\n[^a]: Of two.[^in]\n\n[^z]: Of *one*.\n\n[^in]: Within.',
  );
  const mark = (name: string, id = '') =>
    `<sup${id} class="cite"><a href="#footnote-${name}" aria-label="Footnote ${name}">${name}</a></sup>`;
  const first = (name: string) => mark(name, ` id="footnote-${name}-mark"`);
  assert.ok(text.includes(`One.${first('a')} Two.${first('b')} Again.${mark('a')}`), text);
  const back = (name: string) =>
    `<a class="back" href="#footnote-${name}-mark" aria-label="Back to the text"></a>`;
  const list = /<section class="footnotes" aria-label="Footnotes">([^]*?)<\/section>/.exec(text)![1]!;
  assert.equal(
    list.replaceAll('\n', ''),
    `<ol type="a"><li id="footnote-a"><p>Of <em>one</em>.${back('a')}</p></li>` +
      `<li id="footnote-b"><p>Of two.${first('c')}${back('b')}</p></li>` +
      `<li id="footnote-c"><p>Within.${back('c')}</p></li></ol>`,
  );
});

test('a formula by itself on its lines is displayed, one in a sentence is not', () => {
  const shown = '<div class="formula" tabindex="0"><math/></div>';
  const lines = (text: string) =>
    /<section[^>]*>([^]*)<\/section>/.exec(html(text))![1]!.replaceAll('\n', '');
  assert.equal(lines('\\[ x^2 \\]'), shown);
  assert.equal(lines('Größe\n$$x^2$$\nso.'), `<p>Größe</p>${shown}<p>so.</p>`);
  assert.equal(lines('```math\nx\n```'), shown);
  assert.equal(lines('a $$x$$ b'), '<p>a <math/> b</p>');
  assert.equal(lines('*a*$$x$$**b**'), '<p><em>a</em><math/><strong>b</strong></p>');
});

test('a note without a title has none, on Windows too', () => {
  const note = '> [!NOTE]\n> Said.';
  assert.equal(html(note.replace('\n', '\r\n')), html(note));
});
