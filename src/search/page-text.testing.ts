import type { PageText } from './page-index.ts';

/** The texts of a page, empty but for what is given. */
export const pageText = (title: string, known: Partial<PageText> = {}): PageText => ({
  url: `/${title}/`,
  title,
  number: '',
  answer: '',
  topics: [],
  difficulty: '',
  aliases: '',
  titles: '',
  headings: '',
  body: '',
  ...known,
});
