import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeFile } from '../write-file.ts';
import type { Block } from './blocks.ts';
import type { GeneratedBook, GeneratedPage } from './generate-book.ts';

/** Writes a generated book as an author would: book.yaml, references.bib and a folder for each question. */
export function writeBook(book: GeneratedBook, folder: string): void {
  writeFile(
    join(folder, 'book.yaml'),
    stringify({
      name: book.name,
      tagline: 'Questions that were drawn by lot',
      description: 'A book for measurements: its words follow the laws of real text, and mean nothing.',
      topics: book.topics,
    }),
  );
  writeFile(
    join(folder, 'references.bib'),
    book.works
      .map(
        ({ key, title, url, year }) =>
          `@online{${key},\n  title = {${title}},\n  author = {{Generated Library}},\n  date = {${year}},\n  url = {${url}}\n}\n`,
      )
      .join('\n'),
  );
  for (const page of book.pages) {
    const own = join(folder, 'questions', page.slug);
    writeFile(join(own, 'index.mdx'), mdxOf(page));
    for (const block of page.blocks)
      if (block.type === 'diagram') writeFile(join(own, block.file), stringify(block.diagram));
  }
}

function mdxOf(page: GeneratedPage): string {
  const { question, number, topics, difficulty, shortAnswer, aliases, related } = page;
  const front = stringify({
    question,
    number,
    topics,
    difficulty,
    shortAnswer,
    ...(aliases.length > 0 && { aliases }),
    ...(related.length > 0 && { related }),
  });
  const parts = [
    ...page.blocks.map((block) =>
      block.type === 'diagram' ? `<Diagram file="${block.file}" />` : blockAsMarkdown(block),
    ),
    ...section('Misconceptions', page.misconceptions, ({ id, claim, text }) =>
      element('Misconception', { id, claim }, text),
    ),
    ...section('What an interviewer asks next {#follow-ups}', page.followUps, ({ id, question, text }) =>
      element('FollowUp', { id, question }, text),
    ),
    ...section('Quiz', page.quiz, ({ id, question, choices }) =>
      element(
        'Quiz',
        { id, question },
        choices
          .map(({ text, right, why }) => element('Choice', { ...(right && { right: '' }), text }, why))
          .join('\n\n'),
      ),
    ),
  ];
  return `---\n${front}---\n\n${parts.join('\n\n')}\n`;
}

const section = <T>(title: string, items: readonly T[], write: (item: T) => string): string[] =>
  items.length > 0 ? [`## ${title}`, ...items.map(write)] : [];

const element = (name: string, attributes: Record<string, string>, content: string): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${value}"`))
    .join('')}>\n\n${content}\n\n</${name}>`;

/** A part of the text as any Markdown has it; headings end with their id. */
export function blockAsMarkdown(block: Exclude<Block, { type: 'diagram' }>): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.depth)} ${block.text} {#${block.id}}`;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row)].join('\n');
    }
    case 'formula':
      return `$$\n${block.tex}\n$$`;
    case 'code':
      return `\`\`\`${block.language}\n${block.code}\n\`\`\``;
  }
}
