import type { Answer } from '#book/answer.ts';
import type { BookPage } from '#book/book-page.ts';
import { inlineText } from '#book/inline.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Language } from '#search/language.ts';
import type { PageText } from '#search/page-index.ts';
import type { Anchor } from '#search/passages.ts';
import { answerText } from './answer-text.ts';
import { spokenFormulas } from './formula-text.ts';

/** A page as both indexes have it: what is weighed, and the text in which phrases and passages are found. */
export interface SearchedPage {
  page: PageText;
  content: string;
  anchors: Anchor[];
}

/** A short answer as shown below the title, cut at a word. */
export const previewOf = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/^(.{150}\S*)\s.*$/s, '$1 …');

type Facts = Omit<PageText, 'url' | 'headings' | 'body'>;

/** Facts of a question beside its text. Its terms in other languages are for search alone. */
export function factsOfQuestion({ data, texts }: Pick<QuestionRecord, 'data' | 'texts'>): Facts {
  return {
    title: data.question,
    number: String(data.number),
    answer: previewOf(inlineText(texts[data.shortAnswer]!)),
    topics: data.topics,
    difficulty: data.difficulty ?? '',
    aliases: data.aliases.join(' · '),
    titles: [data.titles, data.terms].flatMap((words) => Object.values(words).flat()).join(' · '),
  };
}

/** Facts of a page that is no question: it has no number, topics or difficulty. */
export const factsOfPage = ({
  data: { title, description, aliases = [] },
}: Pick<BookPage, 'data'>): Facts => ({
  title,
  answer: description,
  number: '',
  topics: [],
  difficulty: '',
  aliases: aliases.join(' · '),
  titles: '',
});

/** A page as search has it. Words find its formulas also as they are spoken; phrases are looked for in its text alone. */
export function searchedPage(answer: Answer, facts: Facts, language: Language): SearchedPage {
  const { content, anchors } = answerText(answer);
  const headings = anchors.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  return {
    page: {
      ...facts,
      url: `/${answer.path.replace(/index\.html$/, '')}`,
      headings: headings.join('\n'),
      body: `${content} ${spokenFormulas(content)}`,
    },
    ...dividedWords(content, anchors, language),
  };
}

/** All pages of a book with what is known of them. */
export function searchedPages(
  questions: readonly (Pick<QuestionRecord, 'data' | 'texts'> & { answer: Answer })[],
  pages: readonly (Pick<BookPage, 'data'> & { answer: Answer })[],
  language: Language,
): SearchedPage[] {
  return [
    ...questions.map((question) => searchedPage(question.answer, factsOfQuestion(question), language)),
    ...pages.map((page) => searchedPage(page.answer, factsOfPage(page), language)),
  ];
}

/** Words of languages without spaces between them have a space without width there instead. */
function dividedWords(content: string, anchors: Anchor[], { rules: { unspaced } }: Language) {
  if (!unspaced) return { content, anchors };
  const ends = [0];
  const words = content.split(' ').flatMap((word) => {
    const parts = unspaced.divide(word);
    parts[parts.length - 1] += ' ';
    ends.push(ends.at(-1)! + parts.length);
    return parts;
  });
  const moved = anchors.map((anchor) => ({ ...anchor, location: ends[anchor.location]! }));
  return { content: words.join('\u200b'), anchors: moved };
}
