import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every text that may reach a page, for the characters that the fonts need: that of labs is in their programs. */
export function* bookTexts(folder: string): Generator<string> {
  for (const file of filesBelow(folder)) {
    if (!/\.(mdx|yaml|bib|ts)$/.test(file) || file.endsWith('.test.ts')) continue;
    const text = readFileSync(file, 'utf8');
    yield file.endsWith('.ts') ? withoutComments(text) : text;
  }
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
