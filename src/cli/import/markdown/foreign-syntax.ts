import { trimmed, visibleText } from './inline-cut.ts';
import { holding, paragraph, strong, text, type Node } from './nodes.ts';
import { readsAsQuestion } from './question-text.ts';
import { detailsEnd, summaryMark } from './block-lines.ts';

/** What tools for notes and for documentation add to Markdown, as plain Markdown. */
export interface Adapting {
  /** The source, for what stays as HTML. */
  lines: readonly string[];
  /** What names of imports lead to, such as pictures. */
  imports: Map<string, string>;
  /** What was left out, at the line of the source. */
  note: (node: Node, message: string) => void;
}

/** Kinds of asides that set their own title, if the document gives none. */
const asides =
  'note tip info hint important success check done question help faq warning caution attention danger error failure bug example quote abstract summary tldr todo details seealso'.split(
    ' ',
  );
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** The blocks and texts of a document without what only its own tool understands. */
export function adapted(nodes: readonly Node[], adapting: Adapting): Node[] {
  return nodes.flatMap((node): Node[] => {
    switch (node.type) {
      case 'toml':
        return [{ ...node, type: 'yaml' }];
      case 'mdxjsEsm':
        return module(node, adapting);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return expression(node, adapting);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return jsx(node, adapting);
      case 'containerDirective':
        return directive(node, adapting);
      case 'blockquote':
        return callout({ ...node, children: adapted(node.children ?? [], adapting) });
    }
    return [node.children ? { ...node, children: adapted(node.children, adapting) } : node];
  });
}

/** `> [!note]- Title`: an aside with its title. */
function callout(quote: Node): Node[] {
  const [first, ...rest] = quote.children ?? [];
  const [lead, ...behind] = first?.type === 'paragraph' ? (first.children ?? []) : [];
  const mark = lead?.type === 'text' ? /^\s*\[!([\w-]+)(?:\|[^\]]*)?\]([+-])?[ \t]*/.exec(lead.value!) : null;
  if (!mark || !lead) return [quote];
  const inline = [text(lead.value!.slice(mark[0].length)), ...behind];
  const { title, body } = firstLine(inline);
  return aside(
    { kind: mark[1]!, folds: mark[2] !== undefined },
    title,
    [...holding({ type: 'paragraph' }, trimmed(body)), ...rest],
    quote,
  );
}

/** A paragraph up to its first line end, and what follows. */
function firstLine(inline: readonly Node[]): { title: Node[]; body: Node[] } {
  for (const [at, node] of inline.entries()) {
    const end = node.type === 'break' ? 0 : node.type === 'text' ? node.value!.indexOf('\n') : -1;
    if (end < 0) continue;
    const [before, after] =
      node.type === 'break' ? ['', ''] : [node.value!.slice(0, end), node.value!.slice(end + 1)];
    return {
      title: trimmed([...inline.slice(0, at), text(before)]),
      body: [text(after), ...inline.slice(at + 1)],
    };
  }
  return { title: trimmed(inline), body: [] };
}

/** An aside as a quotation with its title in bold type; one that folds, or is one of questions, and asks is a question. */
function aside(
  { kind, folds = false }: { kind: string; folds?: boolean },
  title: Node[],
  body: Node[],
  { position }: Node,
): Node[] {
  const at = position ? { position } : {};
  const asks =
    (folds || /^(?:question|faq|help|details)$/i.test(kind)) && readsAsQuestion(visibleText(title));
  if (asks && title.length > 0 && body.length > 0)
    return [
      { type: 'heading', depth: 6, children: [text(summaryMark), ...title], ...at },
      ...body,
      { ...paragraph(text(detailsEnd)), ...at },
    ];
  const label = title.length > 0 ? title : [{ type: 'asideTitle', name: kind, value: capital(kind) }];
  return [{ type: 'blockquote', children: [paragraph(strong(...label)), ...body], ...at }];
}

/** `:::note[Title] … :::` */
function directive(node: Node, adapting: Adapting): Node[] {
  const [first, ...rest] = node.children ?? [];
  const labelled = (first?.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
  const title = labelled ? adapted(first!.children ?? [], adapting) : [];
  const body = adapted(labelled || !first ? rest : [first, ...rest], adapting);
  const kind = (node.name ?? '').toLowerCase();
  if (asides.includes(kind)) return aside({ kind }, title, body, node);
  adapting.note(node, `only the text of the block ":::${node.name}" was kept`);
  return [...holding({ type: 'paragraph' }, title.length > 0 ? [strong(...title)] : []), ...body];
}

/** Imports and exports. Those of pictures are remembered. */
function module(node: Node, { imports, note }: Adapting): Node[] {
  for (const [, name, path] of (node.value ?? '').matchAll(/import\s+(\w+)\s+from\s+['"]([^'"]+)['"]/g))
    imports.set(name!, path!);
  note(node, 'imports and exports were left out');
  return [];
}

function expression(node: Node, { note }: Adapting): Node[] {
  const value = (node.value ?? '').trim();
  if (value === '' || /^(?:\/\*[\s\S]*\*\/\s*)+$/.test(value)) return [];
  const string = /^(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`)$/.exec(value);
  const said = text(string ? (string[1] ?? string[2] ?? string[3] ?? '') : `{${value}}`);
  if (!string) note(node, 'expressions are shown as text');
  return [node.type === 'mdxFlowExpression' ? paragraph(said) : said];
}

/** What an attribute says, if it is no expression; of a picture also what its import or `require` leads to. */
function attribute(node: Node, name: string, imports: Map<string, string>): string | undefined {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  if (typeof value === 'string') return value;
  const code = (value?.value ?? '').trim();
  return (
    /^require\(['"]([^'"]+)['"]\)(?:\.default)?$/.exec(code)?.[1] ??
    /^['"`]([^'"`$]*)['"`]$/.exec(code)?.[1] ??
    imports.get(/^(\w+)(?:\.src)?$/.exec(code)?.[1] ?? '')
  );
}

/** Components leave their text, with the title that their readers saw. */
function jsx(node: Node, adapting: Adapting): Node[] {
  const name = node.name ?? '';
  const { imports, note } = adapting;
  const children = adapted(node.children ?? [], adapting);
  const flow = node.type === 'mdxJsxFlowElement';
  const src = attribute(node, 'src', imports) ?? attribute(node, 'image', imports);
  if (/^(?:img|Image|Picture|Zoom|ThemedImage|Figure)$/.test(name) && src !== undefined) {
    const image: Node = { type: 'image', url: src, alt: attribute(node, 'alt', imports) ?? '' };
    return flow ? [paragraph(image), ...children] : [image, ...children];
  }
  if (name === '') return children;
  if (/^[a-z][a-z0-9]*$/.test(name))
    return flow ? htmlBlock(node, children, adapting) : htmlInline(node, children);
  const shown = ['title', 'label', 'summary', 'question', 'heading']
    .map((one) => attribute(node, one, imports))
    .find(Boolean);
  const value = /^Tab(?:Item)?$/.test(name) ? attribute(node, 'value', imports) : undefined;
  const title = shown ?? value;
  if (/^(?:Aside|Admonition|Callout|Note|Tip|Warning|Caution|Danger|Info)$/.test(name) && flow) {
    const kind =
      attribute(node, 'type', imports) ?? (/^(?:Aside|Admonition|Callout)$/.test(name) ? 'note' : name);
    return aside({ kind }, title === undefined ? [] : [text(title)], asBlocks(children), node);
  }
  const kept = children.length > 0 || title !== undefined;
  note(
    node,
    kept ? `only the text of the component <${name}> was kept` : `the component <${name}> was left out`,
  );
  const label = title === undefined ? [] : [strong(text(title))];
  return flow ? [...holding({ type: 'paragraph' }, label), ...children] : [...label, ...children];
}

const phrasing = new Set(
  'text strong emphasis delete inlineCode inlineMath link linkReference image imageReference break html footnoteReference'.split(
    ' ',
  ),
);
/** Texts that stand among blocks in paragraphs of their own. */
const asBlocks = (nodes: readonly Node[]): Node[] =>
  nodes.every(({ type }) => phrasing.has(type)) ? holding({ type: 'paragraph' }, [...nodes]) : [...nodes];

/** Elements of HTML that hold Markdown in MDX; tables and lists are read from their source. */
function htmlBlock(node: Node, children: Node[], { lines }: Adapting): Node[] {
  const { name, position } = node;
  if (name === 'details') {
    const summary = (node.children ?? []).find((child) => child.name === 'summary');
    const at = position ? { position } : {};
    const title = trimmed(
      (summary?.children ?? []).flatMap((child) =>
        child.type === 'paragraph' ? (child.children ?? []) : [child],
      ),
    );
    const rest = children.filter(
      (child) => (child.data as { summary?: boolean } | undefined)?.summary !== true,
    );
    return [
      { type: 'heading', depth: 6, children: [text(summaryMark), ...title], ...at },
      ...asBlocks(rest),
      { ...paragraph(text(detailsEnd)), ...at },
    ];
  }
  if (name === 'summary')
    return [{ ...paragraph(...children), data: { summary: true } as Node['data'] & object }];
  if (/^(?:table|ul|ol|dl|pre|h[1-6])$/.test(name!) && position) {
    const piece = lines.slice(position.start.line - 1, position.end.line);
    return [{ type: 'html', value: piece.join('\n'), position }];
  }
  return asBlocks(children);
}

/** Inline HTML as its tags, which are read further on as those of Markdown are. */
function htmlInline(node: Node, children: Node[]): Node[] {
  const said = (node.attributes ?? []).flatMap(({ name, value }) =>
    name && typeof value === 'string' && /^(?:href|src|alt)$/.test(name)
      ? ` ${name}="${value.replace(/"/g, '&quot;')}"`
      : [],
  );
  const open: Node = { type: 'html', value: `<${node.name}${said.join('')}>` };
  if (/^(?:br|img|hr|wbr)$/.test(node.name!)) return [open];
  return [open, ...children, { type: 'html', value: `</${node.name}>` }];
}
