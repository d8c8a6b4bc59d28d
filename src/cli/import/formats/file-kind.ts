/** What a file is, by its name and its first bytes. */
export type Kind = 'markdown' | 'mdx' | 'html' | 'docx' | 'csv' | 'json';

const readable: Readonly<Record<string, Kind>> = {
  md: 'markdown',
  markdown: 'markdown',
  mkd: 'markdown',
  mdown: 'markdown',
  txt: 'markdown',
  text: 'markdown',
  mdx: 'mdx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
};

/** Kinds that people keep questions in and that are not read. */
const others: Readonly<Record<string, string>> = {
  pdf: 'a PDF',
  odt: 'a LibreOffice document',
  doc: 'a Word document from before 2007',
  rtf: 'rich text',
  pages: 'a Pages document',
  epub: 'an EPUB',
  xlsx: 'an Excel sheet',
  xls: 'an Excel sheet',
  ods: 'a LibreOffice sheet',
  numbers: 'a Numbers sheet',
  pptx: 'PowerPoint slides',
  ppt: 'PowerPoint slides',
  key: 'Keynote slides',
  ipynb: 'a Jupyter notebook',
  rst: 'reStructuredText',
  adoc: 'AsciiDoc',
  org: 'an Org file',
  tex: 'LaTeX',
  apkg: 'an Anki package',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
};
/** Of those, what a folder holds for its tools. */
const settings = new Set('xml yaml yml'.split(' '));
const pictures = new Set('png jpg jpeg gif webp avif svg bmp ico tif tiff heic'.split(' '));
const archives = new Set('zip gz tgz tar 7z rar bz2 xz'.split(' '));

/** What to do instead, for kinds that are better exported as something else than Markdown. */
const advice: Readonly<Record<string, string>> = {
  xlsx: 'Export it as CSV.',
  xls: 'Export it as CSV.',
  ods: 'Export it as CSV.',
  numbers: 'Export it as CSV.',
  apkg: 'Export it from Anki as plain text, and name that .csv.',
};

const extensionOf = (file: string): string => /\.([A-Za-z0-9]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Whether a file of a folder may hold questions, so that a folder's report should speak of it. */
export const isDocument = (file: string): boolean =>
  extensionOf(file) in readable || (extensionOf(file) in others && !settings.has(extensionOf(file)));
export const isMarkdown = (file: string): boolean => /^mdx?$|^markdown$/.test(extensionOf(file));

/** How a file is read; or what it is, and what to do with it. Names without a known end are read as Markdown. */
export function kindOf(file: string, start: Uint8Array): Kind | { refused: string } {
  const extension = extensionOf(file);
  const kind = readable[extension];
  const name = others[extension] ?? (kind ? undefined : unnamed(extension, start));
  if (name === undefined) return kind ?? 'markdown';
  const packed = archives.has(extension) || name === zip;
  const then = packed ? 'Unpack it and import the folder.' : (advice[extension] ?? 'Export it as Markdown.');
  return { refused: `This is ${name}, which cannot be read. ${then}` };
}

const zip = 'an archive';

/** What a file is whose name does not say it. */
function unnamed(extension: string, start: Uint8Array): string | undefined {
  if (pictures.has(extension)) return 'a picture';
  if (archives.has(extension)) return zip;
  const first = String.fromCharCode(...start.subarray(0, 8));
  if (first.startsWith('%PDF-')) return 'a PDF';
  if (first.startsWith('PK\u0003\u0004') || first.startsWith('\u001f\u008b')) return zip;
  if (/^(?:\u0089PNG|GIF8|\u00ff\u00d8\u00ff)/.test(first)) return 'a picture';
  if (first.startsWith('{\\rtf')) return 'rich text';
  return undefined;
}
