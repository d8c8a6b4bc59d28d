import { wordingKey } from '#book/questions.ts';
import { visible } from '../markdown/inline-cut.ts';
import { text, type MdNode } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion, titleAsks } from '../markdown/question-text.ts';
import { candidate } from './candidates.ts';
import { partition, type Divided, type FoundQuestion, type Part } from './parts.ts';

/** The title of a note, and where it stands. */
export interface Title {
  text: string;
  /** The heading that it stands in, or that repeats it. */
  heading: MdNode | undefined;
  /** Whether it is the name of the file. */
  named: boolean;
  /** Whether it asks, or front matter calls it a question. */
  asks: boolean;
  sure: boolean;
}

/** Names of files that say only that they come first. */
export const isIndex = (name: string): boolean => /^_?(?:index|readme)$/i.test(name);

/** The name of a file or folder as a person would write it: no end, no number before it, no id of Notion behind it. */
export function nameOf(file: string): string {
  const stem = file
    .replace(/\.(?:mdx?|markdown|txt)$/i, '')
    .replace(/[ _-]+[0-9a-f]{32}$/i, '')
    .replace(/^\d+[-_. )]+(?=\p{L})/u, '');
  const words = (/\s/.test(stem) ? stem : stem.replace(/[-_]+/g, ' ')).replace(/\s+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The title of a note: of its front matter, its first heading and its name the first that asks; if none does, the first
 * that there is.
 *
 * @param file  Its name.
 */
export function titleOf({ blocks, data }: Parsed, file: string): Title {
  const first = blocks.find(({ type }) => type !== 'yaml');
  const like = blocks.filter(({ type, depth }) => type === 'heading' && depth === first?.depth);
  const heading = like.length === 1 && like[0] === first ? first : undefined;
  // Below a title such as "Question 13" stands what it asks.
  const next = heading && blocks[blocks.indexOf(heading) + 1];
  const below = next?.type === 'heading' ? next : undefined;
  const question = oneLine(data['question']);
  const name = nameOf(file);
  const titles = [
    { text: question ?? oneLine(data['title']) },
    { text: heading && oneLine(visible(heading)) },
    { text: below && oneLine(visible(below)), heading: below },
    // Names of files cannot hold a question mark everywhere.
    { text: titleAsks(name) && !endsAsQuestion(name) ? `${name}?` : name, named: true },
  ].flatMap(({ text, heading: own = heading, named = false }): Title[] => {
    if (text === undefined) return [];
    const sure = text === question;
    const repeats = own && wordingKey(visible(own)) === wordingKey(text);
    return [{ text, named, sure, asks: sure || titleAsks(text), heading: repeats ? own : undefined }];
  });
  return titles.find(({ asks }) => asks) ?? titles[0]!;
}

const oneLine = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;

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
