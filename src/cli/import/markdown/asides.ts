import { asideKinds } from '#render/aside-kinds.ts';
import { scanFences } from './fences.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]`, `!!! note "Title"` and `> [!note] Title`. */

const opening =
  /^([\s>]*):{3,}[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const others = /^(?:question|help|faq|quote|details|seealso)$/i;
const asks = /^(?:question|help|faq)$/i;
const closing = /^([\s>]*):{3,}\s*$/;
const indented = /^()(?:!!!|\?\?\?\+?)[ \t]+([a-z]+)(?:[ \t]+"(.*)")?[ \t]*$/i;
const asking = /^([\s>]*>)\s?\[!(?:question|help|faq)\][+-]?[ \t]*(\S.*)$/i;

/**
 * The lines with asides as quotations that begin with `[!note] Title`. Where one stands in something else, or nothing ends it,
 * its title is in bold type. What asks is folded, as in `<details>`.
 */
export function quotedAsides(lines: readonly string[]): string[] {
  const { inside } = scanFences(lines);
  let end = -1;
  let cut = 0;
  let folds = false;
  return lines.map((line, at) => {
    if (at < end) {
      const own = line.slice(line.startsWith(' '.repeat(cut)) ? cut : 0);
      return folds ? own + (at === end - 1 ? '\n\n</details>\n' : '') : `> ${own}`.trimEnd();
    }
    if (at === end && cut === 0) return '';
    if (inside[at]) return line;
    const [, before, kind = '', ...said] = opening.exec(line) ?? indented.exec(line) ?? [];
    const [, quoted, question] = asking.exec(line) ?? [];
    if (question !== undefined) return `${quoted}\n${quoted} **${question}**\n${quoted}`;
    if (before === undefined) return line.replace(closing, '$1');
    const title = said.find(Boolean)?.trim() ?? '';
    const known = asideKinds.has(kind.toLowerCase()) || others.test(kind);
    cut = indented.test(line) ? 4 : 0;
    const last = cut > 0 ? lastIndented(lines, at) : lastBefore(lines, at);
    if (known && before === '' && last > at) {
      end = last;
      folds = title !== '' && asks.test(kind);
      return folds ? `\n<details><summary>${title}</summary>\n` : `\n> [!${kind}] ${title}\n>`;
    }
    const shown = known
      ? title || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()
      : line.replace(/^[\s>:]+/, '');
    const blank = before.trimEnd();
    return `${blank}\n${before}**${shown}**\n${blank}`;
  });
}

/** The line that closes an aside, if no other begins before it; else -1. */
function lastBefore(lines: readonly string[], at: number): number {
  const next = lines.findIndex((line, place) => place > at && (closing.test(line) || opening.test(line)));
  return next >= 0 && closing.test(lines[next]!) ? next : -1;
}

/** The first line that is not as far in as what stands below an aside. */
function lastIndented(lines: readonly string[], at: number): number {
  const next = lines.findIndex((line, place) => place > at && /^ {0,3}\S/.test(line));
  return next < 0 ? lines.length : next;
}
