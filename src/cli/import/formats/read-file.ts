import { readFileSync, statSync } from 'node:fs';
import { isAsked, namedColumns } from './columns.ts';
import { readHtml } from './html-page.ts';
import { readJson } from './json.ts';
import { readAnki, signOf } from './anki.ts';
import { readCsv } from './csv.ts';
import { readWord } from './word.ts';
import { type Parsed, parseMarkdown } from '../markdown/parse-markdown.ts';
import { decode, Refusal, type Remark } from '../read/decode.ts';
import { isMarkdown, kindOf } from '../read/files.ts';
import type { Surroundings } from '../read/vault.ts';

const largest = 20_000_000;

export interface FileContent {
  parsed: Parsed;
  repairs: Remark[];
  markdown?: string;
  /** Those of a file that holds its own pictures. */
  surroundings?: Surroundings;
}

/** Reads one file, by its kind. `wiki`: Whether `[[name]]` is a link in a text. Throws a Refusal if it cannot be read. */
export async function readFile(path: string, wiki = false): Promise<FileContent> {
  const about = statSync(path);
  if (!about.isFile()) throw new Refusal('This is not a regular file.');
  if (about.size > largest)
    throw new Refusal(
      `The size of the file is ${Math.ceil(about.size / 1e6)} MB; at most ${largest / 1e6} MB are read. Split it.`,
    );
  const bytes = readFileSync(path);
  const named = kindOf(path, bytes);
  if (named === 'docx') return readWord(bytes);
  const { text, repairs } = decode(bytes);
  const kind = named === 'markdown' ? kindWithin(text, isMarkdown(path)) : named;
  if (kind !== 'markdown' && kind !== 'mdx') return { parsed: readers[kind](text), repairs };
  if (kind === 'markdown' && signOf(text)) return { parsed: readAnki(text), repairs };
  const parsed = parseMarkdown(text, { mdx: kind === 'mdx', wiki, plain: !isMarkdown(path) });
  return { parsed, repairs, markdown: text };
}

const page = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i;
/** What a text is by its content. In what is called Markdown, HTML, tables and JSON may be examples. */
function kindWithin(text: string, isNamed: boolean): 'html' | 'json' | 'csv' | 'markdown' {
  if (page.test(text)) return 'html';
  if (isNamed) return 'markdown';
  const tags = /^\s*<(?:p|h[1-6]|li|d[dlt]|t[dr]|[uo]l|div)\b/gim;
  if ((text.match(tags)?.length ?? 0) > 3 && !/^(?:#{1,6} |```|\*\*)/m.test(text)) return 'html';
  if (/^\s*(?:\[\s*)?\{\s*"/.test(text)) return 'json';
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  const names = /^[^|].*[,;\t|]/.test(first) && /[,;\t|]/.test(second) ? first.split(/[,;\t|]/) : [];
  return names.every(({ length }) => length < 30) && isAsked(namedColumns(names)) ? 'csv' : 'markdown';
}

const readers = { csv: readCsv, json: readJson, html: readHtml };
