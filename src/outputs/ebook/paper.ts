import { textOfHtml } from '#book/entities.ts';
import { hashed } from '#render/security.ts';
import { messages } from '#messages/of-book.ts';
import { chaptersOf, linkTarget, type EbookFile, type Ebook } from './book-file.ts';
import type { FinishedBook } from '../finished-book.ts';
import type { Chapter } from './chapter.ts';
import { printed } from './chromium.ts';
import { paperFonts } from './paper-fonts.ts';
import { bookFileOf, ebookStyles, ebookOf, paperStyles } from './ebook.ts';
import { xhtmlDocument, titleBody, topicBody } from './epub.ts';
import { escapeXml, putXhtml } from './xhtml.ts';

/** A place of a chapter in a document that holds all chapters; no id has two hyphens before it in any other way. */
const idIn = ({ slug }: Chapter, id: string): string => (id === '' ? `q--${slug}` : `q--${slug}--${id}`);

const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

function paperDocument(book: EbookFile, { pictures, styles }: Pick<Ebook, 'pictures' | 'styles'>): string {
  const chapters = new Map(chaptersOf(book).map((chapter) => [chapter.slug, chapter]));
  const bySrc = new Map(pictures.map((picture) => [picture.src, picture]));
  const chapterBody = (chapter: Chapter): string => {
    const body = putXhtml(chapter.xhtml, {
      id: (id) => idIn(chapter, id),
      href: (href) => {
        const to = linkTarget(href, chapter, chapters, book.url);
        return typeof to === 'string' ? to : `#${idIn(to.chapter, to.id)}`;
      },
      src: (src) => dataUrl(bySrc.get(src)!.type, bySrc.get(src)!.bytes),
    });
    return `<div id="${idIn(chapter, '')}">${body}</div>`;
  };
  const { picture } = book.mark;
  const mark = picture ? { html: `<img src="${dataUrl(picture.type, picture.bytes)}" alt=""/>` } : book.mark;
  const hasTopics = book.topics.length > 1;
  return xhtmlDocument(
    book,
    book.title,
    `<meta http-equiv="Content-Security-Policy" content="${paperPolicy(styles)}"/><style>${escapeXml(styles)}</style>`,
    titleBody({ ...book, mark }) +
      contents(book, hasTopics) +
      book.topics
        .map((topic) => (hasTopics ? topicBody(topic) : '') + topic.chapters.map(chapterBody).join(''))
        .join(''),
  );
}

/** Nothing runs, and nothing comes from elsewhere. */
const paperPolicy = (styles: string): string =>
  `default-src 'none'; style-src ${hashed(styles)}; img-src data:; font-src data:`;

function contents({ topics }: EbookFile, hasTopics: boolean): string {
  const lists = topics.map(({ title, chapters }) => {
    const items = chapters.map(
      (chapter) => `<li><a href="#${idIn(chapter, '')}">${escapeXml(chapter.question)}</a></li>`,
    );
    return hasTopics ? `<li><span>${escapeXml(title)}</span><ol>${items.join('')}</ol></li>` : items.join('');
  });
  return `<section class="contents"><h1>${escapeXml(messages.contents)}</h1><ol>${lists.join('')}</ol></section>`;
}

/** A book as PDF. */
export async function pdfOf(source: FinishedBook): Promise<Uint8Array> {
  const ebook = ebookOf(source);
  const book = bookFileOf(source, ebook);
  const styles = ebookStyles() + ebook.styles + paperStyles();
  const text = textOfHtml(paperDocument(book, { ...ebook, styles: '' }));
  return printed(paperDocument(book, { ...ebook, styles: (await paperFonts(text)) + styles }));
}
