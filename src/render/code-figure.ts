import { bringsText } from './text/part-styles.ts';
import { escapeHtml } from '#lab/escape.ts';
import { messages } from '#messages/of-book.ts';
import { highlight, lineNumbers } from './highlight.ts';
import { markText } from './text/part-mark.ts';

/** A longer sample shows the lines that are marked in it, or its first ones, until it is unfolded. */
const longest = 12;

/** A code sample with its name, copy button and, if it has any, output. */
export async function codeFigure(input: {
  code: string;
  lang: string;
  /** Shown above the code. */
  title?: string | undefined;
  source?: string | undefined;
  region?: string | undefined;
  /** Address of the whole file, of which a region is shown. */
  whole?: string | undefined;
  lines?: string | undefined;
  caption?: string | undefined;
  output?: string | undefined;
  notRun?: string | undefined;
  id?: string | undefined;
}): Promise<string> {
  const marked = lineNumbers(input.lines);
  const pre = await highlight(input.code, input.lang, marked);
  const count = input.code.trimEnd().split('\n').length;
  const folds = count > longest;
  const { lang, region, source, notRun: reason, caption: said } = input;
  const name = [input.title ?? lang, ...(input.title && region ? [region] : [])].join(' ');
  const facts = { lang, title: name, source, notRun: reason, output: input.output?.trimEnd(), caption: said };
  const isSeldom =
    marked.size > 0 || folds || [input.source, reason, input.output].some((part) => part !== undefined);
  const attributes = [
    'data-code',
    folds && 'class="folded"',
    `data-lang="${escapeHtml(input.lang)}"`,
    input.id && `id="${escapeHtml(input.id)}"`,
    input.source && `data-source="${escapeHtml(input.source)}"`,
    input.region && `data-region="${escapeHtml(input.region)}"`,
  ].filter(Boolean);
  const title = input.title
    ? `<span class="file">${escapeHtml(input.title)}${input.region ? ` <span class="region">${escapeHtml(input.region)}</span>` : ''}</span>`
    : `<span class="file">${escapeHtml(input.lang)}</span>`;
  const whole = input.whole
    ? `<a class="whole" href="${escapeHtml(input.whole)}">${messages.wholeFile}</a>`
    : '';
  const notRun = input.notRun
    ? `<p class="not-run"><b>${messages.notRunHere}</b> ${escapeHtml(input.notRun)}</p>`
    : '';
  const output =
    input.output !== undefined
      ? `<div class="output"><p>${messages.output}</p><pre tabindex="0">${escapeHtml(input.output.trimEnd())}</pre></div>`
      : '';
  const anchor = input.id
    ? `<a class="anchor" href="#${escapeHtml(input.id)}" aria-label="${messages.linkToCode}"></a>`
    : '';
  const caption = input.caption ? `<figcaption>${escapeHtml(input.caption)}</figcaption>` : '';
  const unfold = folds
    ? `<button type="button" class="code-all needs-script" data-unfold>${messages.allLines(count)}</button>`
    : '';
  return (
    `<figure${markText('code', facts)}${bringsText('ending', isSeldom && 'seldom')} ${attributes.join(' ')}><div class="code-head">${title}${anchor}${whole}<button type="button" class="needs-script" data-copy="code">${messages.copy}</button></div>` +
    `${notRun}${pre}${unfold}${output}${caption}</figure>`
  );
}
