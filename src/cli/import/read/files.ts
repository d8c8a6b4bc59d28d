import { readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { Refusal } from './decode.ts';

/** Kinds of files that are read, each with the ends of its names. */
export const endings = {
  markdown: 'md markdown mkd mdown txt text',
  mdx: 'mdx',
  html: 'html htm xhtml',
  docx: 'docx',
  csv: 'csv tsv',
  json: 'json jsonl ndjson',
} as const;
type Kind = keyof typeof endings;

const readable: ReadonlyMap<string, Kind> = new Map(
  Object.entries(endings).flatMap(([kind, ends]) => ends.split(' ').map((end) => [end, kind as Kind])),
);

/** Kinds that people keep questions in and that are not read, and kinds that no folder is asked about. */
const others = /^(?:pdf|odt|doc|rtf|pages|epub|xlsx?|ods|numbers|pptx?|key|rst|adoc|org|tex|apkg|ipynb)$/;
const files = /^(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?|heic|zip|gz|tgz|tar|7z|rar|bz2|xz|xml|ya?ml)$/;
const extensionOf = (file: string): string => /\.([A-Za-z0-9]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
/** Whether a file of a folder may hold questions, so that a folder's report should speak of it. */
const isDocument = (file: string) => readable.has(extensionOf(file)) || others.test(extensionOf(file));
export const isMarkdown = (file: string): boolean => /^mdx?$|^mkd$|^m(?:ark)?down$/.test(extensionOf(file));

/** How a file is read; a Refusal says what to do with it. Names without a known end are read as Markdown. */
export function kindOf(file: string, start: Uint8Array): Kind {
  const named = extensionOf(file);
  const kind = readable.get(named);
  if (kind) return kind;
  const end = /^%PDF-/.test(String.fromCharCode(...start.subarray(0, 8))) ? 'pdf' : named;
  if (!others.test(end) && !files.test(end)) return 'markdown';
  const table = /^(?:xlsx?|ods|numbers)$/.test(end) ? 'CSV' : 'Markdown';
  const isPacked = /^(?:zip|gz|tgz|tar|7z|rar|bz2|xz)$/.test(end);
  const advice = isPacked ? 'Unpack it and import the folder.' : `Export it as ${table}.`;
  throw new Refusal(`A file of the kind .${end} cannot be read. ${advice}`);
}

/** A folder with more files is taken for a mistake, such as a home folder. */
const most = 100_000;
const skipped = new Set(['node_modules', 'bower_components', 'vendor']);
const about =
  /^(?:licen[cs]e|contributing|changelog|code[_-]of[_-]conduct|security|agents|claude)\.(?:mdx?|txt)$/i;
const isPicture = (name: string): boolean => /^\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(extname(name));
const compare = new Intl.Collator('en', { numeric: true }).compare;

/** Documents of a folder by path, pictures by name, and files passed by; no links, hidden folders or packages. */
export function listFolder(root: string) {
  const documents: string[] = [];
  const pictures = new Map<string, string>();
  const leftOut: { file: string; reason: string }[] = [];
  let files = 0;
  const queue = [root];
  for (const path of queue) {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
    for (const entry of entries) {
      const place = join(path, entry.name);
      const file = relative(root, place);
      const name = entry.name.normalize('NFC').toLowerCase();
      if (name.startsWith('.') || skipped.has(name) || name.includes('\n')) continue;
      if (entry.isSymbolicLink()) leftOut.push({ file, reason: 'it is a link, and links are not followed' });
      else if (entry.isDirectory()) queue.push(place);
      else if (isPicture(name)) pictures.set(name, pictures.get(name) ?? place);
      else if (about.test(name)) leftOut.push({ file, reason: 'it is about the folder, by its name' });
      else if (entry.isFile() && isDocument(name)) documents.push(file);
      if (++files > most)
        throw new Refusal(`The folder contains more than ${most / 1000},000 files. Name a folder inside it.`);
    }
  }
  return { documents: documents.sort(compare), pictures, leftOut };
}
