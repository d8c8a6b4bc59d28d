import { scanFences } from './fences.ts';
import { marks } from './nodes.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]` and `> [!note] Title`, as plain quotations. */

/** Asides lie in each other at most this deep. */
const deepest = 20;
const kinds =
  /^(?:note|tip|info|hint|important|success|check|done|question|help|faq|warning|caution|attention|danger|error|failure|bug|example|quote|abstract|summary|tldr|todo|details|seealso)$/i;
const opening =
  /^([\s>]*)(:{3,})[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const closing = /^[\s>]*(:{3,})\s*$/;
const callout = /^([\s>]*>)\s?\[!([\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$/;

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
    if (quoted) out[at] = `${quoted[1]} ${titleLine(quoted[2]!, quoted[3]!.trim())}\n${quoted[1]}`;
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

/** An aside between colons: a quotation, or, of a kind that is unknown, its text alone. */
function close(out: string[], from: number, to: number, indent: string, kind: string, title: string): void {
  const bare = indent.trimEnd();
  if (kinds.test(kind)) {
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
