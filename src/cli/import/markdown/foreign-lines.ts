import { asideKinds } from '#render/text/aside-kinds.ts';
import { endsAsQuestion } from './cues.ts';

const opener = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/;
const closer = (fence: string): RegExp =>
  new RegExp(`^[\\s>]*${fence[0] === '$' ? '\\$' : fence[0]}{${fence.length},}\\s*$`);

/** Finds fenced code and block formulas, fences included, line by line. An unclosed one is reported. */
export function scanFences(lines: readonly string[]) {
  const unclosed = new Set<number>();
  let open: { fence: string; line: number; ends: RegExp } | undefined;
  const inside = lines.map((line, at) => {
    const ends = open?.ends.test(line);
    // A fence that opens within one of its own kind shows that the first was forgotten.
    if (open && !ends && open.fence[0] !== '$' && line.trim().startsWith(open.fence)) unclosed.add(open.line);
    const fence = open ? undefined : opener.exec(line)?.slice(1).find(Boolean);
    if (fence) open = { fence, line: at + 1, ends: closer(fence) };
    const isInside = open !== undefined;
    if (ends) open = undefined;
    return isInside;
  });
  if (open) unclosed.add(open.line);
  const message = 'the code block or formula that begins here is never closed; what follows belongs to it';
  return { inside, warnings: [...unclosed].map((line) => ({ line, message })) };
}

/** Takes the place of a line, counted from 0, and what became of it, perhaps a noun for what was left out. */
export type Warn = (at: number, message: string, left?: string) => void;

/** Code, formulas and prices, which stay; marked text; buttons, titles if they ask; attributes of Kramdown; tags of Liquid, Hugo and Anki. */
const parts =
  /(`+)(?:(?!\1)[^])*\1|\{:[^{}]*\}|<(?:div|section|article)\b[^<>]*\smarkdown\b[^<>]*>|<svg\b.*?<\/svg>|<button\b.*?<\/button>|(?<=>)[*_](?=<\/)|\{%.*?%\}|\{\{[<%].*?[%>]\}\}|\{\{-?\s*(?:site|page|include|layout|content|config)\b[^{}]*\}\}|<\{[A-Z]+:[^{}<>]*\}>|\[sound:[^\]]+\]|(?<![\w=])==(?=[\w\u00c0-\uffff*[])[^=\n]*[\w\u00c0-\uffff*\].!?)]==(?![\w=])|(?<!\\)\\[([](?=(?:(?!\\[)\]])[^`])*?(?:\\(?![)\]])|[\^_={]))[^`]+?\\[)\]]|(?<=(?:^|[\s(]|\*\*)(?:R|US))\$(?=\s?\d)|(?<!\\)\$\d[\d.,]*(?=\s+[^\s\\+\-*/=<>^_|&({$]|[^\d\s$]?\s*$|[)\]*…])/g;
const headingAttributes = /^(\s*#{1,6}\s.*?)\s*\{\s*[:#.][^{}]*\}\s*$/;

/** `inHtml`: whether elements are read as such, so that they and what stands in them stay. */
export function withoutSiteTags(
  lines: readonly string[],
  inside: readonly boolean[],
  warn: Warn,
  inHtml = false,
): string[] {
  const own = inHtml ? lines : withoutSpans(lines, inside, warn);
  return own.map((line, at) => {
    if (inside[at]) return line;
    if (!inHtml && /^ *-{3,}(?: +-{3,})+ *$/.test(line) && lines[at + 1]?.trim())
      warn(at, 'a table set by spaces was not understood: write it with bars');
    return line.replace(headingAttributes, '$1').replace(parts, (part) => {
      if (part.startsWith('`') || (inHtml && /^(?:<[a-z]|[*_$=\\])/i.test(part))) return part;
      if (part.startsWith('\\')) return `$${part.slice(2, -2).trim()}$`;
      if (part.startsWith('==')) return `<mark>${part.slice(2, -2)}</mark>`;
      // Two prices would be a formula, two stars emphasis.
      if (/^[$*_]/.test(part)) return `\\${part}`;
      if (/^<(?:[da]|se)/.test(part)) return '\n\n';
      const pressed = /^<button\b[^>]*>(.*)<\//.exec(part)?.[1];
      if (pressed !== undefined && endsAsQuestion(pressed)) return `\n\n**${pressed}**\n\n`;
      if (pressed !== undefined) warn(at, `the button "${pressed}" was left out`, 'button');
      else if (part.startsWith('<svg'))
        warn(at, 'a drawing (<svg>) was left out: make it a file, and show that as a picture', 'drawing');
      else if (part.startsWith('[sound')) warn(at, `the sound "${part.slice(7, -1)}" was left out`, 'sound');
      else if (!/^\{[:.#]/.test(part))
        warn(at, `"${part}" is filled in by its own site alone`, 'placeholder');
      return '';
    });
  });
}

/** Code, which stays; attributes as pandoc writes them, behind a span, what they belong to or colons that open a part. */
const spans =
  /(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\1(?!`)|(?:\[((?:[^[\]\\]|\\[^]|\[[^[\]]*\]){0,2000})\]|(?<=[\])*_`])|^[ >]*:{3,} *)(\{(?:[.#][\p{L}_-][^\s{}"]*|[\w:-]+="[^"{}]*")(?:\s+(?:[.#][\p{L}_-][^\s{}"]*|[\w:-]+="[^"{}]*"))*\s*\})/gmu;

/** The lines with the text of spans alone. Comments and text that was struck out while changes were tracked are reported. */
function withoutSpans(lines: readonly string[], inside: readonly boolean[], warn: Warn): string[] {
  let whole = lines.map((line, at) => (inside[at] ? '' : line)).join('\n');
  const shown = (part: string, code?: string, said = '', given = '', place = 0): string => {
    if (code) return part;
    const left = /^\{\.(comment|deletion)(?:-start)?\b/.exec(given)?.[1];
    const line = left && said ? whole.slice(0, place).split('\n').length - 1 : -1;
    if (line >= 0) warn(line, `the ${left} "${said.replace(/\s+/g, ' ')}" was left out`, left);
    // No line may go, since the others are counted by it.
    return (left ? '' : said) + (left ? part : given).replace(/[^\n]+/g, '');
  };
  // Spans stand in others, but not deep.
  for (let pass = 0; pass < 3; pass++) whole = whole.replace(spans, shown);
  return whole.split('\n').map((line, at) => (inside[at] ? lines[at]! : line));
}

/** Asides as tools for notes and documentation write them, `:::note[Title]`, `!!! note "Title"` and `> [!note] Title`. */

const opening =
  /^([\s>]*):{3,}[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{(?:.*\btitle="([^"]*)")?[^}]*\})?[ \t]*$/;
const others = /^(?:question|help|faq|quote|details|seealso)$/i;
const asks = /^(?:question|help|faq|details)$/i;
const closing = /^([\s>]*):{3,}\s*$/;
const ender = new RegExp(`${closing.source}|${opening.source}`);
const indented = /^()(?:!!!|\?\?\?\+?)[ \t]+([a-z]+)(?:[ \t]+"(.*)")?[ \t]*$/i;

/** The lines with asides as quotations below `[!note] Title`; a nested or unclosed one becomes a bold title. */
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
      folds = title !== '' && (asks.test(kind) || line.startsWith('???'));
      return folds ? `\n<details><summary>${title}</summary>\n` : `\n> [!${kind}] ${title}\n>`;
    }
    const shown = known ? title || kind : line.replace(/^[\s>:]+/, '');
    return `${before.trimEnd()}\n${before}**${shown}**\n${before.trimEnd()}`;
  });
}

const tag = /<(\/?)([A-Z][\w.]*|(?=>))((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*)\s*(\/?)>/g;

/** The lines of MDX as Markdown, without imports, exports and comments. Each may become several. */
export function fromMdx(lines: readonly string[], inside: readonly boolean[], warn: Warn): string[] {
  let depth = 0;
  let inCode = false;
  return lines.map((line, at) => {
    const own = line.slice(Math.min(/^ */.exec(line)![0].length, 2 * depth));
    if (inside[at]) return own;
    const begins =
      /^(?:import\s.*['"]|import\s*\{|export\s+(?:const|let|function|default|async|class|\{))/.test(line);
    if (begins && !inCode) warn(at, 'imports and exports were left out');
    inCode = (inCode || begins) && line.trim() !== '';
    if (inCode) return '';
    const shown = own.replace(/\{\/\*.*?\*\/\}/g, '').replace(/\{(['"`])([^'"`{}]*)\1\}/g, '$2');
    return shown.replace(tag, (_, slash: string, name: string, attributes: string, ends: string) => {
      if (slash) depth = Math.max(0, depth - 1);
      else if (!ends) depth++;
      if (slash || name === '') return '\n';
      warn(at, `only the text of the component <${name}> was kept`);
      const title = /\s(?:title|label)=["']([^"']+)/.exec(attributes)?.[1];
      return title === undefined ? '\n' : `\n\n**${title}**\n\n`;
    });
  });
}
