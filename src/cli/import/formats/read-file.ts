import { readFileSync, statSync } from 'node:fs';
import { parseMarkdown, type Parsed } from '../markdown/parse-markdown.ts';
import { orTooDeep } from '../markdown/too-deep.ts';
import { decode, type Remark } from '../read/decode.ts';
import { kindOf } from '../read/file-kind.ts';
import type { CopiedPicture } from '../../add/put-files.ts';
import { isAnki, readAnki } from './anki.ts';
import { readCsv } from './csv.ts';
import { isMostlyHtml, readHtml } from './html-page.ts';
import { readJson } from './json.ts';
import { readWord } from './word.ts';

/** Files above this size are no lists that a person keeps. */
const largest = 20_000_000;

/** A file as Markdown, with what was done to its bytes, and the pictures that it has inside. */
export interface FileContent {
  parsed: Parsed;
  repairs: Remark[];
  /** Its text, of a file of Markdown. */
  markdown?: string;
  pictures?: ReadonlyMap<string, CopiedPicture>;
}

/**
 * Reads one file, by its kind; or says why not.
 *
 * @param wiki  Whether `[[name]]` is a link in a text.
 */
export async function readFile(path: string, wiki = false): Promise<FileContent | { refused: string }> {
  try {
    const about = statSync(path);
    if (!about.isFile()) return { refused: 'This is not a regular file.' };
    const { size } = about;
    const megabytes = Math.ceil(size / 1e6);
    if (size > largest)
      return {
        refused: `The size of the file is ${megabytes} MB; at most ${largest / 1e6} MB are read. Split it.`,
      };
    return await contentOf(path, readFileSync(path), wiki);
  } catch (error) {
    if (error instanceof RangeError)
      return { refused: 'Its parts are nested too deeply. Export it as Markdown.' };
    const { code, message } = error as NodeJS.ErrnoException;
    return { refused: code === 'ENOENT' ? 'There is no such file.' : message };
  }
}

async function contentOf(
  path: string,
  bytes: Buffer,
  wiki: boolean,
): Promise<FileContent | { refused: string }> {
  const kind = kindOf(path, bytes);
  if (typeof kind === 'object') return kind;
  if (kind === 'docx') return readWord(bytes);
  const decoded = decode(bytes);
  if ('refused' in decoded) return decoded;
  const { text, repairs } = decoded;
  if (kind === 'markdown' && isAnki(text)) return orRefused(readAnki(text), repairs);
  if (kind === 'markdown' && isMostlyHtml(text)) return orRefused(readHtml(text), repairs);
  if (kind === 'markdown' || kind === 'mdx') {
    const parsed = orTooDeep(text, () => parseMarkdown(text, { mdx: kind === 'mdx', wiki }));
    return 'refused' in parsed ? parsed : { parsed, repairs, markdown: text };
  }
  return orRefused({ csv: readCsv, json: readJson, html: readHtml }[kind](text), repairs);
}

const orRefused = (parsed: Parsed | { refused: string }, repairs: Remark[]) =>
  'refused' in parsed ? parsed : { parsed, repairs };
