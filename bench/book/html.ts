import { escapeHtml } from '../../src/lab/escape.ts';
import { renderInline } from '../../src/render/text/inline.ts';
import { renderMath } from '../../src/render/text/math.ts';
import { markText } from '../../src/render/text/part-mark.ts';
import type { Block } from './blocks.ts';
import type { GeneratedBook, GeneratedPage } from './generate-book.ts';

/**
 * A question's page as search reads it: the text, ids and marks of the site's layout without what surrounds
 * them. Rendering 10,000 pages through Astro would measure Astro; a test compares this with what the site renders.
 */
export function htmlOf(page: GeneratedPage, book: GeneratedBook): string {
  const { question, number, shortAnswer, aliases } = page;
  const works = page.cites.map((key) => book.works.find((work) => work.key === key)!);
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(question)}</title></head><body><main>`,
    `<article data-question="${number}">`,
    `<h1>${escapeHtml(question)}</h1>`,
    `<section id="short-answer">${heading(2, 'short-answer', 'Short answer', 'short-answer-heading')}`,
    `<div><p>${inline(shortAnswer)}</p></div></section>`,
    `<section id="answer" aria-label="Full answer">${page.blocks.map(blockHtml).join('\n')}</section>`,
    section('misconceptions', 'Misconceptions', page.misconceptions, misconception),
    section('follow-ups', 'What an interviewer asks next', page.followUps, followUp),
    section('quiz', 'Quiz', page.quiz, quiz),
    section(
      'sources',
      'Sources',
      works,
      ({ key, title, url, year }) =>
        `<p id="source-${key}">Generated Library <a href="${url}">${escapeHtml(title)}</a>. ${year}.</p>`,
    ),
    aliases.length > 0
      ? `<details${markText('also-asked')}><summary>Also asked as</summary><p>${escapeHtml(aliases.join(' · '))}</p></details>`
      : '',
    '</article></main></body></html>',
  ].join('\n');
}

const misconception = ({ id, claim, text }: GeneratedPage['misconceptions'][number]): string =>
  `<div${markText('misconception')} id="${id}"><p><b>Wrong:</b> <span${markText('claim')}>“${inline(claim)}”</span></p><p>${inline(text)}</p></div>`;

const followUp = ({ id, question, text }: GeneratedPage['followUps'][number]): string =>
  `<details${markText('follow-up')} id="${id}"><summary>${inline(question)}</summary><div><p>${inline(text)}</p></div></details>`;

const quiz = ({ id, question, choices }: GeneratedPage['quiz'][number]): string =>
  `<div${markText('quiz')} id="${id}"><p${markText('question')} id="${id}-question">${inline(question)}</p>${choices
    .map(
      ({ text, right, why }) =>
        `<details${markText('choice', { right })}><summary>${inline(text)}</summary><p>${inline(why)}</p></details>`,
    )
    .join('')}</div>`;

const heading = (depth: number, id: string, text: string, headingId = id): string =>
  `<h${depth} id="${headingId}">${escapeHtml(text)}<a class="anchor" href="#${id}" aria-label="Link to “${escapeHtml(text)}”"></a></h${depth}>`;

const section = <T>(id: string, title: string, items: readonly T[], write: (item: T) => string): string =>
  items.length > 0
    ? `<section id="${id}">${heading(2, id, title, `${id}-heading`)}${items.map(write).join('\n')}</section>`
    : '';

const codeFacts = (lang: string) => ({
  lang,
  title: lang,
  source: undefined,
  notRun: undefined,
  output: undefined,
  caption: undefined,
});

const inline = (text: string): string => renderInline(text, () => '');

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return heading(block.depth, block.id, block.text);
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const row = (cells: readonly string[], cell: string) =>
        `<tr>${cells.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('\n')}</tr>`;
      return `<table>${row(block.head, 'th')}\n${block.rows.map((cells) => row(cells, 'td')).join('\n')}</table>`;
    }
    case 'formula':
      return `<div class="formula">${renderMath(block.tex, true)}</div>`;
    case 'code':
      return `<figure${markText('code', codeFacts(block.language))} data-code><pre><code>${escapeHtml(block.code)}</code></pre></figure>`;
    case 'diagram': {
      const { title, alt } = block.diagram;
      return `<figure${markText('figure', { title: `${title}.`, alternative: alt })} data-diagram id="figure-flow"><figcaption><b>${escapeHtml(title)}.</b></figcaption></figure>`;
    }
  }
}
