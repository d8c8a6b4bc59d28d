import { holding, marks, paragraph, strong, text, type Node } from './nodes.ts';

/** What of MDX is code and components, as plain Markdown. */
export interface Reading {
  /** The source, for tables and lists that stay as HTML. */
  lines: readonly string[];
  /** What names of imports lead to, such as pictures. */
  imports: Map<string, string>;
  /** Takes what was left out. */
  note: (node: Node, message: string) => void;
}

/** The blocks and texts of a document without its code; components leave their text. */
export function withoutComponents(nodes: readonly Node[], reading: Reading): Node[] {
  const { imports, note } = reading;
  return nodes.flatMap((node): Node[] => {
    const { type, value = '', children } = node;
    if (type === 'mdxjsEsm') {
      for (const [, name, path] of value.matchAll(/import\s+(\w+)\s+from\s+['"]([^'"]+)['"]/g))
        imports.set(name!, path!);
      note(node, 'imports and exports were left out');
      return [];
    }
    if (type === 'mdxFlowExpression' || type === 'mdxTextExpression') {
      const code = value.trim();
      if (/^(?:\/\*[\s\S]*?\*\/\s*)*$/.test(code)) return [];
      const string = /^(['"`])([^'"`\\$]*)\1$/.exec(code)?.[2];
      if (string === undefined) note(node, 'expressions are shown as text');
      const shown = text(string ?? `{${code}}`);
      return [type === 'mdxFlowExpression' ? paragraph(shown) : shown];
    }
    const inside = children && withoutComponents(children, reading);
    if (type.startsWith('mdxJsx')) return component(node, inside ?? [], reading);
    return [inside ? { ...node, children: inside } : node];
  });
}

/** What an attribute says, if it is no expression; of a picture also what its import or `require` leads to. */
function attribute(node: Node, name: string, { imports }: Reading): string | undefined {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  if (typeof value === 'string') return value;
  const code = (value?.value ?? '').trim();
  return (
    /^(?:require\()?['"`]([^'"`$]*)['"`](?:\)(?:\.default)?)?$/.exec(code)?.[1] ??
    imports.get(/^(\w+)(?:\.src)?$/.exec(code)?.[1] ?? '')
  );
}

function component(node: Node, children: Node[], reading: Reading): Node[] {
  const name = node.name ?? '';
  const flow = node.type === 'mdxJsxFlowElement';
  const said = (...names: string[]) => names.map((one) => attribute(node, one, reading)).find(Boolean);
  const src = said('src', 'image');
  if (/^(?:img|Image|Picture|Zoom|Figure)$/.test(name) && src !== undefined) {
    const image: Node = { type: 'image', url: src, alt: said('alt') ?? '' };
    return [flow ? paragraph(image) : image, ...children];
  }
  if (name === '') return children;
  if (/^[a-z][a-z0-9]*$/.test(name))
    return flow ? htmlBlock(node, children, reading) : htmlInline(node, children);
  const title = said(
    'title',
    'label',
    'summary',
    'question',
    'heading',
    ...(name === 'TabItem' ? ['value'] : []),
  );
  if (/^(?:Aside|Admonition|Callout|Note|Tip|Warning|Caution|Danger|Info)$/.test(name) && flow) {
    const kind = said('type') ?? (/^[AC][dal]/.test(name) ? 'note' : name.toLowerCase());
    const label = strong(text(title ?? `${marks.aside}${kind}`));
    return [{ type: 'blockquote', children: [paragraph(label), ...asBlocks(children)] }];
  }
  const kept = children.length > 0 || title !== undefined;
  const message = kept
    ? `only the text of the component <${name}> was kept`
    : `the component <${name}> was left out`;
  reading.note(node, message);
  const label = title === undefined ? [] : [strong(text(title))];
  return flow ? [...holding({ type: 'paragraph' }, label), ...children] : [...label, ...children];
}

const phrasing =
  /^(?:text|strong|emphasis|delete|inlineCode|inlineMath|link|linkReference|image|imageReference|break|html|footnoteReference)$/;

/** Texts that stand among blocks in paragraphs of their own. */
const asBlocks = (nodes: Node[]): Node[] =>
  nodes.every(({ type }) => phrasing.test(type)) ? holding({ type: 'paragraph' }, nodes) : nodes;

/** Elements of HTML that hold Markdown in MDX; tables and lists are read from their source. */
function htmlBlock({ name, position }: Node, children: Node[], { lines }: Reading): Node[] {
  if (!/^(?:table|ul|ol|dl|pre|h[1-6])$/.test(name!) || !position) return asBlocks(children);
  const piece = lines.slice(position.start.line - 1, position.end.line);
  return [{ type: 'html', value: piece.join('\n'), position }];
}

/** Inline HTML as its tags, which are read further on as those of Markdown are. */
function htmlInline({ name, attributes = [] }: Node, children: Node[]): Node[] {
  const said = attributes.flatMap(({ name: own, value }) =>
    own && typeof value === 'string' && /^(?:href|src|alt)$/.test(own)
      ? ` ${own}="${value.replace(/"/g, '&quot;')}"`
      : [],
  );
  const open: Node = { type: 'html', value: `<${name}${said.join('')}>` };
  if (/^(?:br|img|hr|wbr)$/.test(name!)) return [open];
  return [open, ...children, { type: 'html', value: `</${name}>` }];
}
