import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPicture } from '#render/picture.ts';
import { sources } from '#project/package-root.ts';
import { absoluteUrl, basePath, siteUrl } from '#project/site.ts';
import { withShapes } from '#render/shapes.ts';
import { withColours } from '#render/tokens.ts';
import { bookMark } from '#render/symbol.ts';
import { changedOn } from '#book/dates.ts';
import { decoded } from '#book/decoded.ts';
import { licenseOf } from '#book/license.ts';
import { letterOf, letterShapes } from '#book/look/symbol.ts';
import { language, messages } from '#messages/of-book.ts';
import { siteColour } from '../card/styles.ts';
import { fontFolder } from '../font-folder.ts';
import type { EbookFile, BookFont, BookPicture, Ebook } from './book-file.ts';
import type { FinishedBook } from '../finished-book.ts';
import { chapterOf } from './chapter.ts';
import type { ChapterTools } from './chapter-writer.ts';
import { DrawingStyles } from './drawings.ts';
import { epub } from './epub.ts';

/** The chapters of a book, and what comes with them. */
export function ebookOf({ questions, site }: FinishedBook): Ebook {
  const styles = new DrawingStyles();
  const pictures = new Map<string, BookPicture>();
  const tools: ChapterTools = {
    styles,
    address: (slug, id) => absoluteUrl(`/questions/${slug}/`) + (id && `#${id}`),
    isShown: (src) => {
      const picture = pictures.get(src) ?? pictureAt(site, src);
      if (picture) pictures.set(src, picture);
      return picture !== undefined;
    },
  };
  const chapters = questions.map((question) =>
    chapterOf(question.answer, factsOf(question), tools, messages.howThisFollows),
  );
  const accent = siteColour('--color-accent');
  const colour = `.mark svg{color:${accent}}\n.lead{border-left-color:${accent}}\n`;
  const fonts = fontsOf(site);
  return { chapters, fonts, pictures: [...pictures.values()], styles: colour + styles.css() };
}

const factsOf = ({ slug, number, question, data }: FinishedBook['questions'][number]) => ({
  slug,
  number,
  question,
  shortTitle: data.shortTitle,
  topics: data.topics,
  moved: data.moved,
  changed: changedOn(data),
});

/** The generator's fonts that the site has: a file of the book may have such a name as well. */
export const fontsOf = (site: string): BookFont[] =>
  readdirSync(join(site, 'assets'))
    .filter((name) => /^inter(?:-letters)?\.[\w-]+\.woff2$/.test(name))
    .sort()
    .map((name) => ({
      name: name.replace(/\.[\w-]+(?=\.woff2$)/, ''),
      bytes: readFileSync(join(site, 'assets', name)),
    }))
    .filter(({ name, bytes }) => {
      const own = join(fontFolder, name);
      return existsSync(own) && bytes.equals(readFileSync(own));
    });

/** Pictures that every e-reader shows (EPUB 3.2); others are links to the site. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml']);

function pictureAt(site: string, src: string): BookPicture | undefined {
  const path = join(site, decoded(src.slice(basePath.length)));
  const isInSite = src.startsWith(basePath) && path.startsWith(join(site, '/'));
  if (!isInSite || !existsSync(path)) return undefined;
  const { bytes, type, name } = readPicture(path);
  return shown.has(type) ? { src, name, type, bytes } : undefined;
}

function titleMark(name: string): { html: string; picture?: BookPicture } {
  const mark = bookMark();
  if ('picture' in mark) {
    const [, type = '', data = ''] = /^data:([^;]+);base64,(.*)$/.exec(mark.picture) ?? [];
    const [, kind = ''] = /\/(\w+)/.exec(type) ?? [];
    if (shown.has(type)) {
      const picture = { src: mark.picture, name: `mark.${kind}`, type, bytes: Buffer.from(data, 'base64') };
      return { html: `<img src="images/${picture.name}" alt=""/>`, picture };
    }
  }
  const shapes = 'shapes' in mark ? mark.shapes : letterShapes(letterOf(name));
  return {
    html:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="96" height="96" aria-hidden="true">' +
      `<g fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round">${shapes}</g></svg>`,
  };
}

/** Content of a file of a book: all of its questions by their first topic. */
export function bookFileOf({ book }: FinishedBook, { chapters }: Ebook): EbookFile {
  const { name, tagline, description, topics, author, license } = book;
  return {
    title: name,
    tagline,
    description,
    language,
    authors: author ?? [name],
    license: license === undefined ? undefined : licenseOf(license),
    url: siteUrl + basePath,
    topics: topics
      .map(({ slug, title, description }) => ({
        slug,
        title,
        description,
        chapters: chapters.filter(({ topics }) => topics[0] === slug),
      }))
      .filter(({ chapters }) => chapters.length > 0),
    mark: titleMark(name),
  };
}

const read = (path: string): string =>
  withColours(
    withShapes(readFileSync(join(sources, path), 'utf8')).replace(/\/\*[\s\S]*?\*\/\s*/g, ''),
    'light',
  );

/** Styles of e-books, of which those of aligned formulas are the site's, and of what is printed: without comments and variables. */
export const ebookStyles = (): string =>
  read('outputs/ebook/ebook.css') + read('render/styles/answer/aligned-math.css');
export const paperStyles = (): string => read('outputs/ebook/paper.css');

/** A book as EPUB. */
export function epubOf(source: FinishedBook): Uint8Array {
  const ebook = ebookOf(source);
  const styles = ebookStyles() + ebook.styles;
  return epub(bookFileOf(source, ebook), { ...ebook, styles });
}
