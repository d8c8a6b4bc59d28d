import { blockAsMarkdown } from './write-book.ts';
import type { Block } from './blocks.ts';
import type { GeneratedBook, GeneratedPage } from './generate-book.ts';

/**
 * A question as plain Markdown that any generator reads: the parts of our pages become quotes, `<details>`, lists and
 * footnotes. Formulas and diagrams have no counterpart there: they become code and their text alternative.
 */
export function markdownOf(page: GeneratedPage, book: GeneratedBook): string {
  const { question, shortAnswer, aliases, misconceptions, followUps, quiz } = page;
  const works = book.works.filter(({ key }) => page.cites.includes(key));
  const details = (summary: string, text: string) =>
    `<details>\n<summary>${summary}</summary>\n\n${plain(text)}\n\n</details>`;
  return [
    `---\ntitle: ${JSON.stringify(question)}\ndescription: ${JSON.stringify(withoutMarks(shortAnswer).slice(0, 300))}\n---`,
    `**Short answer.** ${plain(shortAnswer)}`,
    ...page.blocks.map(blockOf),
    ...(misconceptions.length > 0 ? ['## Misconceptions'] : []),
    ...misconceptions.map(({ claim, text }) => `> **Wrong:** “${claim}”\n\n${plain(text)}`),
    ...(followUps.length > 0 ? ['## What an interviewer asks next'] : []),
    ...followUps.map(({ question: next, text }) => details(next, text)),
    ...(quiz.length > 0 ? ['## Quiz'] : []),
    ...quiz.flatMap(({ question: asked, choices }) => [
      asked,
      ...choices.map(({ text, right, why }) =>
        details(text, `${right ? '**Right.**' : '**Wrong.**'} ${why}`),
      ),
    ]),
    ...(aliases.length > 0 ? [`**Also asked as:** ${aliases.join(' · ')}`] : []),
    ...works.map(({ key, title, url, year }) => `[^${key}]: Generated Library [${title}](${url}). ${year}.`),
  ].join('\n\n');
}

const plain = (text: string): string =>
  text.replace(/ ?<Cite of="(\w+)" \/>/g, '[^$1]').replace(/\$([^$]+)\$/g, '`$1`');

const withoutMarks = (text: string): string => text.replace(/ ?<Cite [^>]*>|[$`*]/g, '');

function blockOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return blockAsMarkdown(block).replace(/ \{#[\w-]+\}$/, '');
    case 'formula':
      return `\`\`\`tex\n${block.tex}\n\`\`\``;
    case 'diagram':
      return `> **${block.diagram.title}.** ${block.diagram.alt} ${Object.values(block.diagram.nodes)
        .map(({ label, note }) => (note ? `${label}: ${note}` : label))
        .join(', ')}`;
    default:
      return plain(blockAsMarkdown(block));
  }
}
