import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every text that may reach a page, for the characters that the fonts need; that of labs in a book that has some. */
export function* bookTexts(folder: string): Generator<string> {
  let labs = false;
  for (const file of filesBelow(folder)) {
    if (!/\.(mdx|yaml|bib|ts)$/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    labs ||= text.includes('#labs/');
    yield file.endsWith('.ts') ? withoutComments(text) : text;
  }
  if (!labs) return;
  for (const file of filesBelow('src/labs'))
    if (/(?<!\.test)\.ts$/.test(file)) yield withoutComments(readFileSync(file, 'utf8'));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
