import { globSync, readFileSync } from 'node:fs';
import { contentHash } from '../content-hash.ts';

const packages = [
  'satori',
  'sharp',
  'juice',
  '@fontsource/inter',
  '@fontsource/noto-sans-math',
  '@viz-js/viz',
];
const drawing = [
  'src/build/{card,diagram}/*.ts',
  'src/styles/{tokens,figures,lab}.css',
  'src/{format,html,figure-text,roles}.ts',
];

/** Stands for everything that decides how a card looks, beside what it says: our sources, and versions of packages. */
export function cardProgram(): string {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return contentHash(sourcesHash(drawing), ...packages.map((name) => `${name}@${dependencies[name]}`));
}

/** Stands for everything that decides what a lab shows for given parameters. */
export function labProgram(folder: string): string {
  return sourcesHash([`src/labs/{${folder},kit}/*.ts`, 'src/numerics/*.ts']);
}

function sourcesHash(patterns: string[]): string {
  const files = globSync(patterns, { exclude: (path) => String(path).endsWith('.test.ts') }).sort();
  return contentHash(...files.flatMap((file) => [file, readFileSync(file)]));
}
