import { endsAsQuestion, questionMarker } from './question-text.ts';

/** A note on the document as a whole, for the report. */
export interface Warning {
  line: number;
  message: string;
}

export interface FenceScan {
  /** For each line, whether it belongs to fenced code or a block formula, the fences included. */
  inside: boolean[];
  /** Lines in which a fence that was forgotten must close, with the text of that fence. */
  closes: Map<number, string>;
  warnings: Warning[];
}

const opener = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/;
const closer = (fence: string): RegExp =>
  new RegExp(`^[\\s>]*${fence[0] === '$' ? '\\$' : fence[0]}{${fence.length},}\\s*$`);

/**
 * Finds fenced code and block formulas. In a document whose fences do not pair up, a block ends before the next heading
 * that goes on with the questions outside, so that one forgotten fence does not take the rest of the file.
 */
export function scanFences(lines: readonly string[]): FenceScan {
  const plain = scan(lines, false);
  return plain.paired ? plain.result : scan(lines, true).result;
}

function scan(lines: readonly string[], mend: boolean): { result: FenceScan; paired: boolean } {
  const result: FenceScan = { inside: [], closes: new Map(), warnings: [] };
  const seen = new Set<string>();
  let fence: string | undefined;
  let from = 0;
  let last: number | undefined;
  let paired = true;
  lines.forEach((line, at) => {
    const question = questionLine(line);
    if (fence !== undefined && mend && at > from + 1 && lines[at - 1]!.trim() === '' && question) {
      const next = question.number !== undefined && question.number === (last ?? 0) + 1;
      if (seen.has(question.shape) && (next || (question.number === undefined && last === undefined))) {
        result.closes.set(at - 1, fence);
        result.warnings.push({
          line: from + 1,
          message:
            'the code block or formula that begins here is never closed; it was ended before the next question',
        });
        fence = undefined;
      }
    }
    if (fence !== undefined) {
      result.inside.push(true);
      if (closer(fence).test(line)) fence = undefined;
      // A fence that opens within a fence of its own kind shows that the first was forgotten.
      else if (fence[0] !== '$' && line.trim().startsWith(fence)) paired = false;
      return;
    }
    const open = opener.exec(line);
    fence = open?.[1] ?? open?.[2] ?? open?.[3];
    from = at;
    result.inside.push(fence !== undefined);
    if (fence === undefined && question) {
      seen.add(question.shape);
      if (question.number !== undefined) last = question.number;
    }
  });
  if (fence !== undefined) {
    result.warnings.push({
      line: from + 1,
      message:
        'the code block or formula that begins here is never closed; what follows was taken as part of it',
    });
  }
  return { result, paired: paired && fence === undefined };
}

/** A line that opens a question by itself, and the shape it does it in. */
function questionLine(line: string): { shape: string; number: number | undefined } | undefined {
  const [, hashes = '', bold = '', text = ''] = /^(#{1,6}(?=\s)|)\s*(\*\*|__|)(.*)$/.exec(line)!;
  const marker = questionMarker(text);
  if (hashes === '' && bold === '' && !marker?.explicit) return undefined;
  if (!marker && !endsAsQuestion(text)) return undefined;
  return { shape: `${hashes}${bold}${marker?.explicit ?? ''}`, number: marker?.number };
}
