import { formatDate } from '#book/dates.ts';
import type { License } from '#book/license.ts';
import { messages } from '#messages/of-book.ts';
import {
  chaptersOf,
  modifiedOf,
  linkTarget,
  type EbookFile,
  type BookFont,
  type BookPicture,
  type Ebook,
} from './book-file.ts';
import type { Chapter } from './chapter.ts';
import { escapeXml, putXhtml } from './xhtml.ts';
import { zip, type Zipped } from '../zip.ts';

interface EpubPage {
  path: string;
  title: string;
  /** Its properties, as the package names them for e-readers. */
  properties: readonly string[];
  content: string;
}

/** A book as EPUB 3. The same book gives the same bytes. */
export function epub(
  book: EbookFile,
  { pictures, fonts, styles }: Pick<Ebook, 'pictures' | 'fonts' | 'styles'>,
): Uint8Array {
  const chapters = new Map(chaptersOf(book).map((chapter) => [chapter.slug, chapter]));
  const bySrc = new Map(pictures.map((picture) => [picture.src, picture]));
  const used = [...new Set([...chapters.values()].flatMap((chapter) => chapter.pictures))].flatMap(
    (src) => bySrc.get(src) ?? [],
  );
  if (book.mark.picture) used.push(book.mark.picture);
  const pages = epubPages(book, chapters, bySrc);
  return zip([
    ['mimetype', 'application/epub+zip', true],
    ['META-INF/container.xml', container],
    ['EPUB/package.opf', packageDocument(book, pages, [...used.map(pictureItem), ...fonts.map(fontItem)])],
    ...pages.map(({ path, content }): Zipped => [`EPUB/${path}`, content]),
    ['EPUB/styles.css', fonts.map(faceOf).join('') + styles],
    ...used.map(({ name, bytes }): Zipped => [`EPUB/images/${name}`, bytes, true]),
    ...fonts.map(({ name, bytes }): Zipped => [`EPUB/fonts/${name}`, bytes, true]),
  ]);
}

/** Letters beyond ASCII are in a file of their own. */
const faceOf = ({ name }: BookFont): string =>
  `@font-face{font-family:Inter;font-weight:400 700;src:url(fonts/${name})${name.includes('letters') ? ';unicode-range:U+A1-24F' : ''}}\n`;

const container =
  '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">' +
  '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n';

const fileOf = ({ slug }: Pick<Chapter, 'slug'>): string => `questions/${slug}.xhtml`;
const topicFileOf = ({ slug }: EbookFile['topics'][number]): string => `topics/${slug}.xhtml`;
/** A topic by itself needs no page that names it. */
const namesTopics = ({ topics }: EbookFile): boolean => topics.length > 1;

type PicturesBySrc = ReadonlyMap<string, BookPicture>;
type Chapters = ReadonlyMap<string, Chapter>;

function epubPages(book: EbookFile, chapters: Chapters, pictures: PicturesBySrc): EpubPage[] {
  const page = (path: string, title: string, body: string, properties: readonly string[] = []): EpubPage => ({
    path,
    title,
    properties: [
      ...properties,
      ...(body.includes('<math') ? ['mathml'] : []),
      ...(body.includes('<svg') ? ['svg'] : []),
    ],
    content: xhtmlDocument(book, title, stylesFrom(path), body),
  });
  const chapterPage = (chapter: Chapter): EpubPage => {
    const body = putXhtml(chapter.xhtml, {
      id: (id) => id,
      href: (href) => {
        const to = linkTarget(href, chapter, chapters, book.url);
        if (typeof to === 'string') return to;
        const file = to.chapter === chapter && to.id !== '' ? '' : `${to.chapter.slug}.xhtml`;
        return file + (to.id && `#${to.id}`);
      },
      src: (src) => `../images/${pictures.get(src)!.name}`,
    });
    return page(fileOf(chapter), chapter.question, body);
  };
  return [
    page('title.xhtml', book.title, titleBody(book)),
    page('nav.xhtml', messages.contents, navigationBody(book), ['nav']),
    ...book.topics.flatMap((topic) => [
      ...(namesTopics(book) ? [page(topicFileOf(topic), topic.title, topicBody(topic))] : []),
      ...topic.chapters.map(chapterPage),
    ]),
  ];
}

/** A document of a book; `head`: what stands there beside its title. */
export const xhtmlDocument = ({ language }: EbookFile, title: string, head: string, body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' +
  `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">` +
  `<head><meta charset="UTF-8"/><title>${escapeXml(title)}</title>${head}</head><body>${body}</body></html>\n`;

const rightsOf = ({ name, url }: License): string => [name, url].filter(Boolean).join(', ');

/** The title page as XHTML, without the document around it. */
export function titleBody(book: EbookFile): string {
  const { title, tagline, description, authors, license, url, mark, topics } = book;
  const by = authors.filter((name) => name !== title);
  const modified = modifiedOf({ topics });
  return (
    `<section class="title-page" epub:type="titlepage"><p class="mark">${mark.html}</p><h1>${escapeXml(title)}</h1>` +
    `<p class="tagline">${escapeXml(tagline)}</p>${by.length > 0 ? `<p>${escapeXml(by.join(messages.comma))}</p>` : ''}<p>${escapeXml(description)}</p>` +
    `<p class="imprint">${escapeXml(messages.bookState(formatDate(modified)))}<br/>` +
    `<a href="${escapeXml(url)}">${escapeXml(url)}</a>` +
    `${license ? `<br/><a href="${escapeXml(license.url)}">${escapeXml(license.name ?? messages.license)}</a>` : ''}</p></section>`
  );
}

/** The page before a topic's questions as XHTML, without the document around it. */
export const topicBody = ({ title, description }: EbookFile['topics'][number]): string =>
  `<section class="topic-page" epub:type="part"><h1>${escapeXml(title)}</h1>` +
  `${description === undefined ? '' : `<p>${escapeXml(description)}</p>`}</section>`;

const stylesFrom = (path: string): string =>
  `<link rel="stylesheet" type="text/css" href="${'../'.repeat(path.split('/').length - 1)}styles.css"/>`;

const entry = (file: string, text: string, below: readonly string[]): string =>
  `<li><a href="${file}">${escapeXml(text)}</a>${below.length > 0 ? `<ol>${below.join('')}</ol>` : ''}</li>`;

function navigationBody(book: EbookFile): string {
  const chapterEntry = (chapter: Chapter): string =>
    entry(
      fileOf(chapter),
      chapter.shortTitle ?? chapter.question,
      chapter.parts.map(({ id, title }) => entry(`${fileOf(chapter)}#${id}`, title, [])),
    );
  const entries = book.topics.flatMap((topic) => {
    const chapters = topic.chapters.map(chapterEntry);
    return namesTopics(book) ? [entry(topicFileOf(topic), topic.title, chapters)] : chapters;
  });
  const [first] = chaptersOf(book);
  const start = first
    ? `<li><a epub:type="bodymatter" href="${fileOf(first)}">${escapeXml(messages.questions)}</a></li>`
    : '';
  return (
    `<nav epub:type="toc" role="doc-toc"><h1>${escapeXml(messages.contents)}</h1><ol>${entries.join('')}</ol></nav>` +
    `<nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="toc" href="nav.xhtml">${escapeXml(messages.contents)}</a></li>${start}</ol></nav>`
  );
}

interface Item {
  path: string;
  type: string;
}
const pictureItem = ({ name, type }: BookPicture): Item => ({ path: `images/${name}`, type });
const fontItem = ({ name }: BookFont): Item => ({ path: `fonts/${name}`, type: 'font/woff2' });

function packageDocument(book: EbookFile, pages: readonly EpubPage[], others: readonly Item[]): string {
  const ids = new Map([...pages, ...others].map(({ path }, at) => [path, `item-${at + 1}`]));
  const item = (path: string, type: string, properties: readonly string[] = []): string =>
    `<item id="${ids.get(path) ?? 'styles'}" href="${escapeXml(path)}" media-type="${type}"` +
    `${properties.length > 0 ? ` properties="${properties.join(' ')}"` : ''}/>`;
  const meta = (property: string, value: string): string =>
    `<meta property="${property}">${escapeXml(value)}</meta>`;
  const isDrawn =
    pages.some(({ properties }) => properties.includes('svg')) ||
    others.some(({ type }) => type.startsWith('image/'));
  const hasFormulas = pages.some(({ properties }) => properties.includes('mathml'));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="${book.language}">`,
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:identifier id="book">${escapeXml(book.url)}</dc:identifier>`,
    `<dc:title>${escapeXml(book.title)}</dc:title>`,
    ...book.authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    `<dc:language>${book.language}</dc:language>`,
    `<dc:description>${escapeXml(book.description)}</dc:description>`,
    ...(book.license ? [`<dc:rights>${escapeXml(rightsOf(book.license))}</dc:rights>`] : []),
    `<dc:source>${escapeXml(book.url)}</dc:source>`,
    ...book.topics.map(({ title }) => `<dc:subject>${escapeXml(title)}</dc:subject>`),
    meta('dcterms:modified', modifiedOf(book)),
    meta('schema:accessMode', 'textual'),
    ...(isDrawn ? [meta('schema:accessMode', 'visual')] : []),
    meta('schema:accessModeSufficient', 'textual'),
    ...['readingOrder', 'structuralNavigation', 'tableOfContents'].map((feature) =>
      meta('schema:accessibilityFeature', feature),
    ),
    ...(isDrawn ? [meta('schema:accessibilityFeature', 'alternativeText')] : []),
    ...(hasFormulas ? [meta('schema:accessibilityFeature', 'MathML')] : []),
    meta('schema:accessibilityHazard', 'none'),
    meta('schema:accessibilitySummary', messages.bookAccessibility),
    '</metadata>',
    '<manifest>',
    ...pages.map(({ path, properties }) => item(path, 'application/xhtml+xml', properties)),
    item('styles.css', 'text/css'),
    ...others.map(({ path, type }) => item(path, type)),
    '</manifest>',
    `<spine>${pages.map(({ path }) => `<itemref idref="${ids.get(path)}"/>`).join('')}</spine>`,
    '</package>\n',
  ].join('\n');
}
