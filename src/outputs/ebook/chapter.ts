import type { Answer } from '#book/answer.ts';
import { htmlElement, type HtmlNode } from '#render/text/html-tree.ts';
import { withFrenchSpacing } from '../french-spacing.ts';
import { minifiedHtml } from '../minified-html.ts';
import { ChapterWriter, trimmedBlock, type ChapterTools } from './chapter-writer.ts';
import { writeXhtml } from './xhtml.ts';

/** A question as a chapter of a book: no controls, nothing folded, every name valid and its own. */
export interface Chapter {
  slug: string;
  number: number;
  /** The question in full, and a few words for it where it has them. */
  question: string;
  shortTitle?: string | undefined;
  /** Slugs, the first is its home. */
  topics: readonly string[];
  /** The day on which it has last changed or been checked, as YYYY-MM-DD, if that is known. */
  changed?: string | undefined;
  xhtml: string;
  /** Its headings, in order. */
  parts: readonly { id: string; title: string }[];
  /** The name in it of a place of its page, if it has that place. */
  place: (id: string) => string | undefined;
  /** Addresses of its pictures. */
  pictures: readonly string[];
}

type ChapterFacts = Pick<Chapter, 'slug' | 'number' | 'question' | 'shortTitle' | 'topics' | 'changed'> & {
  moved: Readonly<Record<string, string>>;
};

/**
 * The chapter of a question.
 *
 * @param derivationsTitle  Stands above how the book's own figures follow.
 */
export function chapterOf(
  answer: Answer,
  { moved, ...facts }: ChapterFacts,
  tools: ChapterTools,
  derivationsTitle: string,
): Chapter {
  const writer = new ChapterWriter(answer, facts.slug, tools);
  const body = [...writer.write(answer.content), ...derivationsOf(writer, derivationsTitle)];
  const chapter = htmlElement('section', { class: 'chapter' }, body);
  return {
    ...facts,
    xhtml: withFrenchSpacing(minifiedHtml(writeXhtml(chapter))),
    parts: writer.parts,
    place: (id) => writer.names.of(Object.hasOwn(moved, id) ? moved[id]! : id),
    pictures: [...writer.pictures],
  };
}

/** How the book's own figures follow: notes in the margin of a page, one list in a book. */
function derivationsOf(writer: ChapterWriter, title: string): HtmlNode[] {
  const items = writer.derivations.map(({ id, how }) =>
    htmlElement('li', writer.id(id), trimmedBlock('li', writer.write(how))),
  );
  if (items.length === 0) return [];
  const id = writer.names.make('derivations');
  writer.parts.push({ id, title });
  return [
    htmlElement('section', { class: 'derivations', 'epub:type': 'endnotes', role: 'doc-endnotes' }, [
      htmlElement('h2', { id }, [title]),
      htmlElement('ol', {}, items),
    ]),
  ];
}
