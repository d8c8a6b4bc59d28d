import { asideKinds } from '#render/aside-kinds.ts';

/** Asides as tools for notes and documentation write them, `:::note[Title]`, `!!! note "Title"` and `> [!note] Title`. */

const opening =
  /^([\s>]*):{3,}[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const others = /^(?:question|help|faq|quote|details|seealso)$/i;
const asks = /^(?:question|help|faq)$/i;
const closing = /^([\s>]*):{3,}\s*$/;
const ender = new RegExp(`${closing.source}|${opening.source}`);
const indented = /^()(?:!!!|\?\?\?\+?)[ \t]+([a-z]+)(?:[ \t]+"(.*)")?[ \t]*$/i;

/**
 * The lines with asides as quotations that begin with `[!note] Title`. Where one stands in something else, or nothing ends it,
 * its title is in bold type. What asks is folded, as in `<details>`.
 */
export function quotedAsides(lines: readonly string[], inside: readonly boolean[]): string[] {
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
    if (before === undefined) return line.replace(closing, '$1');
    const title = said.find(Boolean)?.trim() ?? '';
    const known = asideKinds.has(kind.toLowerCase()) || others.test(kind);
    cut = indented.test(line) ? 4 : 0;
    // One ends where the next line is less far in, or where it is closed before another begins.
    const ends = cut > 0 ? /^ {0,3}\S/ : ender;
    const next = lines.findIndex((other, place) => place > at && ends.test(other));
    const last = cut > 0 && next < 0 ? lines.length : cut > 0 || closing.test(lines[next] ?? '') ? next : -1;
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
