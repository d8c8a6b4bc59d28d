import { visible } from '../markdown/inline-cut.ts';
import type { Node } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { candidate } from './candidates.ts';
import type { Title } from './note-title.ts';
import { partition, type Divided, type FoundQuestion, type LeftOut, type Part } from './parts.ts';

/** A line of a page of Notion that describes the page, and no answer. */
const property = /^\s*([\p{L}][\p{L}\p{N} ()/_-]{0,39}):\s*(\S.*)?$/u;
/** Properties that Notion makes itself, of which one at least is there. */
const ownProperty =
  /^(?:created|last edited|tags?|status|updated|date|url|author|owner|type|category|priority|erstellt|zuletzt bearbeitet|创建时间|标签|最后编辑时间)\b/iu;

/** Kind of a node that stands in a note but is no answer: front matter, properties below the title, tags. */
function metadata(node: Node, below: boolean): string | undefined {
  if (node.type === 'yaml') return 'front matter';
  if (node.type !== 'paragraph') return undefined;
  const lines = visible(node).split('\n');
  if (lines.every((line) => /^(?:\s*#[\p{L}_][\p{L}\p{N}_/-]*)+\s*$/u.test(line))) return 'tags of the note';
  const names = lines.flatMap((line) => property.exec(line)?.[1]?.trim() ?? []);
  const known = names.length === lines.length && names.some((name) => ownProperty.test(name));
  return below && known ? `properties of the note: ${names.join(', ')}` : undefined;
}

/** Reads a whole document as one question. Its headings are parts of the answer. */
export function wholeNote(parsed: Parsed, title: Title, section: string | undefined): Divided {
  const { blocks, unit, lines, definitions, warnings } = parsed;
  const marked = candidate('heading', title.inline, [], 1);
  // A title of nothing but "Question" is not a mark before one.
  const found = marked.text === '' ? { ...marked, text: title.text, inline: title.inline } : marked;
  const question: FoundQuestion = {
    ...found,
    line: title.line,
    sections: section === undefined ? [] : [section],
    notes: title.named ? ['its wording is the name of its file'] : [],
  };
  const asked: Part = { from: lines, kind: 'question', question };
  const parts: Part[] = [];
  let below = true;
  let last: string | undefined = '';
  for (const node of blocks) {
    const reason = metadata(node, below);
    const kind: LeftOut = 'front-matter';
    if (reason !== last)
      parts.push({
        from: node.line!,
        ...(reason === undefined ? { kind: 'question', question } : { kind, reason }),
      });
    last = reason;
    if (reason !== undefined || node === title.heading) continue;
    below = false;
    question.answer.push(withoutBlockId(node));
  }
  if (!parts.some(({ kind }) => kind === 'question')) parts.push(asked);
  const whole = { title: undefined, whole: true, parts: partition(parts, lines) };
  return { ...whole, unit, lines, definitions, warnings };
}

/** `^a1b2c3` at the end of a block names it within a vault. */
function withoutBlockId(node: Node): Node {
  const last = node.type === 'paragraph' ? node.children?.at(-1) : undefined;
  if (last?.type !== 'text') return node;
  const value = last.value!.replace(/\s\^[\w-]+$/, '');
  return { ...node, children: [...node.children!.slice(0, -1), { ...last, value }] };
}
