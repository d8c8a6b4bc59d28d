import type { Parsed } from '../markdown/parse-markdown.ts';
import { QuestionFinder } from './find-questions.ts';
import { partition, type Divided, type FoundQuestion } from './parts.ts';

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
  const lengths = new Map<FoundQuestion, number>();
  for (const part of parts)
    if (part.kind === 'question')
      lengths.set(part.question, (lengths.get(part.question) ?? 0) + part.to - part.from + 1);
  const sorted = [...lengths.values()].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const most = Math.max(tooLong.lines, tooLong.times * median);
  for (const [question, lines] of sorted.length > 4 ? lengths : [])
    if (lines > most)
      question.notes.push(
        `it may hold several questions: it takes ${lines} lines, most of the others ${median} or fewer`,
      );
}
