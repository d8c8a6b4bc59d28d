import { defineMdastPlugin, mdxToJs, mdxToMdast, type Features } from 'satteri';
import type { Problem } from '#book/problem.ts';
import { commonMarkdown } from './common-markdown.ts';
import { nestedTooDeep } from './nesting.ts';
import { parsed } from '#project/trace.ts';

/** The Markdown that every text of the book is written in. */
export const features = {
  gfm: true,
  math: true,
  superscript: true,
  subscript: true,
  definitionList: true,
  headingAttributes: true,
  smartPunctuation: true,
  frontmatter: false,
} satisfies Features;

/** A node of the tree, loosely typed: the check and the inline renderer read only what they name. */
export interface TreeNode {
  type: string;
  value?: string;
  name?: string | null;
  url?: string;
  /** Of a footnote. */
  identifier?: string;
  alt?: string | null;
  title?: string | null;
  depth?: number;
  lang?: string | null;
  meta?: string | null;
  ordered?: boolean | null;
  /** Of a list that is ordered. */
  start?: number | null;
  /** Of an item of a list of tasks. */
  checked?: boolean | null;
  attributes?: { type: string; name?: string; value?: null | string | { type: string; value: string } }[];
  children?: TreeNode[];
  data?: { hName?: string; hProperties?: { id?: string } & Readonly<Record<string, string>> };
  position?: Record<'start' | 'end', { line: number; column: number; offset?: number | undefined }>;
}

export interface TreeContext {
  readonly fileURL: URL | undefined;
  parent(node: TreeNode): TreeNode;
  indexOf(node: TreeNode): number | undefined;
  textContent(node: TreeNode): string;
  setProperty(node: TreeNode, name: string, value: unknown): void;
  appendChild(node: TreeNode, child: unknown): void;
  replaceNode(node: TreeNode, others: readonly TreeNode[]): void;
}

/** A plugin of the Markdown processor over loosely typed nodes; `before` sees the root, others nodes of their type. */
export const treePlugin = (
  name: string,
  visits: Readonly<Record<string, (node: TreeNode, context: TreeContext) => unknown>>,
) => defineMdastPlugin({ name, ...visits } as never);

/** An element of plain HTML. What holds only such becomes one string of the page's module, not a call for each element. */
export const htmlNode = (
  name: string,
  properties: Record<string, string>,
  children: TreeNode[] = [],
): TreeNode & { data: { hProperties: Record<string, string> }; children: TreeNode[] } => ({
  type: name,
  data: { hName: name, hProperties: properties },
  children,
});

/** A part of the site with its properties: in a sentence, or as a block. */
export const partNode = (
  name: string,
  given: object,
  children: TreeNode[] = [],
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' = 'mdxJsxFlowElement',
): TreeNode => ({
  type,
  name,
  children,
  attributes: Object.entries(given).map(([name, value]) => ({
    type: 'mdxJsxAttribute',
    name,
    value: value as string,
  })),
});

/** HTML as it is. */
export const rawHtml = (value: string): TreeNode => ({ type: 'html', value });

/**
 * Parses MDX.
 *
 * @param line  Where the text begins in its file, for texts out of the front matter.
 * @returns with the source that places in the tree are in: the text in the site's own Markdown.
 */
export function parseMdx(
  written: string,
  file: string,
  line = 1,
): { tree?: TreeNode; problem?: Problem; source: string } {
  const source = commonMarkdown(written);
  parsed.publish(source);
  const deep = nestedTooDeep(source);
  if (deep !== undefined)
    return {
      source,
      problem: {
        file,
        line: line - 1 + source.slice(0, deep).split('\n').length,
        message: 'Brackets, quotations or lists are nested too deeply here.',
        expected: 'a few levels',
        fix: 'check that every bracket is closed; write quotations and lists with fewer levels',
      },
    };
  let esm: TreeNode | undefined;
  try {
    const tree = mdxToMdast(source, { features }) as unknown as TreeNode;
    // Expressions are read with the text, imports only when the code is made.
    for (esm of tree.children ?? []) if (esm.type === 'mdxjsEsm') mdxToJs(esm.value ?? '', { features });
    return { tree, source };
  } catch (error) {
    const inEsm = esm?.type === 'mdxjsEsm';
    const before = inEsm ? (esm!.position?.start.line ?? 1) - 1 : 0;
    return { source, problem: explain(error as Error, inEsm ? esm!.value! : written, file, line + before) };
  }
}

/** Whether braces hold nothing but comments. */
export const holdsComments = (program: string): boolean =>
  program.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() === '';

/** A node and all below it, in the order of the text. */
export function* walk(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** The visible text below a node. */
export function textOfNode(node: TreeNode): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'inlineMath')
    return node.value ?? '';
  return (node.children ?? []).map(textOfNode).join('');
}

const escapes: [RegExp, string][] = [
  [/create a comment/i, 'write a comment as {/* … */}'],
  [
    /in expression|closing brace|Could not parse/i,
    'to show a brace write \\{ (and \\}), or put it in `code`',
  ],
  [/after `<`|valid JSX/i, 'to show "less than" write \\< (or &lt;), or put it in `code` or a $formula$'],
  [/closing tag|end of file/i, 'close the tag, or write it with a slash at its end: <Part />'],
];

function explain(error: Error, source: string, file: string, firstLine: number): Problem {
  const match = /^(\d+):(\d+)(?:-\d+:\d+)?:?\s*([\s\S]*)$/.exec(error.message.trim());
  const line = match ? Number(match[1]) : 1;
  const column = match ? Number(match[2]) : undefined;
  const message = (match ? match[3]! : error.message).replace(/\s*\(mdx[\w-]*:[\w-]+\)\s*$/, '');
  const shown = source.split('\n')[line - 1]?.trim().slice(0, 90);
  return {
    file,
    line: firstLine + line - 1,
    column,
    message: `The text cannot be read as MDX: ${message}.`,
    expected: shown ? `closed tags and braces; the line reads "${shown}"` : 'closed tags and braces',
    fix: escapes.find(([pattern]) => pattern.test(message))?.[1] ?? 'check the text at this place',
  };
}
