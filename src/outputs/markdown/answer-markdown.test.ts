import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerMarkdown } from './answer-markdown.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { renderMath } from '#render/text/math.ts';
import { markText } from '#render/text/part-mark.ts';

const markdown = (body: string) =>
  answerMarkdown(
    readAnswer(
      `<article><div><p${markText('display-title')}>Short</p><h1>Why?</h1></div>${body}</article>`,
      'questions/one/index.html',
    ),
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
    `<span>6</span><sup${markText('page-only')}><a href="#${id}">=</a></sup>` +
    `<span${markText('derivation')} id="${id}"><b>=</b> Our calculation: ${renderMath('2 \\cdot 3', false)}</span>`;
  const aside = `<span${markText('page-only')}>A</span>`;
  const cited = `<sup${markText('citation', { unchecked: false })}><a href="#source-a">3</a></sup>${aside}`;
  const doubt = ` <span${markText('doubt')}>not checked</span>`;
  const unchecked = `<sup${markText('citation', { unchecked: true })}><a href="#source-b">4</a></sup>${doubt}${aside}`;
  const text = markdown(
    `<p>Known${cited}${cited}, and ${derived('derivation')}.</p>` +
      `<table><tr><td>9${unchecked}</td><td>${derived('derivation-2')}</td></tr></table><h2>Sources</h2>`,
  );
  assert.match(text, /\nKnown \[3\], and 6\[\^1\]\.\n/);
  assert.match(text, /\| 9 \[4\]\[\^2\] \| 6\[\^1\] \|/);
  assert.ok(
    text.endsWith(
      '## Sources\n\n[^1]: Our calculation: $2 \\cdot 3$\n\n[^2]: [4] not checked against the text.\n',
    ),
    text,
  );
});

test('a note stands apart, another question in one line, the use of a source without its title', () => {
  const text = markdown(
    `<aside${markText('note', { of: 'note', label: 'Careful' })}><p${markText('page-only')}>Careful</p><p>Hot.</p></aside>` +
      `<ul><li${markText('relation')}><img src="/t.svg" alt=""><span${markText('how')}>Compare</span>` +
      `<p${markText('title')}><a href="/q/">Why not?</a></p><span${markText('why')}>So.</span></li></ul>` +
      `<ol><li>Title<details${markText('use')}><summary${markText('page-only')}>how</summary><span>Used for: all.</span></details></li></ol>`,
  );
  assert.match(text, /> \*\*Careful\*\*\n>\n> Hot\.\n/);
  assert.match(text, /- \*\*Compare\*\* \[Why not\?\]\(https:\/\/example\.org\/q\/\) So\.\n/);
  assert.match(text, /1\. Title\s+Used for: all\./);
});

const python = {
  lang: 'python',
  source: 'one.py',
  title: 'one.py',
  output: '1',
  notRun: undefined,
  caption: undefined,
};

test('figures in words, code with its language and output, links that work from anywhere', () => {
  const text = markdown(
    `<figure${markText('figure', { title: 'Flow.', alternative: 'A leads to B.' })} id="f"><div${markText('drawing')}>` +
      '<svg aria-label="x"></svg></div><p>A leads to B.</p><figcaption> <b>Flow.</b> It flows.<a href="#f"></a></figcaption></figure>' +
      `<figure${markText('code', python)}><div>one.py<button>Copy</button></div>` +
      '<pre><code><span class="tk">print</span>(1)\n</code></pre><div><p>Output</p><pre>1</pre></div></figure>' +
      '<p><a href="/book/questions/two/">two</a> and <a href="#f">here</a></p>',
  );
  assert.match(text, /\*\*Figure: Flow\.\*\* It flows\.\n\n> A leads to B\./);
  assert.match(text, /`one\.py`:\n\n```python\nprint\(1\)\n```\n\nOutput:\n\n```text\n1\n```/);
  assert.match(text, /\[two\]\(https:\/\/example\.org\/book\/questions\/two\/\)/);
  assert.match(text, /\[here\]\(https:\/\/example\.org\/book\/questions\/one\/#f\)/);
  assert.doesNotMatch(text, /Copy|svg/);
});

test('a quiz is one list with verdicts, a follow-up a heading', () => {
  const choice = (text: string, right: boolean) =>
    `<details${markText('choice', { right })}><summary><span>${text}</span></summary><div><p${markText('page-only')}>Verdict</p><p>Since ${text}.</p></div></details>`;
  const text = markdown(
    `<div${markText('quiz')}><p${markText('question')}>Which?</p>${choice('A', true)}${choice('B', false)}</div>` +
      `<details${markText('follow-up')}><summary><span>And then?</span></summary><div><p>More.</p></div></details>`,
  );
  assert.match(text, /Which\?\n\n- A\n\n  \*\*Right\.\*\* Since A\.\n\n- B\n\n  \*\*Wrong\.\*\*/);
  assert.match(text, /### And then\?\n\nMore\./);
});

test('marks stand around words: none within its like, none around space, and no heading above nothing', () => {
  const text = markdown(
    `<details${markText('deeper')}><summary><span> <b>Deeper:</b> <b>very</b> <i>so</i> </span></summary><p>So.</p></details>` +
      '<p>See<a href="https://example.org/x"> this page </a>too.</p>' +
      `<details${markText('also-asked')}><summary>Also asked as</summary><p>wherefore</p></details>`,
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
  assert.match(markdown('<p><code>a\n\n&lt;img src=x>\n\nb</code></p>'), /`a <img src=x> b`/);
  const formula = `<math${markText('formula', { tex: 'a<b</script>' })}><mi>a</mi></math>`;
  assert.match(markdown(`<p>${formula}</p>`), /\$a\\lt b\\lt \/script>\$/);
  assert.match(markdown('<p><a href="https://x:99999999/">half</a></p>'), /\nhalf\n/);
});

test('footnotes are footnotes, what is raised or ticked is still so', () => {
  const mark = `<sup${markText('footnote', { name: 'a', said: 'Why.' })}><a href="#footnote-a">a</a></sup>`;
  const text = markdown(
    `<p>H<sub>2</sub>O, x<sup>2</sup>${mark}.</p><ul><li><input type="checkbox" checked disabled> Done</li></ul>` +
      `<dl><dt>Term</dt><dd>Meaning</dd></dl>` +
      `<section><ol${markText('footnotes')}><li id="footnote-a"><p>Why.<a href="#footnote-a-mark"></a></p></li></ol></section>`,
  );
  assert.match(text, /\nH<sub>2<\/sub>O, x<sup>2<\/sup>\[\^a\]\.\n/);
  assert.match(text, /\n- ☑ Done\n/);
  assert.match(text, /\n\*\*Term\*\*\n\nMeaning\n/);
  assert.ok(text.endsWith('\n[^a]: Why.\n'), text);
});
