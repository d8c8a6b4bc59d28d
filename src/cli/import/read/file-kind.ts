/** Kinds of files that are read, each with the ends of its names. */
const endings = {
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

/** Ends of names by what they stand for, as `end end: name; …`. */
const named = (table: string): Map<string, string> =>
  new Map(
    table.split(/\s*;\s*/).flatMap((entry) => {
      const [ends = '', name = ''] = entry.split(': ');
      return ends
        .trim()
        .split(' ')
        .map((end) => [end, name] as const);
    }),
  );

/** Kinds that people keep questions in and that are not read. */
const others =
  named(`pdf: a PDF; odt: a LibreOffice document; doc: a Word document from before 2007; rtf: rich text;
  pages: a Pages document; epub: an EPUB; xlsx xls: an Excel sheet; ods: a LibreOffice sheet; numbers: a Numbers sheet;
  pptx ppt: PowerPoint slides; key: Keynote slides; ipynb: a Jupyter notebook; rst: reStructuredText; adoc: AsciiDoc;
  org: an Org file; tex: LaTeX; apkg: an Anki package; xml: XML; yaml yml: YAML`);
/** Kinds that no folder is asked about: pictures, archives, and what it holds for its tools. */
const files = named(`png jpg jpeg gif webp avif svg bmp ico tif tiff heic: a picture;
  zip gz tgz tar 7z rar bz2 xz: an archive`);
const settings = /^(?:xml|ya?ml)$/;

const extensionOf = (file: string): string => /\.([A-Za-z0-9]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Whether a file of a folder may hold questions, so that a folder's report should speak of it. */
export const isDocument = (file: string): boolean => {
  const end = extensionOf(file);
  return readable.has(end) || (others.has(end) && !settings.test(end));
};
export const isMarkdown = (file: string): boolean => /^mdx?$|^markdown$/.test(extensionOf(file));

/** How a file is read; or what it is, and what to do with it. Names without a known end are read as Markdown. */
export function kindOf(file: string, start: Uint8Array): Kind | { refused: string } {
  const end = extensionOf(file);
  const kind = readable.get(end);
  if (kind) return kind;
  const name = others.get(end) ?? files.get(end) ?? unnamed(start);
  if (name === undefined) return 'markdown';
  const advice =
    name === 'an archive'
      ? 'Unpack it and import the folder.'
      : name.endsWith('sheet')
        ? 'Export it as CSV.'
        : end === 'apkg'
          ? 'Export it from Anki as plain text, and name that .csv.'
          : 'Export it as Markdown.';
  return { refused: `This is ${name}, which cannot be read. ${advice}` };
}

/** Kind of a file whose name does not say it. */
function unnamed(start: Uint8Array): string | undefined {
  const first = String.fromCharCode(...start.subarray(0, 8));
  if (first.startsWith('%PDF-')) return 'a PDF';
  if (/^(?:PK\u0003\u0004|\u001f\u008b)/.test(first)) return 'an archive';
  if (/^(?:\u0089PNG|GIF8|\u00ff\u00d8\u00ff)/.test(first)) return 'a picture';
  return first.startsWith('{\\rtf') ? 'rich text' : undefined;
}
