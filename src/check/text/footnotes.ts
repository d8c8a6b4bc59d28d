import type { TreeNode } from '#render/text/mdx-tree.ts';

interface Found {
  node: TreeNode;
  message: string;
  expected: string;
  fix: string;
}

/** Footnotes of a text that no mark names, or that a mark could mean two of. */
export function footnoteProblems(nodes: readonly TreeNode[]): Found[] {
  const named = new Set(nodes.filter(({ type }) => type === 'footnoteReference').map(nameOf));
  const seen = new Set<string | undefined>();
  return nodes.flatMap((node) => {
    if (node.type !== 'footnoteDefinition') return [];
    const name = nameOf(node);
    const isSecond = seen.has(name);
    seen.add(name);
    if (isSecond)
      return {
        node,
        message: `There are two footnotes [^${name}].`,
        expected: 'one text for each name',
        fix: 'give one of them another name',
      };
    if (named.has(name)) return [];
    return {
      node,
      message: `No mark leads to the footnote [^${name}].`,
      expected: `[^${name}] in a sentence`,
      fix: 'add the mark, or remove the footnote',
    };
  });
}

const nameOf = ({ identifier }: TreeNode) => identifier;
