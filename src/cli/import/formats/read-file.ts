import { readFileSync, statSync } from 'node:fs';
import { decode, type Decoded } from '../read/decode.ts';
import type { Picture } from '../read/surroundings.ts';
import type { Content } from '../questions/read-document.ts';
import { readCsv } from './csv.ts';
import { readDocx } from './word.ts';
import { segmentHtml } from './html.ts';
import { readJson } from './json.ts';
import { kindOf } from './file-kind.ts';

/** Files above this size are no lists that a person keeps. */
const largest = 20_000_000;

/** A file as text of Markdown, or as the questions that it holds; or why it is not read. */
export type FileContent =
  { markdown: Decoded; mdx: boolean } | { content: Content; pictures?: ReadonlyMap<string, Picture> };

const refused = (message: string): FileContent => ({ content: { refused: message } });

/** Reads one file, by its kind. */
export async function readDocument(path: string): Promise<FileContent> {
  try {
    const about = statSync(path);
    if (!about.isFile()) return refused('This is not a regular file.');
    if (about.size > largest)
      return refused(
        `The size of the file is ${Math.ceil(about.size / 1e6)} MB; at most ${largest / 1e6} MB are read. Split it.`,
      );
    return await contentOf(path, readFileSync(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof RangeError)
      return refused('Its parts are nested too deeply. Export it as Markdown.');
    if (code === 'ENOENT') return refused('There is no such file.');
    return refused(code === 'EACCES' ? 'The file cannot be read: permission was denied.' : message);
  }
}

async function contentOf(path: string, bytes: Buffer): Promise<FileContent> {
  const kind = kindOf(path, bytes);
  if (typeof kind === 'object') return { content: kind };
  if (kind === 'docx') return readDocx(bytes);
  const decoded = decode(bytes);
  if ('refused' in decoded) return { content: decoded };
  switch (kind) {
    case 'markdown':
    case 'mdx':
      return { markdown: decoded, mdx: kind === 'mdx' };
    case 'csv':
      return { content: readCsv(decoded) };
    case 'json':
      return { content: readJson(decoded) };
    case 'html': {
      const segmented = segmentHtml(decoded.text);
      return { content: 'refused' in segmented ? segmented : { repairs: decoded.repairs, segmented } };
    }
  }
}
