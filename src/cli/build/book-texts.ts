import { readFileSync } from 'node:fs';
import { bookFiles } from '#project/book-files.ts';

/** Every text that may reach a page, for the characters that the fonts need: that of labs is in their programs. */
export function* bookTexts(folder: string): Generator<string> {
  for (const file of bookFiles(folder)) {
    if (!/\.(mdx|yaml|bib|ts)$/.test(file) || file.endsWith('.test.ts')) continue;
    const text = readFileSync(file, 'utf8');
    yield file.endsWith('.ts') ? text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '') : text;
  }
}
