import type { Parsed } from '../markdown/parse-markdown.ts';
import { QuestionFinder } from './find-questions.ts';
import { levelWithText } from './outline.ts';
import { partition, type Divided } from './parts.ts';

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function divideDocument(parsed: Parsed): Divided {
  const finder = finderFor(parsed);
  const parts = partition(finder.parts, parsed.lines);
  const warnings = [...parsed.warnings, ...finder.warnings];
  return { title: finder.title ?? parsed.title, whole: false, parts, parsed, warnings };
}

/** Reads what is marked as a question; if that is little, what is one by the structure of the headings, or paragraphs that ask. */
function finderFor(parsed: Parsed): QuestionFinder {
  const count = ({ parts }: QuestionFinder) => parts.filter(({ kind }) => kind === 'question').length;
  const marked = new QuestionFinder(parsed);
  const level = levelWithText(parsed.blocks);
  const { depth, most } = marked.outline;
  const alike = level?.depth === depth && !most;
  if (level && most && depth > 0 && depth < level.depth) return marked;
  if (level && !alike ? count(marked) >= level.count / 2 : count(marked) > 0 && !alike) return marked;
  const plain = count(marked) > 0 ? marked : new QuestionFinder(parsed, { plain: true });
  return level && count(plain) < level.count ? new QuestionFinder(parsed, { level: level.depth }) : plain;
}
