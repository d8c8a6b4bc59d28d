import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basePath, siteUrl } from '#render/site.ts';

/** Short name of some content: what depends on it alone can be kept under it. */
export function contentHash(...content: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of content) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}

/** Stands for the files of a folder, by name and content; for a folder that is not there too. */
export function folderHash(folder: string): string {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  return contentHash(...files.flatMap((file) => [file.slice(folder.length), readFileSync(file)]));
}

let program: string | undefined;

/**
 * Stands for everything beside the content that decides what a page says: our sources, the versions of packages and of
 * Node.js, and where the site will lie. Read once, when a build starts.
 */
export function siteProgram(): string {
  program ??= contentHash(
    process.version,
    siteUrl,
    basePath,
    ...['package-lock.json', 'astro.config.mjs', 'tsconfig.json'].map((file) => readFileSync(file)),
    folderHash('src'),
  );
  return program;
}
