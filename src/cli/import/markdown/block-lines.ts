import { fromMdx, quotedAsides, scanFences, type Warn, withoutSiteTags } from './foreign-lines.ts';
import { neverClosed } from './html-tags.ts';
import { marks } from './nodes.ts';
import { plainLines } from './plain-text.ts';
import { answerLabel, endsAsQuestion, questionMarker } from './cues.ts';
import type { Remark } from '../read/decode.ts';

/** Markdown for what it does not know, such as `<details>`, with each line's number in the file. */
export function blockLines(own: readonly string[], { mdx = false, plain = false }) {
  const warnings: Remark[] = scanFences(own).warnings;
  let read = own.map((line, at) => ({ line, from: at + 1 }));
  const warn: Warn = (at, message, left) =>
    warnings.push({ line: read[at]!.from, message, ...(left && { left }) });
  for (const change of [plain && plainLines, mdx && fromMdx, withoutSiteTags, quotedAsides, structured]) {
    if (!change) continue;
    const texts = read.map(({ line }) => line);
    const changed = change(texts, scanFences(texts).inside, warn);
    read = changed.flatMap((text, at) => text.split('\n').map((line) => ({ line, from: read[at]!.from })));
  }
  const source = read.map(({ line }) => line).join('\n');
  return { source, lines: read.map(({ from }) => from), warnings };
}

/** The lines with blank ones where blocks begin. A rule right below a sentence would make a heading of it. */
function structured(lines: readonly string[], inside: readonly boolean[], warn: Warn): string[] {
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  const pairs = lines.some((line, at) => !inside[at] && answerLabel(bare(line)) > 0);
  // A tag within a line is text unless it is closed.
  const tags = lines.map((line, at) => (inside[at] ? '' : line.replace(/(?<!^[\s>]*)<(?!\/)/g, '')));
  neverClosed(tags, warn);
  const details: string[] = [];
  let inSummary = false;
  return lines.map((line, at) => {
    if (at < body || inside[at]) return line;
    const own = inSummary ? line.trimStart() : line;
    inSummary = /<summary\b(?!.*<\/summary)/i.test(line) || (inSummary && !/<\/summary/i.test(line));
    const [higher = '', above = ''] = [lines[at - 2], lines[at - 1]];
    const isSentence = /[.!:,;)。！：，；）]\s*$/.test(above) || (above !== '' && higher.trim() !== '');
    const isRule = /^ {0,3}-{3,}\s*$/.test(line) && isSentence;
    const begins = isRule || startsBlock(lines, at, pairs);
    const before = begins ? `${/^[\s>]*/.exec(line)![0].trimEnd()}\n` : '';
    if (details.length === 0 && !/^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?<\/?(?:details|summary)\b/i.test(line))
      // A break before what is a block of its own breaks nothing.
      return before + inMarkdown(lines, at).replace(startsBlock(lines, at + 1, pairs) ? /\\$/ : '', '');
    return before + splitDetails(own, details);
  });
}

/** Headings and rules in HTML as those of Markdown; `**Answer:**text` with the space that bold type needs behind it. */
function inMarkdown(lines: readonly string[], at: number): string {
  const line = lines[at]!;
  const above = /^ {0,3}<h([1-6])\b[^<>]*> *$/i.exec(lines[at - 1] ?? '')?.[1];
  if (above && line.trim() !== '') return `\n${'#'.repeat(Number(above))} ${line.trim()}\n`;
  if (/^ {0,3}<(?:\/?h[1-6]|hr)\b[^<>]*> *$/i.test(line)) return /<hr/i.test(line) ? '\n---\n' : '';
  const [, depth, title] = /^ {0,3}<h([1-6])\b[^>]*>(.+?)<\/h\1>\s*$/i.exec(line) ?? [];
  if (title !== undefined) return `\n${'#'.repeat(Number(depth))} ${title.trim()}\n`;
  const bold = line.replace(/^(\s*)<(b|strong)>\s*([^<>*_`]+?)\s*<\/\2>(\s*)$/i, '$1**$3**$4');
  const set = bold.replace(/^(#{2,6})(?=[^\s#])/, '$1 ').replace(/^: +(?=\S)/, '\n');
  return set.replace(/(?<![\p{L}\p{N}*_])((\*\*|__)(?=\S)[^*_]{1,40}[:：]\2)(?=[^\s*_])/gu, '$1 ');
}

const bare = (line = ''): string =>
  line.replace(/^(?:[\s>]|\p{Extended_Pictographic}|\ufe0f)*(?:[*_]{1,3})?/u, '');

function startsBlock(lines: readonly string[], at: number, pairs: boolean): boolean {
  if (/^[\s>]*$/.test(lines[at - 1] ?? '')) return false;
  const text = bare(lines[at]);
  const asks = /^(?:\d{1,3}[.)]|q\w?\d{1,4}[.:)])\s/i.test(lines[at] ?? '') && endsAsQuestion(lines[at]!);
  return asks || answerLabel(text) > 0 || (pairs && questionMarker(text)?.explicit === true);
}

const setting = /^(?:\s|<br\s*\/?>|<\/?(?:b|strong|i|em|p|div|span|font|center)\b[^>]*>)+$/i;

/** A line with `<details>` and `<summary>` as blocks. `open`: how far in the details around it are. */
function splitDetails(line: string, open: string[]): string {
  const prefix = /^[\s>]*/.exec(line)![0];
  const blank = prefix.trimEnd();
  const tags = /(<\/?details\b[^>]*>|<summary\b[^>]*>(?:.*?<\/summary>)?|<\/summary>)/i;
  const parts = line.slice(prefix.length).split(tags);
  if (parts.length === 1) return line;
  const lines = parts.flatMap((part) => {
    // What stands on several lines becomes the block below the heading.
    const summary = /^<summary\b[^>]*>(.*?)(?:<\/summary>)?$/i.exec(part)?.[1];
    if (summary !== undefined) return [blank, `${prefix}###### ${marks.summary}${summary.trim()}`, blank];
    if (/^<\/details/i.test(part)) return [blank, (open.pop() ?? prefix) + marks.end, blank];
    if (/^<details\b/i.test(part)) open.push(prefix);
    if (/^<(?:details\b|\/summary)/i.test(part)) return [blank];
    return part.trim() === '' || setting.test(part) ? [] : [prefix + part.trim()];
  });
  return lines.join('\n');
}
