import { globSync, readFileSync } from 'node:fs';
import { contentHash } from '../content-hash.ts';

const packages = ['satori', 'sharp', '@fontsource/inter', '@fontsource/noto-sans-math', '@viz-js/viz'];
const drawing = [
  'src/build/{card,diagram}/*.ts',
  'src/layouts/styles/{tokens,figures,lab}.css',
  'src/{format,html,figure-text,roles}.ts',
  'src/build/html-tree.ts',
];

let program: string | undefined;

/**
 * Stands for everything that decides how a card looks, beside what it says: our sources, and versions of packages. Read
 * once.
 */
export function cardProgram(): string {
  if (program === undefined) {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    program = contentHash(
      // Its zlib decides the bytes.
      process.version,
      sourcesHash(drawing),
      ...packages.map((name) => `${name}@${dependencies[name]}`),
    );
  }
  return program;
}

/** Stands for everything that decides what a lab shows for given parameters. */
export function labProgram(folder: string): string {
  return sourcesHash([`src/labs/{${folder},kit}/*.ts`, 'src/numerics/*.ts']);
}

function sourcesHash(patterns: string[]): string {
  const files = globSync(patterns, { exclude: (path) => String(path).endsWith('.test.ts') }).sort();
  return contentHash(...files.flatMap((file) => [file, readFileSync(file)]));
}
