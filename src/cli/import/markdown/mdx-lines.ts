import { scanFences } from './fences.ts';

/** A tag of a component or fragment, with attributes that are texts or expressions. */
const tag = /<(\/?)([A-Z][\w.]*|(?=>))((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*)\s*(\/?)>/g;
const attribute = /([\w-]+)=(?:"([^"]*)"|'([^']*)'|\{\s*(\w+)(?:\.src)?\s*\})/g;
const asides = /^(?:Aside|Admonition|Callout|Note|Tip|Warning|Caution|Danger|Info)$/;

/**
 * The lines of MDX as Markdown: without imports, exports and comments, with the text of components, the title that their
 * readers saw, pictures and asides in their place. Each line stays where it is, and may have become several.
 *
 * @param warn  Takes the place of a line, counted from 0, and what became of it.
 */
export function fromMdx(lines: readonly string[], warn: (at: number, message: string) => void): string[] {
  const { inside } = scanFences(lines);
  const imports = new Map<string, string>();
  let depth = 0;
  let inCode = false;
  return lines.map((line, at) => {
    const own = line.slice(Math.min(/^ */.exec(line)![0].length, 2 * depth));
    if (inside[at]) return own;
    const begins =
      /^(?:import\s.*['"]|import\s*\{|export\s+(?:const|let|function|default|async|class|\{))/.test(line);
    if (begins && !inCode) warn(at, 'imports and exports were left out');
    inCode = (inCode || begins) && line.trim() !== '';
    const [, name, path] = /^import\s+(\w+)\s+from\s+['"]([^'"]+)['"]/.exec(line) ?? [];
    if (name) imports.set(name, path!);
    if (inCode) return '';
    const shown = own.replace(/\{\/\*.*?\*\/\}/g, '').replace(/\{(['"`])([^'"`{}]*)\1\}/g, '$2');
    return shown.replace(tag, (_, slash: string, name: string, attributes: string, ends: string) => {
      if (slash) depth = Math.max(0, depth - 1);
      else if (!ends) depth++;
      if (slash || name === '') return asides.test(name) ? '\n:::\n' : '\n';
      const values: Partial<Record<string, string>> = Object.fromEntries(
        [...attributes.matchAll(attribute)].map(([, key, one, other, code = '']) => [
          key,
          one ?? other ?? imports.get(code),
        ]),
      );
      const { alt = '', src = values['image'], title = values['label'] ?? values['value'] } = values;
      if (src) return `\n![${alt}](<${src}>)\n`;
      const kind = values['type'] ?? (/^(?:Aside|Admonition|Callout)$/.test(name) ? 'note' : name);
      if (asides.test(name) && !ends) return `\n:::${kind}${title ? `[${title}]` : ''}\n`;
      warn(at, `only the text of the component <${name}> was kept`);
      return title ? `\n\n**${title}**\n\n` : '\n';
    });
  });
}
