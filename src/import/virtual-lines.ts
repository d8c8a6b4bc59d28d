import { scanFences, type Warning } from './fences.ts';
import { answerLabel, endsAsQuestion, lettersOf, questionMarker } from './question-text.ts';

/** First character of the heading that stands for a `<summary>`, and the paragraph that stands for `</details>`. */
export const summaryMark = '\ue000';
export const detailsEnd = '\ue001';

/** `**Answer:**text`: Markdown needs a space behind it to see bold type. */
const tightLabel = /^([\s>]*(\*\*|__)[^*_]{1,40}[:：]\2)(?=[^\s*_])/u;

/** A heading in HTML, and bold type in HTML at the start of a line. */
const htmlHeading = /^ {0,3}<h([1-6])\b[^>]*>(.+?)<\/h\1>\s*$/i;
const htmlBold = /^([\s>]*)<(b|strong)>([^*<>]*[^*<>\s][^*<>]*)<\/\2>/i;

/** A document as the Markdown parser gets it. */
export interface VirtualLines {
  source: string;
  /** For each of its lines, counted from 0, the line of the file, counted from 1. */
  lineOf: number[];
  /** Single letters that open questions and answers here, beside Q and A. */
  letters: { questions: string; answers: string };
  warnings: Warning[];
}

/**
 * Puts block structure where people see it and Markdown does not: `<details>` becomes marked headings, `Q:` and `A:`
 * lines and bold questions become paragraphs, a rule below a sentence does not make a heading of it, and what is opened
 * and never closed does not take the rest of the file. Lines may be added; each knows the line it came from.
 */
export function virtualLines(text: string): VirtualLines {
  const lines = text.split('\n');
  const { inside, closes, warnings } = scanFences(lines);
  const letters = lettersOf(lines.filter((_, at) => !inside[at]));
  const out: string[] = [];
  const lineOf: number[] = [];
  const emit = (line: string, at: number) => {
    out.push(line);
    lineOf.push(at + 1);
  };
  const body = frontMatterEnd(lines);
  const pairs = lines.some((line, at) => !inside[at] && answerLabel(bare(line).text, letters.answers) > 0);
  let details = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const close = closes.get(at);
    if (at < body || close !== undefined || inside[at]) {
      emit(close ?? line, at);
      continue;
    }
    if (startsBlock(lines, at, pairs, letters)) emit(/^[\s>]*/.exec(line)![0].trimEnd(), at);
    if (isSentenceRule(lines, at)) emit('', at);
    if (details > 0 || /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?<\/?(?:details|summary)\b/i.test(line)) {
      const joined = joinSummary(lines, at);
      const piece = joined.count === 1 ? closedHtml(lines, at, warnings) : joined.text;
      details = Math.max(0, details + splitDetails(piece, (part) => emit(part, at)));
      for (let skipped = 1; skipped < joined.count; skipped++) emit('', at + skipped);
      at += joined.count - 1;
      continue;
    }
    const heading = htmlHeading.exec(line);
    if (heading) {
      emit('', at);
      emit(`${'#'.repeat(Number(heading[1]))} ${heading[2]!.trim()}`, at);
      emit('', at);
      continue;
    }
    const bold = line.replace(
      htmlBold,
      (_, before: string, _tag: string, text: string) => `${before}**${text.trim()}**`,
    );
    emit((bold === line ? closedHtml(lines, at, warnings) : bold).replace(tightLabel, '$1 '), at);
  }
  return { source: out.join('\n'), lineOf, letters, warnings };
}

/** Lines of front matter at the top, its two rules included. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const yaml = lines.slice(1, Math.max(1, end));
  return end > 0 &&
    yaml.every((line) => /^(?:[\w-]+:|\s+\S|-\s|#|\s*$)/.test(line)) &&
    yaml.some((line) => line.trim())
    ? end + 1
    : 0;
}

/** A line without quote marks and emphasis at its start. */
function bare(line: string): { prefix: string; text: string } {
  const [, prefix = '', text = ''] = /^([\s>]*(?:[*_]{1,3})?)(.*)$/s.exec(line)!;
  return { prefix, text };
}

/** Whether a line that continues a paragraph opens a question or an answer. */
function startsBlock(
  lines: readonly string[],
  at: number,
  pairs: boolean,
  letters: VirtualLines['letters'],
): boolean {
  const before = lines[at - 1]?.replace(/^[\s>]*/, '') ?? '';
  if (before === '') return false;
  const { text } = bare(lines[at]!);
  if (pairs && questionMarker(text, letters.questions)?.explicit) return true;
  if (answerLabel(text, letters.answers) > 0) return !/^[\s>]*B\s*[:.)]/.test(lines[at + 1] ?? '');
  const bold = /^\s*(?:\*\*|__)(.+)(?:\*\*|__)\s*:?\s*$/.exec(lines[at]!)?.[1];
  return bold !== undefined && (endsAsQuestion(bold) || questionMarker(bold) !== undefined);
}

/** `---` right below a sentence is meant as a rule; Markdown makes the sentence a heading. */
function isSentenceRule(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  if (!/^ {0,3}(?:-{3,}|={3,})\s*$/.test(lines[at]!) || before.trim() === '') return false;
  return (
    before.length > 120 || /[.!:,;)`*]\s*$/.test(before) || /^\s*[\p{L}\p{N}]/u.test(lines[at - 2] ?? '')
  );
}

/** A `<summary>` over several lines as one. */
function joinSummary(lines: readonly string[], at: number): { text: string; count: number } {
  const first = lines[at]!;
  if (!/<summary\b/i.test(first) || /<\/summary>/i.test(first)) return { text: first, count: 1 };
  for (let count = 2; count <= 8 && at + count <= lines.length; count++) {
    const line = lines[at + count - 1]!;
    if (/<(?:details|summary)\b|^\s*(?:```|#)/i.test(line)) break;
    if (/<\/summary>/i.test(line))
      return {
        text: lines
          .slice(at, at + count)
          .map((part, index) => (index ? part.trim() : part))
          .join(' '),
        count,
      };
  }
  return { text: first, count: 1 };
}

/** Writes a line with `<details>` and `<summary>` as blocks. Returns by how much it changes the depth of details. */
function splitDetails(line: string, emit: (piece: string) => void): number {
  const prefix = /^[\s>]*/.exec(line)![0];
  const parts = line
    .slice(prefix.length)
    .split(/(<\/?details\b[^>]*>|<summary\b[^>]*>(?:.*?<\/summary>|.*$)|<\/summary>)/i);
  if (parts.length === 1) {
    emit(line);
    return 0;
  }
  let depth = 0;
  let own = prefix;
  for (const part of parts) {
    const summary = /^<summary\b[^>]*>(.*?)(?:<\/summary>)?$/is.exec(part)?.[1];
    if (summary !== undefined) {
      emit(prefix.trimEnd());
      emit(`${own}###### ${summaryMark}${summary.trim()}`);
      emit(prefix.trimEnd());
    } else if (/^<details\b/i.test(part)) depth++;
    else if (/^<\/details/i.test(part)) {
      depth--;
      emit(prefix.trimEnd());
      emit(`${own}${detailsEnd}`);
      emit(prefix.trimEnd());
    } else if (/^<\/summary/i.test(part)) continue;
    else if (/^(?:[-*+]|\d+[.)])\s+$/.test(part)) {
      own = prefix + part;
      continue;
    } else if (part.trim() !== '') emit(own + part.trim());
    own = prefix.replace(/[^\s>]/g, ' ');
  }
  if (depth !== 0 && parts.every((part) => part.trim() === '' || /^<details\b/i.test(part)))
    emit(prefix.trimEnd());
  return depth;
}

/** A block of HTML that runs to the end of the file becomes text where it begins. */
function closedHtml(lines: readonly string[], at: number, warnings: Warning[]): string {
  const line = lines[at]!;
  const open =
    /^([\s>]{0,6})(?:<(script|pre|style|textarea)(?=[\s>]|$)|<(!--)|<(\?)|<(!\[CDATA\[)|<(![a-z]))/i.exec(
      line,
    );
  if (!open) return line;
  const ending = open[2]
    ? /<\/(?:script|pre|style|textarea)>/i
    : open[3]
      ? /-->/
      : open[4]
        ? /\?>/
        : open[5]
          ? /\]\]>/
          : />/;
  for (let next = at; next < lines.length; next++) {
    const text = next === at ? line.slice(open[0].length) : lines[next]!;
    if (ending.test(text)) return line;
  }
  warnings.push({ line: at + 1, message: `"${open[0].trim()}" is never closed and was taken as text` });
  return `${open[1]}\\${line.slice(open[1]!.length)}`;
}
