import type { Answer } from '#book/answer.ts';
import type { CardsOfQuestion } from '#book/practice-card.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book } from '#book/schema.ts';

/** A question whose page is finished, with its cards. */
export interface FinishedQuestion extends CardsOfQuestion, Pick<QuestionRecord, 'data' | 'version'> {
  answer: Answer;
}

/** Source of every file that readers take away. */
export interface FinishedBook {
  book: Book;
  /** In the order of the book. */
  questions: readonly FinishedQuestion[];
  /** Folder of the finished site, which has the pictures. */
  site: string;
}
