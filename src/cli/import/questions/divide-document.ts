import type { Parsed } from '../markdown/parse-markdown.ts';
import { QuestionFinder } from './find-questions.ts';
import { partition, type Divided, type FoundQuestion } from './parts.ts';

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function divideDocument(parsed: Parsed): Divided {
  const { unit, lines, definitions, warnings } = parsed;
  const marked = new QuestionFinder(parsed, false);
  const found = marked.parts.some(({ kind }) => kind === 'question');
  const finder = found ? marked : new QuestionFinder(parsed, true);
  const parts = partition(finder.parts, lines);
  noteSeveral(parts);
  return {
    title: finder.title ?? parsed.title,
    unit,
    whole: false,
    lines,
    parts,
    definitions,
    warnings: [...warnings, ...finder.warnings],
  };
}

/** An answer this many times as long as the median of its document's may hold further questions. */
const tooLong = 10;
/** Lines up to which no answer is long. */
const short = 40;

/** Notes at questions whose answers may hold others: those much longer than the rest. */
function noteSeveral(parts: Divided['parts']): void {
  const lengths = new Map<FoundQuestion, number>();
  for (const part of parts)
    if (part.kind === 'question')
      lengths.set(part.question, (lengths.get(part.question) ?? 0) + part.to - part.from + 1);
  const sorted = [...lengths.values()].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  for (const [question, lines] of lengths)
    if (sorted.length > 4 && lines > short && lines > tooLong * median)
      question.notes.push(
        `it may hold several questions: it takes ${lines} lines, most of the others ${median} or fewer`,
      );
}
