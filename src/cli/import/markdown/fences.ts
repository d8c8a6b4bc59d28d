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
 * Finds fenced code and block formulas. In a document whose fences do not pair up, a block ends before the next line that
 * opens a question, so that one forgotten fence does not take the rest of the file.
 */
export function scanFences(lines: readonly string[]): FenceScan {
  const { paired, ...plain } = scan(lines, false);
  return paired ? plain : scan(lines, true);
}

function scan(lines: readonly string[], mend: boolean): FenceScan & { paired: boolean } {
  const closes = new Map<number, string>();
  const warnings: Remark[] = [];
  let paired = true;
  let open: { fence: string; line: number; ends: RegExp } | undefined;
  const warn = (line: number, what: string) =>
    warnings.push({ line, message: `the code block or formula that begins here is never closed; ${what}` });
  const inside = lines.map((line, at) => {
    if (open && mend && at > open.line && lines[at - 1]!.trim() === '' && opensQuestion(line)) {
      closes.set(at - 1, open.fence);
      warn(open.line, 'it was ended before the next question');
      open = undefined;
    }
    if (open) {
      const ends = open.ends.test(line);
      // A fence that opens within a fence of its own kind shows that the first was forgotten.
      if (!ends && open.fence[0] !== '$' && line.trim().startsWith(open.fence)) paired = false;
      if (ends) open = undefined;
      return true;
    }
    const fence = opener.exec(line)?.slice(1).find(Boolean);
    if (fence) open = { fence, line: at + 1, ends: closer(fence) };
    return open !== undefined;
  });
  if (open) warn(open.line, 'what follows was taken as part of it');
  return { inside, closes, warnings, paired: paired && !open };
}

/** Whether a line opens a question by itself: a heading or bold type that has a number or asks, or `Q:`. */
function opensQuestion(line: string): boolean {
  const [, mark = '', text = ''] = /^((?:#{1,6}(?=\s))?\s*(?:\*\*|__)?)(.*)$/.exec(line)!;
  const marker = questionMarker(text);
  return marker?.explicit === true || (mark.trim() !== '' && (marker !== undefined || endsAsQuestion(text)));
}
