import type { Remark } from '../read/decode.ts';
import { endsAsQuestion, questionMarker } from './question-text.ts';

interface FenceScan {
  /** For each line, whether it belongs to fenced code or a block formula, the fences included. */
  inside: boolean[];
  /** Lines, counted from 0, in which a fence that was forgotten must close, with the text of that fence. */
  closes: Map<number, string>;
  warnings: Remark[];
}

const opener = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/;
const closer = (fence: string): RegExp =>
  new RegExp(`^[\\s>]*${fence[0] === '$' ? '\\$' : fence[0]}{${fence.length},}\\s*$`);

/**
 * Finds fenced code and block formulas. In a document whose fences do not pair up, a block ends before the next heading
 * that goes on with the questions outside, so that one forgotten fence does not take the rest of the file.
 */
export function scanFences(lines: readonly string[]): FenceScan {
  const { paired, ...plain } = scan(lines, false);
  return paired ? plain : scan(lines, true);
}

function scan(lines: readonly string[], mend: boolean): FenceScan & { paired: boolean } {
  const found = { inside: [] as boolean[], closes: new Map<number, string>(), warnings: [] as Remark[] };
  const seen = new Set<string>();
  let paired = true;
  let last: number | undefined;
  let open: { fence: string; line: number } | undefined;
  const warn = (line: number, what: string) =>
    found.warnings.push({
      line,
      message: `the code block or formula that begins here is never closed; ${what}`,
    });
  for (const [at, line] of lines.entries()) {
    const question = open && !mend ? undefined : questionLine(line);
    const follows =
      question && seen.has(question.shape) && question.number === (last === undefined ? undefined : last + 1);
    if (open && follows && at > open.line && lines[at - 1]!.trim() === '') {
      found.closes.set(at - 1, open.fence);
      warn(open.line, 'it was ended before the next question');
      open = undefined;
    }
    if (open) {
      found.inside.push(true);
      // A fence that opens within a fence of its own kind shows that the first was forgotten.
      if (open.fence[0] !== '$' && line.trim().startsWith(open.fence) && !closer(open.fence).test(line))
        paired = false;
      if (closer(open.fence).test(line)) open = undefined;
      continue;
    }
    const fence = opener.exec(line)?.slice(1).find(Boolean);
    if (fence) open = { fence, line: at + 1 };
    else if (question) {
      seen.add(question.shape);
      last = question.number ?? last;
    }
    found.inside.push(open !== undefined);
  }
  if (open) warn(open.line, 'what follows was taken as part of it');
  return { ...found, paired: paired && !open };
}

/** A line that opens a question by itself, the shape it does it in, and its number. */
function questionLine(line: string): { shape: string; number: number | undefined } | undefined {
  const [, hashes = '', bold = '', text = ''] = /^(#{1,6}(?=\s)|)\s*(\*\*|__|)(.*)$/.exec(line)!;
  const marker = questionMarker(text);
  if (hashes === '' && bold === '' && !marker?.explicit) return undefined;
  if (!marker && !endsAsQuestion(text)) return undefined;
  return { shape: `${hashes}${bold}${marker?.explicit ?? ''}`, number: marker?.number };
}
