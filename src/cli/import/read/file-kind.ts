import { Refusal } from './refusal.ts';

/** Kinds of files that are read, each with the ends of its names. */
const endings = {
  markdown: 'md markdown mkd mdown txt text',
  mdx: 'mdx',
  html: 'html htm xhtml',
  docx: 'docx',
  csv: 'csv tsv',
  json: 'json jsonl ndjson',
  notebook: 'ipynb',
} as const;
type Kind = keyof typeof endings;

const readable: ReadonlyMap<string, Kind> = new Map(
  Object.entries(endings).flatMap(([kind, ends]) => ends.split(' ').map((end) => [end, kind as Kind])),
);

/** Kinds that people keep questions in and that are not read, and kinds that no folder is asked about. */
const others = /^(?:pdf|odt|doc|rtf|pages|epub|xlsx?|ods|numbers|pptx?|key|rst|adoc|org|tex|apkg)$/;
const files = /^(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?|heic|zip|gz|tgz|tar|7z|rar|bz2|xz|xml|ya?ml)$/;

const extensionOf = (file: string): string => /\.([A-Za-z0-9]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Whether a file of a folder may hold questions, so that a folder's report should speak of it. */
export const isDocument = (file: string): boolean => {
  const end = extensionOf(file);
  return readable.has(end) || others.test(end);
};
export const isMarkdown = (file: string): boolean => /^mdx?$|^markdown$/.test(extensionOf(file));

/** How a file is read; a Refusal says what to do with it. Names without a known end are read as Markdown. */
export function kindOf(file: string, start: Uint8Array): Kind {
  const named = extensionOf(file);
  const kind = readable.get(named);
  if (kind) return kind;
  const end = /^%PDF-/.test(String.fromCharCode(...start.subarray(0, 8))) ? 'pdf' : named;
  if (!others.test(end) && !files.test(end)) return 'markdown';
  const advice = /^(?:zip|gz|tgz|tar|7z|rar|bz2|xz)$/.test(end)
    ? 'Unpack it and import the folder.'
    : /^(?:xlsx?|ods|numbers)$/.test(end)
      ? 'Export it as CSV.'
      : end === 'apkg'
        ? 'Export it from Anki as plain text (.txt).'
        : 'Export it as Markdown.';
  throw new Refusal(`A file of the kind .${end} cannot be read. ${advice}`);
}
