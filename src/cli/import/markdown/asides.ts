import { scanFences } from './fences.ts';
import { marks } from './nodes.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]` and `> [!note] Title`. */

/** Asides lie in each other at most this deep. */
const deepest = 20;
const kinds =
  /^(?:note|tip|info|hint|important|success|check|done|question|help|faq|warning|caution|attention|danger|error|failure|bug|example|quote|abstract|summary|tldr|todo|details|seealso)$/i;
const opening =
  /^([\s>]*)(:{3,})[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const closing = /^[\s>]*(:{3,})\s*$/;
const callout = /^([\s>]*>)\s?\[!([\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$/;

/**
 * The lines with a title in bold type where an aside begins; each may have become several. Colons that never close stay.
 *
 * @param warn  Takes the place of a line, counted from 0, and what became of it.
 */
export function withoutAsides(
  lines: readonly string[],
  warn: (at: number, message: string) => void,
): string[] {
  const out = [...lines];
  const { inside } = scanFences(lines);
  const open: { at: number; start: RegExpExecArray }[] = [];
  lines.forEach((line, at) => {
    if (inside[at]) return;
    const [, marksOf, quoted = '', name] = callout.exec(line) ?? [];
    if (marksOf) out[at] = `${marksOf} **${name!.trim() || `${marks.aside}${quoted}`}**\n${marksOf}`;
    const start = opening.exec(line);
    if (start && open.length < deepest) open.push({ at, start });
    const colons = closing.exec(line)?.[1]!.length ?? 0;
    const last = open.findLastIndex(({ start: [, , own] }) => own!.length <= colons);
    if (last < 0) return;
    const [aside] = open.splice(last);
    const [, indent = '', , kind = '', label, behind, attribute] = aside!.start;
    const said = (label ?? behind ?? attribute ?? '').trim().replace(/[[\]]/g, '');
    const title = said || (kinds.test(kind) ? `${marks.aside}${kind}` : '');
    if (!kinds.test(kind)) warn(aside!.at, `only the text of the block ":::${kind}" was kept`);
    out[aside!.at] = [indent.trimEnd(), ...(title ? [`${indent}**${title}**`, indent.trimEnd()] : [])].join(
      '\n',
    );
    out[at] = indent.trimEnd();
  });
  return out;
}
