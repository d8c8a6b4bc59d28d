import type { Answer } from '#book/answer.ts';
import type { CardKind, CardsOfQuestion } from '#book/practice-card.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book, QuestionData } from '#book/schema.ts';
import { messages } from '#messages/of-book.ts';

/** Source of every file that readers take away. */
export interface ExportedBook {
  book: Book;
  /** In the order of the book. */
  questions: ExportedQuestion[];
  /** Folder of the finished site, which has the pictures. */
  site: string;
}

export interface ExportedQuestion extends CardsOfQuestion {
  data: QuestionData;
  version: string;
  answer: Answer;
}

/** The task of a card; empty where its question says all. */
export const promptOf = (kind: CardKind): string =>
  kind === 'short-answer' ? messages.mainIdea : kind === 'misconception' ? messages.whatIsRight : '';

/** @param cards  In the order of the book. */
export function exportedBook(
  book: Book,
  records: readonly QuestionRecord[],
  cards: readonly CardsOfQuestion[],
  answers: readonly Answer[],
  site: string,
): ExportedBook {
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  const byPath = new Map(answers.map((answer) => [answer.path, answer]));
  const questions = cards.map((own) => {
    const { data, version } = bySlug.get(own.slug)!;
    return { ...own, data, version, answer: byPath.get(`questions/${own.slug}/index.html`)! };
  });
  return { book, questions, site };
}
