import { answerOf, type Answer } from './answer.ts';
import type { Decoded, Remark } from '../read/decode.ts';
import type { Surroundings } from '../read/surroundings.ts';
import type { FoundQuestion } from './parts.ts';
import { segment, type Segmented } from './segment.ts';
import type { Asked } from './same-wording.ts';
import { visible } from '../markdown/inline-cut.ts';
import { orTooDeep } from '../markdown/too-deep.ts';

/** What a file says: text to be divided, what was divided already, or why it is not read. */
export type Content = Decoded | { repairs: Remark[]; segmented: Segmented } | { refused: string };

export interface Source {
  /** Path as the author gave it. */
  file: string;
  content: Content;
  /** The folder that was named, of a file found in one, and the path of the file in it. */
  folder?: { name: string; path: string };
  /** What its addresses of pictures and other documents mean. */
  surroundings?: Surroundings;
}

/** A document with its questions and their answers. */
export interface ReadDocument extends Source {
  repairs: Remark[];
  segmented: Segmented;
  answers: Map<FoundQuestion, Answer>;
}

export type Unread = { file: string; refused: string };

/** Reads a document, whatever it holds. */
export function readDocument(source: Source): ReadDocument | Unread {
  const { file, content } = source;
  if ('refused' in content) return { file, refused: content.refused };
  const found = orTooDeep('text' in content ? content.text : '', () => answersOf(source, content));
  return 'refused' in found ? { file, ...found } : found;
}

function answersOf(source: Source, content: Exclude<Content, { refused: string }>): ReadDocument {
  const segmented = 'segmented' in content ? content.segmented : segment(content.text);
  const answers = new Map<FoundQuestion, Answer>();
  for (const part of segmented.parts)
    if (part.kind === 'question')
      answers.set(part.question, answerOf(part.question, segmented.letters.answers));
  return { ...source, repairs: content.repairs, segmented, answers };
}

/** What a document says, or of one that is no text its questions and answers. */
export function textOf(document: ReadDocument): string {
  if ('text' in document.content) return document.content.text;
  return answeredOf(document)
    .flatMap(({ question, answer }) => [question.text, ...answer.blocks.map(visible)])
    .join('\n');
}

/** The questions of a document that have an answer. */
export const answeredOf = ({ file, answers }: ReadDocument): Asked[] =>
  [...answers].flatMap(([question, answer]) =>
    answer.missing === undefined ? [{ file, question, answer }] : [],
  );
