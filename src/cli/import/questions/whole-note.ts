import { visible } from '../markdown/inline-cut.ts';
import { text, type MdNode } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { candidate } from './candidates.ts';
import type { Title } from './note-title.ts';
import { partition, type Divided, type FoundQuestion, type Part } from './parts.ts';

/** Lines of a page of Notion that describe the page, one of which Notion makes itself; and tags of Obsidian. */
const property = /^\s*\p{L}[\p{L}\p{N} ()/_-]{0,39}:(?:\s.*)?$/u;
const ownProperty =
  /^(?:created|last edited|tags?|status|updated|date|url|author|owner|type|category|priority|erstellt|zuletzt bearbeitet|创建时间|标签|最后编辑时间)\b/imu;
const tags = /^(?:\s*#[\p{L}_][\p{L}\p{N}_/-]*)+\s*$/u;

/** Kind of a node that stands above an answer and is none: front matter, properties, tags. */
function metadata(node: MdNode): string | undefined {
  if (node.type !== 'paragraph') return node.type === 'yaml' ? 'front matter' : undefined;
  const said = visible(node);
  const every = (line: RegExp) => said.split('\n').every((one) => line.test(one));
  return every(tags) || (every(property) && ownProperty.test(said)) ? 'properties of the note' : undefined;
}

/** Reads a whole document as one question. Its headings are parts of the answer. */
export function wholeNote(parsed: Parsed, title: Title, section: string | undefined): Divided {
  const { blocks, lines } = parsed;
  const inline = title.heading?.children ?? [text(title.text)];
  const marked = candidate('heading', inline, [], 1);
  // A title of nothing but "Question" is not a mark before one.
  const found = marked.text === '' ? { ...marked, text: title.text, inline } : marked;
  const question: FoundQuestion = {
    ...found,
    line: title.heading?.line ?? 1,
    sections: section === undefined ? [] : [section],
    notes: title.named ? ['its wording is the name of its file'] : [],
  };
  const parts: Part[] = [];
  const above = title.heading ? blocks.indexOf(title.heading) : 0;
  for (const [at, node] of blocks.entries()) {
    const names = at < above && node.type === 'heading' ? 'title of the document' : undefined;
    const reason = question.answer.length === 0 ? (names ?? metadata(node)) : undefined;
    const from = node.line!;
    if (reason !== undefined) parts.push({ from, kind: 'front-matter', reason });
    else if (parts.at(-1)?.kind !== 'question') parts.push({ from, kind: 'question', question });
    if (reason === undefined && node !== title.heading) question.answer.push(node);
  }
  if (!parts.some(({ kind }) => kind === 'question')) parts.push({ from: lines, kind: 'question', question });
  return { title: undefined, whole: true, parts: partition(parts, lines), parsed, warnings: parsed.warnings };
}
