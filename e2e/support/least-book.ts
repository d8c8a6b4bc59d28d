import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a book of one question with the least that builds. */
export function writeLeastBook(content: string, body: string): void {
  mkdirSync(join(content, 'questions/one'), { recursive: true });
  writeFileSync(
    join(content, 'book.yaml'),
    'name: B\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
  );
  writeFileSync(
    join(content, 'questions/one/index.mdx'),
    `---\nquestion: What is one?\ntopics: [a]\nshortAnswer: One.\n---\n${body}\n`,
  );
}

/** Gives such a book a font of its own, which pages fetch. */
export function giveFont(content: string): void {
  cpSync(join(import.meta.dirname, '../fixtures/book/fonts'), join(content, 'fonts'), { recursive: true });
  const fonts = 'fonts: { heading: { file: fonts/marcellus.woff2, license: fonts/OFL.txt } }\n';
  appendFileSync(join(content, 'book.yaml'), fonts);
}

const words = 'gradient memory model layer token weight vector query index recall'.split(' ');
const prose = Array.from(
  { length: 900 },
  (_, at) => words[(at * 7 + (at >> 3)) % words.length] + (at % 13 === 12 ? '.' : ''),
);
const paragraphs = Array.from({ length: 9 }, (_, at) => prose.slice(at * 100, at * 100 + 100).join(' '));
const code = '```python\ndef f(x):\n    return [y * 2 for y in x if y > 0]\n\nprint(f([1, 2, 3]))\n```';

/** An answer of plain prose as long as most are, with a table and two programs. */
export const plainPage = [...paragraphs, code, '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |', code].join(
  '\n\n',
);
