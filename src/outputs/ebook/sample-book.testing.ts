import { readAnswer } from '../answer/read-answer.ts';
import { samplePage } from '../answer/sample-page.testing.ts';
import type { EbookFile, Ebook } from './book-file.ts';
import { chapterOf, type Chapter } from './chapter.ts';
import type { ChapterTools } from './chapter-writer.ts';
import { DrawingStyles } from './drawings.ts';

export const sampleTools = (): ChapterTools & { styles: DrawingStyles } => ({
  styles: new DrawingStyles(),
  address: (slug, id) => `https://book.example/questions/${slug}/#${id}`,
  isShown: (src) => src.endsWith('.png'),
});

export function sampleChapter(slug: string, page: string, tools = sampleTools()): Chapter {
  const facts = {
    slug,
    number: 3,
    question: `What is ${slug}?`,
    topics: ['optics'],
    changed: '2026-03-04',
    moved: { 'figure-old': 'light-stage' },
  };
  return chapterOf(readAnswer(page, `questions/${slug}/index.html`), facts, tools, 'How this was calculated');
}

/** A book of two chapters that lead to each other. */
export function sampleBook(text?: string): { book: EbookFile; ebook: Omit<Ebook, 'chapters'> } {
  const tools = sampleTools();
  const dark = `<article><h1>What is dark?</h1><h2 id="depth">Depth</h2><p><a href="/questions/light/">light</a></p></article>`;
  const chapters = [sampleChapter('light', samplePage(text), tools), sampleChapter('dark', dark, tools)];
  const title = text ?? 'Optics';
  const mark = { html: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>' };
  return {
    book: {
      title,
      tagline: title,
      description: title,
      language: 'en',
      authors: [title],
      mark,
      url: 'https://book.example/',
      topics: [
        { slug: 'optics', title, description: title, chapters: chapters.slice(0, 1) },
        { slug: 'night', title: 'Night', chapters: chapters.slice(1) },
      ],
    },
    ebook: {
      pictures: [{ src: '/assets/a.png', name: 'a.png', type: 'image/png', bytes: new Uint8Array(3) }],
      fonts: [{ name: 'inter.woff2', bytes: new Uint8Array(3) }],
      styles: tools.styles.css(),
    },
  };
}
