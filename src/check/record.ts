import { isMap, isNode, parseDocument, stringify } from 'yaml';
import { frontMatterOf } from './front-matter.ts';

/** A change as the front matter has it. */
export interface Note {
  version: string;
  /** YYYY-MM-DD. */
  date: string;
  note: string;
}

/**
 * A question's source with one more change at the end of its list, and its number where it had none. Everything else
 * stays as its author wrote it.
 *
 * @throws Error for a source without front matter.
 */
export function withChange(source: string, number: number, change: Note): string {
  const frontMatter = frontMatterOf(source);
  if (frontMatter === undefined) throw new Error('the file has no front matter');
  const document = parseDocument(frontMatter);
  const entry = stringify([{ ...change, version: change.version }], {
    defaultStringType: 'PLAIN',
    lineWidth: 118,
  })
    // Eight digits may look like a number.
    .replace(/^- version: "?([0-9a-f]{8})"?$/m, '- version: "$1"')
    .replace(/^(?=.)/gm, '  ');
  let text = frontMatter.replace(/\n*$/, '\n');
  const list = isMap(document.contents) ? document.get('changes', true) : undefined;
  if (isNode(list) && list.range) {
    const end = list.range[1];
    const until = text.slice(0, end).replace(/\s*$/, '\n');
    text = until + entry + text.slice(until.length - 1).replace(/^\s*\n/, '');
  } else text += `changes:\n${entry}`;
  if (!document.has('number')) text += `number: ${number}\n`;
  return source.replace(frontMatter, () => text.replace(/\n$/, ''));
}
