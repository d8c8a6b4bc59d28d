/** Takes the place of a line, counted from 0, and what became of it, perhaps a noun for what was left out. */
export type Warn = (at: number, message: string, left?: string) => void;

/**
 * Code, which stays; formulas and prices; attributes of Kramdown; and what only the program of another site fills: tags of Liquid, Jinja and Hugo,
 * pictures by number, sounds of Anki.
 */
const parts =
  /(`+)(?:(?!\1)[^])*\1|\{:[^{}]*\}|\{%.*?%\}|\{\{[<%].*?[%>]\}\}|\{\{-?\s*(?:site|page|include|layout|content|config)\b[^{}]*\}\}|<\{[A-Z]+:[^{}<>]*\}>|\[sound:[^\]]+\]|(?<!\\)\\[([](?=(?:(?!\\[)\]])[^`])*?(?:\\(?![)\]])|[\^_={]))[^`]+?\\[)\]]|(?<!\\)\$\d[\d.,]*(?=\s+[^\s\\+\-*/=<>^_|&({$]|[^\d\s$]?\s*$|[)\]*…])/g;
const headingAttributes = /^(\s*#{1,6}\s.*?)\s*\{\s*[:#.][^{}]*\}\s*$/;

/** The lines without such tags. */
export function withoutSiteTags(lines: readonly string[], inside: readonly boolean[], warn: Warn): string[] {
  return lines.map((line, at) => {
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
