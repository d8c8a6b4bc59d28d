import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bookFiles, filesBelow, isFile } from '#project/book-files.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { basePath, contentDir, publicFolder, siteUrl } from '#project/site.ts';

type SiteFiles = readonly (readonly [path: string, bytes: number, changedMs: number])[];

/** The site that was finished last: a hash of what it was made from, and its files as they were then. */
interface FinishedSite {
  inputs: string;
  files: SiteFiles;
}

/** Hash of the names of some files and of what they hold. */
export function filesHash(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...new Set(files)].sort()) {
    if (!isFile(file)) continue;
    const bytes = readFileSync(file);
    hash.update(`${relative('.', file)}:${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** Hash of the generator with the packages that npm has installed, of Node.js, and of the environment. */
export const generatorHash = (): string =>
  filesHash([
    ...filesBelow(sources),
    // Either of them, as the generator is a repository or lies in a book's node_modules.
    ...['package.json', 'node_modules/.package-lock.json', '../.package-lock.json'].map((name) =>
      join(packageRoot, name),
    ),
  ]) + JSON.stringify([process.version, siteUrl, basePath, process.env['TZ']]);

/**
 * Hash of all that a site is made from: the generator and the book. A build reads neither clock nor network.
 *
 * @param options  What the command was asked for.
 */
export function inputsHash(options: readonly unknown[]): string {
  const served = publicFolder(contentDir);
  const files = [...bookFiles(contentDir), ...(existsSync(served) ? filesBelow(served) : [])];
  return filesHash(files) + generatorHash() + JSON.stringify(options);
}

/** The files of a site; none where there is no site. */
export const siteFiles = (site: string): SiteFiles =>
  (existsSync(site) ? filesBelow(site) : []).sort().map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [relative(site, file), size, mtimeMs];
  });

/** Where the site that was finished last is remembered. */
const recordIn = (cache: string): string => join(cache, 'finished-site.json');

/** The site that was finished last with this cache, if its files are those and none has been touched since. */
function finishedSite(files: SiteFiles, cache: string): FinishedSite | undefined {
  try {
    const last = JSON.parse(readFileSync(recordIn(cache), 'utf8')) as FinishedSite;
    return JSON.stringify(last.files) === JSON.stringify(files) ? last : undefined;
  } catch {
    // Nothing is known, or what is known was cut off.
    return undefined;
  }
}

/** Whether a build has made these files, and nobody has touched them since. */
export const isBuilt = (files: SiteFiles, cache: string): boolean => finishedSite(files, cache) !== undefined;

/** The same, and whether it was made from the same. */
export const isUnchanged = (inputs: string, files: SiteFiles, cache: string): boolean =>
  finishedSite(files, cache)?.inputs === inputs;

/** Remembers a site that has been put in its place. */
export const rememberSite = (inputs: string, files: SiteFiles, cache: string): void =>
  writeFileSync(recordIn(cache), JSON.stringify({ inputs, files } satisfies FinishedSite));
