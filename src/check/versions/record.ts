import { CST, Document, parse, Parser, Scalar } from 'yaml';
import { questionSchema } from '#book/schema.ts';
import { answerVersion } from './answer-version.ts';
import { checkedYaml } from '../front-matter/front-matter.ts';
import { bodyOf, frontMatterOf } from '#project/front-matter.ts';

/** A change as the front matter has it. */
export interface Note {
  version: string;
  /** YYYY-MM-DD. */
  date: string;
  note: string;
}

/** The tokens of a document, and those of its fields among them: what is added to these is written with the rest. */
function fieldsOf(yaml: string) {
  const tokens = [...new Parser().parse(yaml)];
  const map = tokens.find(({ type }) => type === 'document') as CST.Document | undefined;
  const items = map?.value?.type === 'block-map' ? map.value.items : [];
  const field = (name: string) =>
    items.find(({ key }) => CST.isScalar(key ?? null) && CST.resolveAsScalar(key!)?.value === name);
  return { tokens, items, field };
}

/**
 * A question's source with one more change at the end of its list, and its number where it had none. Everything else
 * stays byte for byte as its author wrote it: `Document` would fold long texts at other words and space lists in one
 * line anew, whatever its options, so the source's own tokens are written, with those of a new `Document` among them.
 *
 * @param isFirst  Whether the change takes the place of the one with which a page was made that was never published.
 * @throws Error for a source without fields in its front matter.
 */
export function withChange(
  source: string,
  number: number,
  { version, date, note }: Note,
  isFirst = false,
): string {
  const frontMatter = frontMatterOf(source) ?? '';
  const lineEnd = source.startsWith('---\r') ? '\r\n' : '\n';
  const { tokens, items, field } = fieldsOf(frontMatter + lineEnd);
  if (items.length === 0) throw new Error('the file has no front matter');
  const before = field('changes');
  if (before && isFirst) items.splice(items.indexOf(before), 1);
  const present = field('changes');
  const list = present?.value?.type === 'block-seq' ? present.value : undefined;
  // Eight digits may look like a number.
  const change = { version: Object.assign(new Scalar(version), { type: Scalar.QUOTE_DOUBLE }), date, note };
  // The second item of a list brings the space before it. A list in one line is written anew.
  const changes = [
    ...(list ? [null] : present ? (parse(frontMatter) as { changes: Note[] }).changes : []),
    change,
  ];
  const layout = { lineWidth: 118, indentSeq: list?.indent !== 0, indent: list?.indent || 2 };
  const written = new Document({ changes, number }).toString(layout);
  const added = fieldsOf(written.replaceAll('\n', lineEnd)).field;
  const { sep, value } = added('changes')!;
  // Comments at the end of a list may belong to what follows it.
  const end = list?.items.findLastIndex((item) => item.value !== undefined) ?? 0;
  if (list) list.items.splice(end + 1, 0, (value as CST.BlockSequence).items[1]!);
  else if (present) Object.assign(present, { sep, value });
  else items.push(added('changes')!);
  if (!field('number')) items.push(added('number')!);
  const text = tokens.map((token) => CST.stringify(token)).join('');
  return source.replace(frontMatter, () => text.replace(/\r?\n$/, ''));
}

/**
 * A new page with its first note, which a book that lists what it has published wants of every answer.
 *
 * @param folder  Where the files lie that the page quotes, if there are any yet.
 * @param date    YYYY-MM-DD.
 * @throws Error if the front matter cannot be read.
 */
export function withFirstNote(source: string, folder: string, date: string, note: string): string {
  const { data } = checkedYaml(frontMatterOf(source) ?? '', questionSchema, folder, 1);
  if (!data) throw new Error('the front matter cannot be read');
  const version = answerVersion(data, bodyOf(source), folder);
  return withChange(source, data.number ?? 1, { version, date, note });
}
