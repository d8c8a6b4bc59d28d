import type { Parsed } from '../markdown/parse-markdown.ts';
import { QuestionFinder } from './find-questions.ts';
import { partition, type Divided } from './parts.ts';

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function divideDocument(parsed: Parsed): Divided {
  const finder = new QuestionFinder(parsed);
  const parts = partition(finder.parts, parsed.lines);
  return { title: finder.title ?? parsed.title, whole: false, parts, parsed, warnings: parsed.warnings };
}
