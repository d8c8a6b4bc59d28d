import { wordingKey } from '#book/questions.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { MdNode } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion, titleAsks } from '../markdown/question-text.ts';

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
 * @param file  Its name, or that of its folder where it is called `index`.
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
