import { renderMath } from '#render/text/math.ts';
import { markText as is } from '#render/text/part-mark.ts';

const code = {
  lang: 'python',
  source: 'light/ray.py',
  title: 'ray.py',
  notRun: undefined,
  output: '1',
  caption: 'A ray',
};
const cite = `<sup${is('citation', { unchecked: false })} class="cite"><a href="#source-maxwell">1</a></sup><span${is('page-only')} class="sidenote">1 Maxwell</span>`;
const doubted = `<sup${is('citation', { unchecked: true })} class="cite"><a href="#source-maxwell">1</a></sup> <span${is('doubt')} class="unchecked">not checked</span>`;
const derived = `<sup${is('page-only')} class="cite"><a href="#derivation">=</a></sup><span${is('derivation')} class="sidenote" id="derivation"><b>=</b> Our calculation: 1 + 1</span>`;
const svg = (form: string, inside = '') =>
  `<svg role="img" aria-label="A ray" class="plot ${form}" viewBox="0 0 10 10" width="10" height="10">${inside}</svg>`;
const hatch =
  '<defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="2" height="2"></pattern></defs>';
const choice = (text: string, right: boolean, why: string) =>
  `<details${is('choice', { right })} class="choice ${right ? 'right' : 'not-right'}"><summary><span>${text}</span></summary><div class="reveal"><p${is('page-only')} class="verdict">Verdict</p>${why}</div></details>`;

/** A page with every kind of part, as the site's components mark and style them; a text stands wherever texts do. */
export const samplePage = (
  text = 'light',
  more = '',
): string => `<article data-question="3"><div class="opening">
<nav class="breadcrumb"><a href="/">Questions</a></nav><p${is('display-title')} class="display-title">${text}</p><h1>What is ${text}?</h1><ul${is('facts')} class="facts"><li>Question 3</li></ul>
<section${is('lead')} id="short-answer" class="lead"><h2 id="short-answer-heading">Short answer <a class="anchor" href="#x"></a></h2><div${is('short')} class="short"><p>A wave${cite}${cite}${derived} of ${renderMath('E', false)}, see <a href="#colour">colour</a>, <a href="/questions/dark/#depth">dark</a>, <a href="/questions/dark/#gone">gone</a>, <a href="/topics/">topics</a>, <a href="https://example.org/?a=1&amp;b=2">elsewhere</a>${doubted}.</p></div><p${is('page-only')} class="actions"><button>Copy</button></p></section>
<figure${is('stage')} class="stage" id="light-stage"><span${is('alias')} class="alias" id="figure-old"></span><form><p${is('sentence')} class="stage-sentence">Seen <b class="role-wrong">once</b>.</p><div${is('drawing')} class="stage-picture">${svg('wide', `${hatch}<g class="series role-wrong"><path d="M0 0" fill="url(#hatch)"></path></g><text class="note">${text}</text>`)}${svg('narrow', `${hatch}<path fill="url(#hatch)" d="M0 0"></path>`)}</div><button>Play</button><p${is('remark')} class="stage-note">Simplified.</p></form></figure></div>
<div class="prose"><section id="answer"><h2 id="colour">Colour of ${text}</h2><p title="${text}">Text <data value="1">1</data><br>${text}</p><img src="/assets/a.png" alt="${text}" loading="lazy"><img src="/assets/b.webp" alt="A photograph">
<div${is('equation')} class="formula" tabindex="0">${renderMath('c = \\lambda f', true)}</div><div${is('table')} class="table"><table id="table-colour"><tr><th>Colour<span${is('spoken')} class="sr-only">name</span></th><td class="right">${text}</td></tr></table></div>
<figure${is('figure', { title: 'Rays.', alternative: 'Both ways.' })} data-diagram id="figure-a"><div${is('drawing')} class="canvas">${svg('')}</div><ul${is('legend')} class="legend"><li>ray</li></ul><p class="sr-only" id="figure-a-alt">Both ways.</p><figcaption> <b>Rays.</b> Bent.<a class="anchor" href="#figure-a"></a></figcaption></figure>
<figure${is('code', code)} data-code class="folded" id="code-ray"><div class="code-head"><span class="file">ray.py</span><button>Copy</button></div><pre tabindex="0"><code><span class="k">import</span> ray</code></pre><div class="output"><p>Output</p><pre>1</pre></div><figcaption>A ray</figcaption></figure>
<aside${is('note', { of: 'warning', label: 'Careful' })} class="note-box warning"><p${is('page-only')} class="note-label">Careful</p><p>Bright.</p></aside>
<details${is('deeper')} class="deeper" data-item="deeper" id="7-deep"><summary><span><b>Going deeper:</b> More</span></summary><div class="reveal"><p>Deep.</p><a class="anchor" href="#7-deep"></a></div></details>
<div${is('lab')} class="lab" data-lab="light"><h3 id="light-title">Try</h3><p>Set it.</p><form class="lab-controls"><input type="range"></form><p${is('page-only')} class="no-script">Defaults</p><div${is('view')} class="lab-view"><div class="lab-picture"><p class="lab-caption">Bars</p>${svg('wide')}</div><table><caption class="sr-only">Bars</caption><tr><td>1</td></tr></table></div><details class="lab-simplified"><summary>What is simplified</summary><ul><li>All</li></ul></details></div></section>
<h2 id="in-three-minutes">In three minutes</h2><ol><li>It bends.</li></ol>
<div${is('misconception')} class="misconception" data-item="misconception" id="ether"><p class="claim"><b class="wrong-label">Wrong:</b> <span${is('claim')}>“It needs ether.”</span></p><p class="instead"><b>Correct:</b> <span${is('instead')}>It needs nothing.</span></p><p>It travels.</p></div>
<details${is('follow-up')} class="follow-up" data-item="follow-up" id="speed"><summary><span>How fast?</span></summary><div class="reveal">Very.</div></details>
<div${is('quiz')} class="quiz" data-item="quiz" id="medium" role="group"><p${is('question')} class="quiz-question"><span id="medium-question">Where?</span></p>${choice('In vacuum', true, 'Yes.')}${choice('In ether', false, '<p>No.</p>')}</div>
<details${is('also-asked')} class="aliases"><summary>Also asked as</summary><p id="also-asked-as">${text} waves</p></details>
<section id="sources"><h2 id="sources-heading">Sources</h2><ol${is('source-list')} class="source-list"><li id="source-maxwell"><span${is('page-only')} class="number">1</span><div>Maxwell. <a href="https://example.org/a b">Light</a>.</div><details${is('use')}><summary${is('page-only')}>how</summary><span class="use">Used for: waves.</span><ul${is('quotations')} class="quotations"><li><q>quoted</q></li></ul></details></li></ol></section>
<section${is('related')} id="related"><ul class="wall"><li${is('relation')} class="card"><span${is('how')} class="kind">Compare</span><p${is('title')} class="title"><a href="/questions/dark/">Dark</a></p><span${is('why')} class="why">The other.</span></li></ul></section></div>
<script>alert(1)</script><nav class="neighbours">Next</nav>${more}</article>`;
