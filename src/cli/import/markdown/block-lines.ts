import { scanFences } from './fences.ts';
import type { Remark } from '../read/decode.ts';
import { answerLabel, endsAsQuestion, lettersOf, questionMarker, type Letters } from './question-text.ts';

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
  lines: number[];
  letters: Letters;
  warnings: Remark[];
}

/**
 * Puts block structure where people see it and Markdown does not: `<details>` becomes marked headings, `Q:` and `A:`
 * lines and bold questions become paragraphs, a rule below a sentence does not make a heading of it, and what is opened
 * and never closed does not take the rest of the file. Lines may be added; each knows the line it came from.
 */
export function virtualLines(text: string): VirtualLines {
  const lines = text.split('\n');
  const { inside, closes, warnings } = scanFences(lines);
  flatten(lines, inside, warnings);
  const letters = lettersOf(lines.filter((_, at) => !inside[at]));
  const out: { line: string; from: number }[] = [];
  const emit = (at: number, ...added: string[]) => out.push(...added.map((line) => ({ line, from: at + 1 })));
  const body = frontMatterEnd(lines);
  const pairs = lines.some((line, at) => !inside[at] && answerLabel(bare(line), letters.answers) > 0);
  let details = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const close = closes.get(at);
    if (at < body || close !== undefined || inside[at]) {
      emit(at, close ?? line);
      continue;
    }
    if (startsBlock(lines, at, pairs, letters)) emit(at, /^[\s>]*/.exec(line)![0].trimEnd());
    if (isSentenceRule(lines, at)) emit(at, '');
    if (beginsList(lines, at)) emit(at, '<!-- -->', '');
    const heading = htmlHeading.exec(line);
    if (details > 0 || /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?<\/?(?:details|summary)\b/i.test(line)) {
      const joined = joinSummary(lines, at);
      const pieces = splitDetails(joined.count === 1 ? closedHtml(lines, at, warnings) : joined.text);
      emit(at, ...pieces.lines);
      details = Math.max(0, details + pieces.depth);
      // A summary over several lines leaves empty ones.
      for (const last = at + joined.count - 1; at < last;) emit(++at, '');
    } else if (heading) emit(at, '', `${'#'.repeat(Number(heading[1]))} ${heading[2]!.trim()}`, '');
    else {
      const bold = line.replace(
        htmlBold,
        (_, before, _tag, inside: string) => `${before}**${inside.trim()}**`,
      );
      emit(at, (bold === line ? closedHtml(lines, at, warnings) : bold).replace(tightLabel, '$1 '));
    }
  }
  return {
    source: out.map(({ line }) => line).join('\n'),
    lines: out.map(({ from }) => from),
    letters,
    warnings,
  };
}

/** Quotes and items of lists within each other, in one line, beyond which it is read as if there were no more. */
const deepest = 30;

/** Takes from lines the marks of quotes and lists that nest too deep for any reader. */
function flatten(lines: string[], inside: readonly boolean[], warnings: Remark[]): void {
  const nested = new RegExp(`^((?:[ \\t]*(?:>|[-*+] )){${deepest}})(?:[ \\t]*(?:>|[-*+] ))+`);
  for (const [at, line] of lines.entries()) {
    const flat = inside[at] ? line : line.replace(nested, '$1 ');
    if (flat === line) continue;
    lines[at] = flat;
    const message = `quotes or lists are nested more than ${deepest} levels deep; deeper levels were ignored`;
    warnings.push({ line: at + 1, message });
  }
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
const bare = (line: string): string => line.replace(/^[\s>]*(?:[*_]{1,3})?/, '');

/** Whether a line that continues a paragraph opens a question or an answer. */
function startsBlock(lines: readonly string[], at: number, pairs: boolean, letters: Letters): boolean {
  const before = lines[at - 1]?.replace(/^[\s>]*/, '') ?? '';
  if (before === '') return false;
  const text = bare(lines[at]!);
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

/** A numbered heading or bold question behind indented lines: the parser takes these for code, and it for text. */
function beginsList(lines: readonly string[], at: number): boolean {
  if (!/^\d{1,4}[.)]\s+(?:#{1,6}\s|\*\*|__)/.test(lines[at]!) || lines[at - 1]?.trim() !== '') return false;
  let before = at - 1;
  while (before >= 0 && lines[before]!.trim() === '') before--;
  return /^\s{4}/.test(lines[before] ?? '');
}

/** A `<summary>` over several lines as one. */
function joinSummary(lines: readonly string[], at: number): { text: string; count: number } {
  const alone = { text: lines[at]!, count: 1 };
  if (!/<summary\b/i.test(alone.text) || /<\/summary>/i.test(alone.text)) return alone;
  const behind = lines.slice(at + 1, at + 16);
  const opens = /<(?:details|summary)\b|^\s*(?:```|#)/i;
  const end = behind.findIndex((line) => opens.test(line) || /<\/summary>/i.test(line));
  if (end < 0 || opens.test(behind[end]!)) return alone;
  const rest = behind.slice(0, end + 1).map((line) => line.trim());
  // A list in it becomes an enumeration: it is a heading's text.
  const joined = rest.map((line, at) => {
    const item = /^[-*+]\s+(.*)/.exec(line)?.[1];
    return item === undefined ? ` ${line}` : `${/^[-*+]\s/.test(rest[at - 1] ?? '') ? ',' : ''} ${item}`;
  });
  return { text: alone.text + joined.join(''), count: end + 2 };
}

/** Tags beside those of details that only set the whole answer, bold perhaps, and end where it ends. */
const setting = /^(?:\s|<br\s*\/?>|<\/?(?:b|strong|i|em|p|div|span|font|center)\b[^>]*>)+$/i;

/** A line with `<details>` and `<summary>` as blocks, and by how much it changes the depth of details. */
function splitDetails(line: string): { lines: string[]; depth: number } {
  const prefix = /^[\s>]*/.exec(line)![0];
  const parts = line
    .slice(prefix.length)
    .split(/(<\/?details\b[^>]*>|<summary\b[^>]*>(?:.*?<\/summary>|.*$)|<\/summary>)/i);
  if (parts.length === 1) return { lines: [line], depth: 0 };
  const lines: string[] = [];
  const empty = prefix.trimEnd();
  let depth = 0;
  let own = prefix;
  for (const part of parts) {
    const summary = /^<summary\b[^>]*>(.*?)(?:<\/summary>)?$/is.exec(part)?.[1];
    if (/^(?:[-*+]|\d+[.)])\s+$/.test(part)) {
      own = prefix + part;
      continue;
    }
    if (/^<\/summary/i.test(part)) continue;
    if (summary !== undefined) lines.push(empty, `${own}###### ${summaryMark}${summary.trim()}`, empty);
    else if (/^<details\b/i.test(part)) depth++;
    else if (/^<\/details/i.test(part)) {
      depth--;
      lines.push(empty, `${own}${detailsEnd}`, empty);
    } else if (part.trim() !== '' && !setting.test(part)) lines.push(own + part.trim());
    own = prefix.replace(/[^\s>]/g, ' ');
  }
  if (depth !== 0 && parts.every((part) => part.trim() === '' || /^<details\b/i.test(part)))
    lines.push(empty);
  return { lines, depth };
}

/** Blocks of HTML that only an end of their own closes, and that end. */
const htmlBlocks: readonly [start: RegExp, end: RegExp][] = [
  [/^([\s>]{0,6})<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^([\s>]{0,6})<!--/, /-->/],
  [/^([\s>]{0,6})<\?/, /\?>/],
  [/^([\s>]{0,6})<!\[CDATA\[/i, /\]\]>/],
  [/^([\s>]{0,6})<![a-z]/i, />/],
];

/** A block of HTML that runs to the end of the file becomes text where it begins. */
function closedHtml(lines: readonly string[], at: number, warnings: Remark[]): string {
  const line = lines[at]!;
  for (const [start, end] of htmlBlocks) {
    const open = start.exec(line);
    if (!open) continue;
    for (let next = at; next < lines.length; next++)
      if (end.test(next === at ? line.slice(open[0].length) : lines[next]!)) return line;
    warnings.push({ line: at + 1, message: `"${open[0].trim()}" is never closed and was taken as text` });
    return `${open[1]}\\${line.slice(open[1]!.length)}`;
  }
  return line;
}
