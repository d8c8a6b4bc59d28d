import type { Parsed } from '../markdown/parse-markdown.ts';
import { QuestionFinder } from './find-questions.ts';
import { partition, type Divided } from './parts.ts';

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function divideDocument(parsed: Parsed): Divided {
  const marked = new QuestionFinder(parsed, false);
  const found = marked.parts.some(({ kind }) => kind === 'question');
  const finder = found ? marked : new QuestionFinder(parsed, true);
  const parts = partition(finder.parts, parsed.lines);
  noteSeveral(parts);
  const warnings = [...parsed.warnings, ...finder.warnings];
  return { title: finder.title ?? parsed.title, whole: false, parts, parsed, warnings };
}

/** An answer this many times as long as the median of its document's may hold further questions; 40 lines never do. */
const tooLong = { times: 10, lines: 40 };

function noteSeveral(parts: Divided['parts']): void {
  const questions = parts.flatMap((part) => (part.kind === 'question' ? [part] : []));
  const lengths = questions.map(({ from, to }) => to - from + 1);
  const median = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  for (const [at, { question }] of lengths.length > 4 ? questions.entries() : [])
    if (lengths[at]! > Math.max(tooLong.lines, tooLong.times * median))
      question.notes.push(
        `it may hold several questions: it takes ${lengths[at]} lines, most of the others ${median} or fewer`,
      );
}
