import { scanFences } from './fences.ts';
import { marks } from './nodes.ts';
import { readsAsQuestion } from './question-text.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]` and `> [!note] Title`, as plain quotations. */

/** Asides lie in each other at most this deep. */
const deepest = 20;
const kinds =
  /^(?:note|tip|info|hint|important|success|check|done|question|help|faq|warning|caution|attention|danger|error|failure|bug|example|quote|abstract|summary|tldr|todo|details|seealso)$/i;
const opening =
  /^([\s>]*)(:{3,})[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const closing = /^[\s>]*(:{3,})\s*$/;
const callout = /^([\s>]*>)\s?\[!([\w-]+)(?:\|[^\]]*)?\]([+-])?[ \t]*(.*)$/;

/** The line that an aside begins with: a question if it is one of questions, or folds, and asks. */
const asksIn = (kind: string, title: string, folds = false): boolean =>
  (folds || /^(?:question|faq|help|details)$/i.test(kind)) && readsAsQuestion(title);
const titleLine = (kind: string, title: string): string => `**${title || `${marks.aside}${kind}`}**`;

/**
 * The lines with plain Markdown in place of asides; each may have become several. Colons that never close stay.
 *
 * @param warn  Takes the place of a line, counted from 0, and what became of it.
 */
export function withoutAsides(
  lines: readonly string[],
  warn: (at: number, message: string) => void,
): string[] {
  const out = [...lines];
  if (!lines.some((line) => opening.test(line) || callout.test(line))) return out;
  const { inside } = scanFences(lines);
  const open: { at: number; start: RegExpExecArray }[] = [];
  lines.forEach((line, at) => {
    if (inside[at]) return;
    const quoted = callout.exec(line);
    if (quoted) openCallout(out, at, quoted);
    const start = opening.exec(line);
    if (start && open.length < deepest) open.push({ at, start });
    const colons = closing.exec(line)?.[1]!.length ?? 0;
    const last = open.findLastIndex(({ start: [, , own] }) => own!.length <= colons);
    if (last < 0) return;
    const [aside] = open.splice(last);
    const [, , , kind = '', label, behind, attribute] = aside!.start;
    const title = (label ?? behind ?? attribute ?? '').trim().replace(/[[\]]/g, '');
    if (!kinds.test(kind)) warn(aside!.at, `only the text of the block ":::${kind}" was kept`);
    close(out, aside!.at, at, aside!.start[1]!, kind, title);
  });
  return out;
}

/** An aside between colons: a quotation, a summary, or, of a kind that is unknown, its text alone. */
function close(out: string[], from: number, to: number, indent: string, kind: string, title: string): void {
  const bare = indent.trimEnd();
  if (asksIn(kind, title)) {
    out[from] = `${bare}\n${indent}###### ${marks.summary}${title}\n${bare}`;
    out[to] = `${bare}\n${indent}${marks.end}\n${bare}`;
  } else if (kinds.test(kind)) {
    out[from] = `${bare}\n${indent}> ${titleLine(kind, title)}\n${indent}>`;
    out[to] = bare;
    for (let at = from + 1; at < to; at++)
      out[at] = out[at]!.split('\n')
        .map((line) =>
          line.startsWith(indent)
            ? `${indent}> ${line.slice(indent.length)}`
            : `${indent}> ${line.trimStart()}`,
        )
        .join('\n');
  } else {
    out[from] = title ? `${bare}\n${indent}**${title}**\n${bare}` : bare;
    out[to] = bare;
  }
}

/** A quotation that is an aside: its first line becomes its title, or its lines the answer to what that asks. */
function openCallout(
  out: string[],
  at: number,
  [, quote = '', kind = '', fold, title = '']: RegExpExecArray,
): void {
  if (!asksIn(kind, title, fold !== undefined)) {
    out[at] = `${quote} ${titleLine(kind, title.trim())}\n${quote}`;
    return;
  }
  const outer = quote.replace(/>$/, '');
  out[at] = `${outer.trimEnd()}\n${outer}###### ${marks.summary}${title}\n${outer.trimEnd()}`;
  let last = at;
  while (out[last + 1]?.startsWith(quote)) {
    last++;
    out[last] = outer + out[last]!.slice(quote.length).replace(/^ /, '');
  }
  out[last] += `\n${outer.trimEnd()}\n${outer}${marks.end}\n${outer.trimEnd()}`;
}
