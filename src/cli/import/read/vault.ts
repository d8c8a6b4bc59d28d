import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Picture } from '../../add/put-files.ts';
import { pictureName, type Surroundings } from './surroundings.ts';

/** A picture that is larger keeps readers waiting. */
const largest = 1_000_000;

/** A folder whose documents refer to each other and to its pictures. */
export interface Vault {
  /** Real path of the folder; nothing outside of it is read. */
  root: string;
  /** Documents by their path in the folder, with their name as sources give it. */
  documents: ReadonlyMap<string, string>;
  /** Pictures by name in lower case, with their path: notes name them without a folder. */
  pictures: ReadonlyMap<string, string>;
}

/** The path that an address in a document means; undefined if it leads elsewhere. */
function pathOf(url: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/|^#/i.test(url)) return undefined;
  const path = url.replace(/[?#].*$/s, '').replace(/\\+$/, '');
  try {
    return decodeURIComponent(path).trim() || undefined;
  } catch {
    return path.trim() || undefined;
  }
}

/** A path of the vault in the one form that is compared: `/`, lower case, no end. */
const keyOf = (path: string): string =>
  path
    .split(sep)
    .join('/')
    .replace(/\.(?:mdx?|markdown)$/i, '')
    .replace(/(?:^|\/)_?(?:index|readme)$/i, '')
    .toLowerCase();

/** Documents of a vault by the keys that links may use: their path, and their name. */
export function documentKeys(files: readonly { path: string; file: string }[]): Map<string, string> {
  const keys = new Map(files.map(({ path, file }) => [keyOf(path), file] as const));
  for (const { path, file } of files) {
    const name = `name:${keyOf(path).split('/').at(-1)!}`;
    if (!keys.has(name)) keys.set(name, file);
  }
  return keys;
}

/**
 * Meaning of the addresses in a document.
 *
 * @param path  Of the document, in the folder.
 */
export function surroundingsOf(path: string, { root, documents, pictures }: Vault): Surroundings {
  const here = dirname(path);
  return {
    document: (url) => {
      const to = pathOf(url);
      if (to === undefined) return undefined;
      const file =
        documents.get(keyOf(join(here, to))) ??
        documents.get(keyOf(to)) ??
        documents.get(`name:${keyOf(to)}`);
      return file === documents.get(keyOf(path)) ? undefined : file;
    },
    picture: (url) => {
      const to = pathOf(url);
      if (to === undefined) return { refused: 'its address is not a path beside the document' };
      const found = [join(root, here, to), join(root, to), pictures.get(basename(to).toLowerCase())];
      const there = found.find(
        (one) => one !== undefined && statSync(one, { throwIfNoEntry: false })?.isFile(),
      );
      if (there === undefined) return { refused: 'there is no such file' };
      return pictureAt(there, root);
    },
  };
}

function pictureAt(place: string, root: string): Picture | { refused: string } {
  const from = realpathSync(place);
  const inside = relative(root, from);
  if (inside === '..' || inside.startsWith(`..${sep}`))
    return { refused: 'it lies outside the folder of the document' };
  const name = safeName(basename(from));
  if (name === undefined) return { refused: 'pages show png, jpg, gif, webp, avif and svg' };
  const { size } = statSync(from);
  if (size > largest)
    return { refused: `its size is ${Math.ceil(size / 1e6)} MB; at most ${largest / 1e6} MB are taken` };
  return { name, from };
}

/** A file name that is one in every address and on every system. */
function safeName(name: string): string | undefined {
  const [, stem = '', end = ''] = /^(.*)\.(\w+)$/s.exec(name) ?? [];
  const words = stem.normalize('NFKD').match(/[A-Za-z0-9_]+/g) ?? [];
  const safe = `${words.join('-').replace(/^_+/, '').slice(0, 60) || 'picture'}.${end.toLowerCase()}`;
  return pictureName.test(safe) ? safe : undefined;
}
