import { scanFences } from './fences.ts';

/** A tag of a component or fragment, with attributes that are texts or expressions. */
const tag = /<(\/?)([A-Z][\w.]*|(?=>))((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*)\s*(\/?)>/g;
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
  return joinedTags(lines, inside).map((line, at) => {
    const own = line.slice(Math.min(/^ */.exec(line)![0].length, 2 * depth));
    if (inside[at]) return own;
    if (/^(?:import\s.*['"]|import\s*\{|export\s+(?:const|let|function|default|async|class|\{))/.test(line)) {
      if (!inCode) warn(at, 'imports and exports were left out');
      inCode = true;
    }
    inCode &&= line.trim() !== '';
    const [, name, path] = /^import\s+(\w+)\s+from\s+['"]([^'"]+)['"]/.exec(line) ?? [];
    if (name) imports.set(name, path!);
    if (inCode) return '';
    const shown = own.replace(/\{\/\*.*?\*\/\}/g, '').replace(/\{(['"`])([^'"`{}]*)\1\}/g, '$2');
    return shown.replace(tag, (_, slash: string, name: string, attributes: string, ends: string) => {
      if (slash) depth = Math.max(0, depth - 1);
      else if (!ends) depth++;
      if (asides.test(name) && slash) return '\n:::\n';
      if (slash || name === '') return '\n';
      const said = (...names: string[]) =>
        names.map((one) => valueOf(attributes, one, imports)).find((value) => value !== undefined);
      const src = said('src', 'image');
      if (src !== undefined) return `\n![${said('alt') ?? ''}](<${src}>)\n`;
      const title = said('title', 'label', 'summary', 'question', 'heading', 'value');
      const kind = said('type') ?? (/^(?:Aside|Admonition|Callout)$/.test(name) ? 'note' : name);
      if (asides.test(name) && !ends) return `\n:::${kind}${title ? `[${title}]` : ''}\n`;
      const kept = !ends || title !== undefined;
      warn(
        at,
        kept ? `only the text of the component <${name}> was kept` : `the component <${name}> was left out`,
      );
      return title === undefined ? '\n' : `\n\n**${title}**\n\n`;
    });
  });
}

/** Value of an attribute, if it is a text; of a picture also the target of its import or `require`. */
function valueOf(attributes: string, name: string, imports: Map<string, string>): string | undefined {
  const [, , text, code = ''] =
    new RegExp(`\\s${name}=(?:(["'])(.*?)\\1|\\{\\s*([^}]*?)\\s*\\})`).exec(attributes) ?? [];
  const literal = /^(?:require\()?['"`]([^'"`$]*)['"`](?:\)(?:\.default)?)?$/.exec(code)?.[1];
  return text ?? literal ?? imports.get(code.replace(/\.src$/, ''));
}

/** Tags over several lines in the first of them. */
function joinedTags(lines: readonly string[], inside: readonly boolean[]): string[] {
  const out = [...lines];
  for (let at = 0; at < out.length; at++) {
    if (inside[at] || !/<[A-Z][\w.]*(?:\s[^<>]*)?$/.test(out[at]!)) continue;
    const end = out.slice(at + 1, at + 12).findIndex((line) => />/.test(line));
    if (end < 0) continue;
    out[at] = out.slice(at, at + end + 2).join(' ');
    out.fill('', at + 1, at + end + 2);
  }
  return out;
}
