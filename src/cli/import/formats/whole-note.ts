import { candidate } from '../questions/candidates.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import type { Node } from '../markdown/nodes.ts';
import type { FoundQuestion, Part } from '../questions/parts.ts';
import { partition, type Segmented } from '../questions/segment.ts';
import type { Title } from './note-title.ts';

/** A line of a page of Notion that describes the page, and no answer. */
const property = /^\s*([\p{L}][\p{L}\p{N} ()/_-]{0,39}):\s*(\S.*)?$/u;
/** Those that Notion makes itself, of which one at least is there. */
const ownProperty =
  /^(?:created(?: time| by| at| on)?|last edited(?: time| by)?|tags?|status|updated(?: at)?|date|url|author|owner|type|category|priority|erstellt(?: am| von)?|zuletzt bearbeitet(?: am| von)?|创建时间|标签|最后编辑时间)$/iu;

/** Names of the properties in the paragraph below the title of a page of Notion; empty if it is prose. */
function propertiesOf(node: Node): string[] {
  if (node.type !== 'paragraph') return [];
  const found = visible(node)
    .split('\n')
    .map((line) => property.exec(line)?.[1]?.trim());
  const names = found.filter((name) => name !== undefined);
  return names.length === found.length && names.some((name) => ownProperty.test(name)) ? names : [];
}

/** A line of nothing but `#tags`. */
const isTags = (node: Node): boolean =>
  node.type === 'paragraph' && /^(?:\s*#[\p{L}_][\p{L}\p{N}_/-]*)+\s*$/u.test(visible(node));

/** Reads a whole document as one question. Its headings are parts of the answer. */
export function wholeNote(
  parsed: Parsed,
  title: Title,
  section: string | undefined,
  notes: string[],
): Segmented {
  const { blocks, letters, lines, warnings } = parsed;
  const marked = candidate('heading', title.inline, [], letters, 1);
  // A title of nothing but "Question" is not a mark before one.
  const found = marked.text === '' ? { ...marked, text: title.text, inline: title.inline } : marked;
  const said = title.named ? ['its wording is the name of its file'] : [];
  const question: FoundQuestion = {
    ...found,
    line: title.line,
    sections: section === undefined ? [] : [section],
    notes: [...said, ...notes],
  };
  const parts: Part[] = [];
  const put = (part: Part): void => {
    const last = parts.at(-1);
    const reason = (one: Part) => ('reason' in one ? one.reason : '');
    if (!last || last.kind !== part.kind || reason(last) !== reason(part)) parts.push(part);
  };
  let below = true;
  for (const { node, line } of blocks.blocks) {
    const properties = below ? propertiesOf(node) : [];
    if (node.type === 'yaml') put({ from: line, kind: 'front-matter', reason: 'front matter' });
    else if (properties.length > 0)
      put({ from: line, kind: 'front-matter', reason: `properties of the note: ${properties.join(', ')}` });
    else if (isTags(node)) put({ from: line, kind: 'front-matter', reason: 'tags of the note' });
    else {
      put({ from: line, kind: 'question', question });
      if (node === title.heading) continue;
      below = false;
      question.answer.push(withoutBlockId(node));
    }
  }
  if (!parts.some(({ kind }) => kind === 'question'))
    parts.push({ from: lines.length, kind: 'question', question });
  return {
    title: undefined,
    whole: true,
    lines: lines.length,
    parts: partition(parts, lines),
    definitions: blocks.definitions,
    letters,
    warnings,
  };
}

/** `^a1b2c3` at the end of a block names it within a vault. */
function withoutBlockId(node: Node): Node {
  const last = node.type === 'paragraph' ? node.children?.at(-1) : undefined;
  if (last?.type !== 'text') return node;
  const value = last.value!.replace(/\s\^[\w-]+$/, '');
  return { ...node, children: [...node.children!.slice(0, -1), { ...last, value }] };
}
