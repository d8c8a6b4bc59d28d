import { findElement, htmlTree } from '#render/html-tree.ts';
import type { BookFile, Ebook } from './book-file.ts';
import { chapterOf, type Chapter, type ChapterTools } from './chapter.ts';
import { DrawingStyles } from './drawings.ts';

/** A page with every kind of part, in the markup of the site's components; a text stands wherever texts do. */
export const samplePage = (
  text = 'light',
  more = '',
): string => `<article data-question="3"><div class="opening">
<nav class="breadcrumb"><a href="/">Questions</a></nav><h1>What is ${text}?</h1>
<section id="short-answer"><h2 id="short-answer-heading">Short answer <a class="anchor" href="#x"></a></h2><div class="short"><p>A wave<sup class="cite"><a href="#source-maxwell">1</a></sup><span class="sidenote">1 Maxwell</span><sup class="cite"><a href="#source-maxwell">1</a></sup><sup class="cite"><a href="#derivation">=</a></sup><span class="sidenote" id="derivation"><b>=</b> Our calculation: 1 + 1</span> of <math><mi>E</mi></math>, see <a href="#colour">colour</a>, <a href="/questions/dark/#depth">dark</a>, <a href="/questions/dark/#gone">gone</a>, <a href="/topics/">topics</a>, <a href="https://example.org/?a=1&amp;b=2">elsewhere</a>.</p></div></section>
<figure class="stage" id="light-stage"><span class="landing" id="figure-old"></span><form><p class="stage-sentence">Seen <b class="role-wrong">once</b>.</p><div class="stage-picture"><svg role="img" aria-label="A ray" class="plot wide" viewBox="0 0 10 10" width="10" height="10"><defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="2" height="2"></pattern></defs><g class="series role-wrong"><path d="M0 0" fill="url(#hatch)"></path></g><text class="note">${text}</text></svg><svg role="img" aria-label="A ray" class="plot narrow" viewBox="0 0 5 5" width="5" height="5"><defs><pattern id="hatch" width="2" height="2"></pattern></defs><path fill="url(#hatch)" d="M0 0"></path></svg></div><button>Play</button><p class="stage-note">Simplified.</p></form></figure></div>
<div class="prose"><section id="answer"><h2 id="colour">Colour of ${text}</h2><p title="${text}">Text <data value="1">1</data><br>${text}</p><img src="/assets/a.png" alt="${text}" loading="lazy"><img src="/assets/b.webp" alt="A photograph">
<figure data-diagram id="figure-a"><div class="canvas"><svg role="img" aria-label="A" aria-describedby="figure-a-alt" viewBox="0 0 9 9"></svg></div><p class="sr-only" id="figure-a-alt">Both ways.</p></figure>
<details class="deeper" data-item="deeper" id="7-deep"><summary><span><b>Going deeper:</b> More</span></summary><div class="reveal"><p>Deep.</p><a class="anchor" href="#7-deep"></a></div></details>
<div class="lab" data-lab="light"><h3 id="light-title">Try</h3><p>Set it.</p><form class="lab-controls"><input type="range"></form><div class="lab-view"><div class="lab-picture"><p class="lab-caption">Bars</p><svg viewBox="0 0 9 9"></svg></div></div><details class="lab-simplified"><summary>What</summary></details></div></section>
<details class="follow-up" id="speed"><summary><span>How fast?</span></summary><div class="reveal">Very.</div></details>
<div class="quiz" id="medium" role="group"><p class="quiz-question"><span id="medium-question">Where?</span></p><details class="choice right"><summary><span>In vacuum</span></summary><div class="reveal"><p class="verdict">Right.</p>Yes.</div></details><details class="choice not-right"><summary><span>In ether</span></summary><div class="reveal"><p class="verdict">Wrong.</p><p>No.</p></div></details></div>
<section id="sources"><h2 id="sources-heading">Sources</h2><ol class="source-list"><li id="source-maxwell"><span class="number">1</span><div>Maxwell. <a href="https://example.org/a b">Light</a>.</div><details><summary>how</summary><span class="use">Used for: waves.</span><ul class="quotations"><li>“quoted”</li></ul></details></li></ol></section></div>
<script>alert(1)</script><nav class="neighbours">Next</nav>${more}</article>`;

export const sampleTools = (): ChapterTools & { styles: DrawingStyles } => ({
  styles: new DrawingStyles(),
  sourceOf: () => 'E',
  address: (slug, id) => `https://book.example/questions/${slug}/#${id}`,
  isShown: (src) => src.endsWith('.png'),
});

export function sampleChapter(slug: string, page: string, tools = sampleTools()): Chapter {
  const article = findElement(htmlTree(page), ({ tag }) => tag === 'article')!;
  const facts = {
    slug,
    number: 3,
    question: `What is ${slug}?`,
    topics: ['optics'],
    changed: new Date('2026-03-04'),
  };
  return chapterOf(article, facts, tools, 'How this was calculated');
}

export const sampleSite = { site: 'https://book.example/' };

/** A book of two chapters that lead to each other. */
export function sampleBook(text?: string): { book: BookFile; ebook: Omit<Ebook, 'chapters'> } {
  const tools = sampleTools();
  const dark = `<article><h1>What is dark?</h1><h2 id="depth">Depth</h2><p><a href="/questions/light/">light</a></p></article>`;
  const chapters = [sampleChapter('light', samplePage(text), tools), sampleChapter('dark', dark, tools)];
  const title = text ?? 'Optics';
  const mark = { html: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>' };
  return {
    book: {
      ...{ title, tagline: title, description: title, creator: title, language: 'en', mark },
      url: sampleSite.site,
      topics: [
        { slug: 'optics', title, description: title, chapters: chapters.slice(0, 1) },
        { slug: 'night', title: 'Night', chapters: chapters.slice(1) },
      ],
    },
    ebook: {
      pictures: [{ src: '/assets/a.png', name: 'a.png', type: 'image/png', bytes: new Uint8Array(3) }],
      fonts: [{ name: 'inter.woff2', bytes: new Uint8Array(3) }],
      styles: tools.styles.css(),
    },
  };
}
