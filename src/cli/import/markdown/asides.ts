import { scanFences } from './fences.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]` and `> [!note] Title`. */

const kinds =
  /^(?:note|tip|info|hint|important|success|check|done|question|help|faq|warning|caution|attention|danger|error|failure|bug|example|quote|abstract|summary|tldr|todo|details|seealso)$/i;
const opening =
  /^([\s>]*):{3,}[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const closing = /^([\s>]*):{3,}\s*$/;
const callout = /^([\s>]*>)\s?\[!([\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$/;

/** The lines with a title in bold type where an aside begins, which makes several of one. */
export function withoutAsides(lines: readonly string[]): string[] {
  const { inside } = scanFences(lines);
  return lines.map((line, at) => {
    const [, before, kind = '', ...said] = (!inside[at] && (opening.exec(line) ?? callout.exec(line))) || [];
    if (before === undefined) return inside[at] ? line : line.replace(closing, '$1');
    const known = kinds.test(kind) || before.endsWith('>');
    const own = said.find(Boolean)?.trim() || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
    const title = known ? own : line.replace(/^[\s>:]+/, '');
    const blank = before.trimEnd();
    return [blank, `${before}**${title}**`, blank].join('\n');
  });
}
