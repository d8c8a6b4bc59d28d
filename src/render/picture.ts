import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { imageSize } from 'image-size';
import { decoded } from '#book/decoded.ts';
import { pictureKinds } from '#book/look/picture.ts';
import { publicFolder } from '#project/site.ts';
import { quotedFile } from '#project/quoted-file.ts';

/** A picture of the book. */
export interface Picture {
  bytes: Buffer;
  /** Its media type, by its content. */
  type: string;
  /** The ending of its content's format, such as `jpg`. */
  kind: string;
  /** In px, upright. */
  width: number;
  height: number;
  /** Its name below `assets/`, of its own name and of its content. */
  name: string;
}

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

const stemOf = (path: string): string =>
  parse(path)
    .name.normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'picture';

/**
 * Reads a picture and what a page must know before it loads.
 *
 * @throws if the file is not there, or has no format that browsers show.
 */
export function readPicture(path: string): Picture {
  const bytes = readFileSync(path);
  // AVIF says its size in the first of its boxes; all of them would be read once for each.
  const head = bytes.toString('latin1', 4, 8) === 'ftyp' ? bytes.subarray(0, 1 << 16) : bytes;
  // A copy in memory of its own: image-size reads past the end of a small Buffer, into others of Node's pool.
  const found = imageSize(new Uint8Array(head));
  const kind =
    found.type === 'heif' && bytes.toString('latin1', 8, 12).startsWith('avi') ? 'avif' : found.type;
  const type = kind === undefined ? undefined : types[kind];
  if (kind === undefined || type === undefined)
    throw new TypeError(`it is a picture of the kind ${kind ?? 'unknown'}`);
  // Cameras write pictures that lie on their side, and how to turn them.
  const turned = (found.orientation ?? 1) >= 5;
  const [width = 0, height = 0] = (turned ? [found.height, found.width] : [found.width, found.height]).map(
    Math.round,
  );
  if (!(width > 0 && height > 0)) throw new TypeError('it has no size');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { bytes, type, kind, width, height, name: `${stemOf(path)}.${hash}.${kind}` };
}

/** The same; undefined where it is no picture that browsers show. */
export function pictureIn(path: string): Picture | undefined {
  try {
    return readPicture(path);
  } catch {
    return undefined;
  }
}

/**
 * The path of a picture that a text shows: beside the text or below, and with a slash at its beginning in the book's
 * `public/`. Undefined for any other place.
 *
 * @param folder  That of a question or a page, two below the book's.
 */
export function pictureFile(url: string, folder: string): string | undefined {
  const file = decoded(url);
  return file.startsWith('/')
    ? quotedFile(file.replace(/^\/+/, ''), publicFolder(join(folder, '../..')))
    : quotedFile(file, folder);
}

/** Names of the files in the folder of another, of some kinds. */
export function filesBeside(path: string, kinds: readonly string[]): string[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => kinds.some((kind) => name.toLowerCase().endsWith(`.${kind}`)));
}

/** The picture that has a name below `assets/`, among files; undefined where there is none. */
export function pictureNamed(name: string, files: readonly string[]): Picture | undefined {
  for (const file of files) {
    if (
      !name.startsWith(`${stemOf(file)}.`) ||
      !pictureKinds.some((kind) => file.toLowerCase().endsWith(`.${kind}`))
    )
      continue;
    // The check reports what is none.
    const picture = pictureIn(file);
    if (picture?.name === name) return picture;
  }
  return undefined;
}
