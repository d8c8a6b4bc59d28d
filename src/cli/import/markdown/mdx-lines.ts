import type { Warn } from './site-tags.ts';

/** A tag of a component or fragment, with attributes that are texts or expressions. */
const tag = /<(\/?)([A-Z][\w.]*|(?=>))((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*)\s*(\/?)>/g;

/**
 * The lines of MDX as Markdown: without imports, exports and comments, and with the text of components below the title that
 * their readers saw. Each line stays where it is, and may have become several.
 */
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
