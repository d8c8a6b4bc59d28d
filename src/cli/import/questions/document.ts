import type { Remark } from '../read/decode.ts';
import type { Surroundings } from '../read/vault.ts';
import { answerOf, type FoundAnswer } from './answer.ts';
import { sharedLinks } from './navigation.ts';
import { questionsOf, type Divided, type FoundQuestion } from './parts.ts';

/** A document with its questions and their answers. */
export interface Document {
  /** Path as the author gave it. */
  file: string;
  /** The folder that was named, of a file found in one, and the path of the file in it. */
  folder?: { name: string; path: string };
  /** Meaning of its addresses of pictures and other documents. */
  surroundings?: Surroundings;
  repairs: Remark[];
  divided: Divided;
  answers: Map<FoundQuestion, FoundAnswer>;
}

/** A file that was named, or why it is not read. */
export type Source = Document | { file: string; refused: string };

/** Documents with the answers to their questions. Lines of links that most of the answers share are no part of them. */
export function documentsOf(all: readonly Omit<Document, 'answers'>[]): Document[] {
  const shared = sharedLinks(all.flatMap(({ divided }) => questionsOf(divided).map(({ answer }) => answer)));
  return all.map((one) => ({
    ...one,
    answers: new Map(questionsOf(one.divided).map((question) => [question, answerOf(question, shared)])),
  }));
}

/** The questions of a document that have an answer, with it. */
export const answeredOf = ({ answers }: Document) =>
  [...answers].flatMap(([question, answer]) => (answer.missing === undefined ? [{ question, answer }] : []));
