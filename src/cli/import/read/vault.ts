import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import anyAscii from 'any-ascii';
import { decoded } from '#book/decoded.ts';
import { pictureIn } from '#render/picture.ts';
import type { CopiedPicture } from '../../add/put-files.ts';

export interface Surroundings {
  picture: (url: string) => CopiedPicture | { refused: string };
  /** The file, as its source names it, of another document; undefined if there is none. */
  document: (url: string) => string | undefined;
}

export const pictureName = /^[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:png|jpe?g|gif|webp|avif|svg)$/;
const largest = 1_000_000;

export interface Vault {
  /** Real path of the folder; nothing outside of it is read. */
  root: string;
  documents: ReadonlyMap<string, string>;
  /** Pictures by name in lower case, with their path: notes name them without a folder. */
  pictures: ReadonlyMap<string, string>;
}

/** The paths that an address may mean: a name may hold the question mark behind which an address asks its server. */
const pathsOf = (url: string): string[] =>
  /^[a-z][a-z0-9+.-]*:|^\/|^#/i.test(url)
    ? []
    : [/#.*$/s, /[?#].*$/s].flatMap((end) => decoded(url.replace(end, '').replace(/\\+$/, '')).trim() || []);

/** A path of the vault in the one form that is compared: `/`, lower case, no end. */
const keyOf = (path: string): string => {
  const name = path.replaceAll(sep, '/').toLowerCase().normalize('NFC');
  return name.replace(/\.(?:mdx?|markdown)$/, '').replace(/(?:^|\/)_?(?:index|readme)$/, '');
};

export function documentKeys(files: readonly { path: string; file: string }[]): Map<string, string> {
  const names = files.map(({ path, file }) => [`name:${keyOf(path).split('/').at(-1)!}`, file] as const);
  // The first of a name counts.
  return new Map([...names.toReversed(), ...files.map(({ path, file }) => [keyOf(path), file] as const)]);
}

export function surroundingsOf(path: string, { root, documents, pictures }: Vault): Surroundings {
  const here = dirname(path);
  return {
    document: (url) => {
      const keys = pathsOf(url).flatMap((to) => [keyOf(join(here, to)), keyOf(to), `name:${keyOf(to)}`]);
      const file = keys.map((key) => documents.get(key)).find(Boolean);
      return file === documents.get(keyOf(path)) ? undefined : file;
    },
    picture: (url) => {
      const paths = pathsOf(url);
      if (paths.length === 0) return { refused: 'its address is not a path beside the document' };
      const named = (to: string) => pictures.get(basename(to).normalize('NFC').toLowerCase());
      const found = paths.flatMap((to) => [join(root, here, to), join(root, to), named(to)]);
      const there = found.find((one) => one && statSync(one, { throwIfNoEntry: false })?.isFile());
      return there === undefined ? { refused: 'there is no such file' } : pictureAt(there, root);
    },
  };
}

const wikiLink = /\[\[([^\]|#\n]{1,200})[^\]\n]{0,200}\]\](?!\()/g;
/** Whether a text names a document or a picture as `[[name]]`. */
export const hasWikiLink = (text: string, { document, picture }: Surroundings): boolean =>
  [...text.matchAll(wikiLink)].some(([, to = '']) => document(to) !== undefined || 'name' in picture(to));

function pictureAt(place: string, root: string): CopiedPicture | { refused: string } {
  const from = realpathSync(place);
  if (/(?:^|[\\/])\./.test(relative(root, from)))
    return { refused: 'it is hidden, or outside the folder of the document' };
  const [, stem = '', end = ''] = /^(.*)\.(\w+)$/s.exec(basename(from)) ?? [];
  const words = anyAscii(stem.normalize('NFC')).match(/[A-Za-z0-9_]+/g) ?? [];
  const name = `${words.join('-').replace(/^_+/, '').slice(0, 60) || 'picture'}.${end.toLowerCase()}`;
  if (!pictureName.test(name)) return { refused: 'pages show png, jpg, gif, webp, avif and svg' };
  if (statSync(from).size > largest) return { refused: `it has more than ${largest / 1e6} MB` };
  return pictureIn(from) ? { name, from } : { refused: 'it is no picture, whatever its name says' };
}
