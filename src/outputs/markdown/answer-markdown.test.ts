import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerMarkdown } from './answer-markdown.ts';
import { findElement, htmlTree } from '#render/html-tree.ts';
import { renderMath } from '#render/math.ts';

const markdown = (body: string) =>
  answerMarkdown(
    findElement(
      htmlTree(`<article><div><p class="display-title">Short</p><h1>Why?</h1></div>${body}</article>`),
      ({ tag }) => tag === 'article',
    )!,
    'https://example.org/book/questions/one/',
    ['Version 1: https://example.org/x'],
  );

test('the head names the question and below it where it is kept', () => {
  assert.equal(markdown(''), '# Why?\n\n- Version 1: <https://example.org/x>\n');
});

test('formulas become TeX again', () => {
  const text = markdown(`<p>If ${renderMath('a_1 < b', false)}, then</p>${renderMath('\\frac{1}{2}', true)}`);
  assert.match(text, /If \$a_1 < b\$, then/);
  assert.match(text, /\$\$\n\\frac\{1\}\{2\}\n\$\$/);
});

test('citations keep their numbers; what interrupts a sentence is a footnote, once', () => {
  const derived = (id: string) =>
    `<span class="derived">6</span><sup class="cite"><a href="#${id}">=</a></sup>` +
    `<span class="sidenote" id="${id}"><b>=</b> Our calculation: ${renderMath('2 \\cdot 3', false)}</span>`;
  const cited = '<sup class="cite"><a href="#source-a">3</a></sup><span class="sidenote">A</span>';
  const unchecked =
    '<sup class="cite"><a href="#source-b">4</a></sup> <span class="unchecked">not checked</span><span class="sidenote">B</span>';
  const text = markdown(
    `<p>Known${cited}${cited}, and ${derived('derivation')}.</p>` +
      `<table><tr><td>9${unchecked}</td><td>${derived('derivation-2')}</td></tr></table><h2>Sources</h2>`,
  );
  assert.match(text, /\nKnown \[3\], and 6\[\^1\]\.\n/);
  assert.match(text, /\| 9 \[4\]\[\^2\] \| 6\[\^1\] \|/);
  assert.ok(
    text.endsWith('## Sources\n\n[^1]: Our calculation: $2 \\cdot 3$\n\n[^2]: [4] not checked.\n'),
    text,
  );
});

test('a note stands apart, another question in one line, the use of a source without its title', () => {
  const text = markdown(
    '<aside class="note-box"><p class="note-label">Careful</p><p>Hot.</p></aside><ul><li class="card"><img src="/t.svg" alt="">' +
      '<span class="kind">Compare</span><p class="title"><a href="/q/">Why not?</a></p><span class="why">So.</span></li></ul>' +
      '<ol><li>Title<details><summary>how it is used</summary><span class="use">Used for: all.</span></details></li></ol>',
  );
  assert.match(text, /> \*\*Careful\*\*\n>\n> Hot\.\n/);
  assert.match(text, /- \*\*Compare\*\* \[Why not\?\]\(https:\/\/example\.org\/q\/\) So\.\n/);
  assert.match(text, /1\. Title\s+Used for: all\./);
});

test('figures by their twins, code with its language and output, links that work from anywhere', () => {
  const text = markdown(
    '<figure data-diagram id="f"><div class="canvas"><svg aria-label="x"></svg></div><p class="sr-only">A leads to B.</p>' +
      '<figcaption> <b>Flow.</b> It flows.<a class="anchor" href="#f"></a></figcaption></figure>' +
      '<figure data-code data-lang="python" data-source="one.py"><div class="code-head">one.py<button>Copy</button></div>' +
      '<pre><code><span class="tk">print</span>(1)\n</code></pre><div class="output"><p>Output</p><pre>1</pre></div></figure>' +
      '<p><a href="/book/questions/two/">two</a> and <a href="#f">here</a></p>',
  );
  assert.match(text, /\*\*Figure: Flow\.\*\* It flows\.\n\n> A leads to B\./);
  assert.match(text, /`one\.py`:\n\n```python\nprint\(1\)\n```\n\nOutput:\n\n```text\n1\n```/);
  assert.match(text, /\[two\]\(https:\/\/example\.org\/book\/questions\/two\/\)/);
  assert.match(text, /\[here\]\(https:\/\/example\.org\/book\/questions\/one\/#f\)/);
  assert.doesNotMatch(text, /Copy|svg/);
});

test('a quiz is one list with verdicts, a follow-up a heading', () => {
  const choice = (text: string, verdict: string) =>
    `<details class="choice"><summary><span>${text}</span></summary><div class="reveal"><p class="verdict">${verdict}</p><p>Since ${text}.</p></div></details>`;
  const text = markdown(
    `<div class="quiz"><p class="quiz-question">Which?</p>${choice('A', 'Right.')}${choice('B', 'Wrong.')}</div>` +
      '<details class="follow-up"><summary><span>And then?</span></summary><div class="reveal"><p>More.</p></div></details>',
  );
  assert.match(text, /Which\?\n\n- A\n\n  \*\*Right\.\*\* Since A\.\n\n- B\n\n  \*\*Wrong\.\*\*/);
  assert.match(text, /### And then\?\n\nMore\./);
});

test('marks stand around words: none within its like, none around space, and no heading above nothing', () => {
  const text = markdown(
    '<details class="deeper"><summary><span> <b>Deeper:</b> <b>very</b> <i>so</i> </span></summary><p>So.</p></details>' +
      '<p>See<a href="https://example.org/x"> this page </a>too.</p>' +
      '<details class="aliases"><summary>Also asked as</summary><p id="also-asked-as">wherefore</p></details>',
  );
  assert.match(text, /\*\*Deeper: very _so_\*\*\n/);
  assert.match(text, /See \[this page\]\(https:\/\/example\.org\/x\) too\./);
  assert.doesNotMatch(text, /Also asked|wherefore/);
});

test('a quotation keeps its marks', () => {
  assert.match(markdown('<ul><li><q>by 75%</q> (table 1)</li></ul>'), /[-*] “by 75%” \(table 1\)/);
});

test('text that looks like markup stays text', () => {
  assert.match(markdown('<p>a &lt;script&gt; and *stars*</p>'), /a \\<script> and \\\*stars\\\*/);
});
