import { scanFences } from './fences.ts';

/** Takes the place of a line, counted from 0, and what became of it, perhaps a noun for what was left out. */
export type Warn = (at: number, message: string, left?: string) => void;

/**
 * Code, which stays; formulas and prices; attributes of Kramdown; and what only the program of another site fills: tags of Liquid, Jinja and Hugo,
 * pictures by number, sounds of Anki.
 */
const parts =
  /(`+)(?:(?!\1)[^])*\1|\{:[^{}]*\}|\{%.*?%\}|\{\{[<%].*?[%>]\}\}|\{\{-?\s*(?:site|page|include|layout|content|config)\b[^{}]*\}\}|<\{[A-Z]+:[^{}<>]*\}>|\[sound:[^\]]+\]|(?<!\\)\\[([](?=(?:(?!\\[)\]])[^`])*?(?:\\(?![)\]])|[\^_={]))[^`]+?\\[)\]]|(?<!\\)\$\d[\d.,]*(?=\s+[^\s\\+\-*/=<>^_|&({$]|[^\d\s$]?\s*$|[)\]*…])/g;
const headingAttributes = /^(\s*#{1,6}\s.*?)\s*\{\s*[:#.][^{}]*\}\s*$/;

/** Liquid whose meaning stands in it: addresses, and what it does to code. */
const meant: [RegExp, string][] = [
  [/\{\{\s*["']([^"']*)["']\s*\|[^{}]*\}\}/g, '$1'],
  [/\{%-?\s*(?:link|post_url)\s+(\S+?)\s*-?%\}/g, '$1'],
  [/\{\{\s*site\.(?:baseurl|url)\s*\}\}/g, ''],
  [/\{%-?\s*(?:end)?raw\s*-?%\}/g, ''],
  [/^(\s*)\{%-?\s*highlight\s+(\w+).*?%\}\s*$/, '$1```$2'],
  [/^(\s*)\{%-?\s*endhighlight\s*-?%\}\s*$/, '$1```'],
];

/** The lines without such tags. */
export function withoutSiteTags(lines: readonly string[], warn: Warn): string[] {
  const shown = lines.map((line) => meant.reduce((text, [from, to]) => text.replace(from, to), line));
  const { inside } = scanFences(shown);
  return shown.map((line, at) => {
    if (inside[at]) return line;
    return line.replace(headingAttributes, '$1').replace(parts, (part) => {
      if (part.startsWith('`')) return part;
      if (part.startsWith('\\')) return `$${part.slice(2, -2).trim()}$`;
      // Two prices would be a formula.
      if (part.startsWith('$')) return `\\${part}`;
      if (!part.startsWith('{:')) warn(at, `"${part}" is filled in by its own site alone`, 'placeholder');
      return '';
    });
  });
}
