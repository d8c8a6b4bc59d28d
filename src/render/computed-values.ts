import { fileURLToPath } from 'node:url';
import { buildData } from '#project/build-data.ts';
import { treePlugin, type TreeNode } from './mdx-tree.ts';

/** The import of a file's address, which is not computed. */
export const addressImport = /^import\s+(\w+)\s+from\s+(['"])[^'"]+\?url\2;?/gm;

type Values = Readonly<Record<string, string>>;
let known: Readonly<Record<string, Values>> | undefined;

/**
 * Puts values in the place of the programs in braces that a build has run before, so that none of a text runs where pages
 * are made. Programs of a trusted book run there; so do all on an author's server.
 */
export const computedValues = treePlugin('computed-values', {
  before(root, context) {
    known ??= buildData('values') ?? {};
    const values = context.fileURL && known[fileURLToPath(context.fileURL)];
    if (!values) return;
    context.setProperty(
      root,
      'children',
      root.children!.flatMap((block) => {
        if (block.type !== 'mdxjsEsm') return [withValues(block, values)];
        const addresses = block.value!.match(addressImport);
        return addresses ? [{ ...block, value: addresses.join('\n') }] : [];
      }),
    );
  },
});

function withValues(node: TreeNode, values: Values): TreeNode {
  const valueOf = (code: string | undefined) => (Object.hasOwn(values, code ?? '') ? values[code!]! : code);
  const attributes = node.attributes?.map((attribute) =>
    typeof attribute.value === 'object' && attribute.value !== null
      ? { ...attribute, value: { ...attribute.value, value: valueOf(attribute.value.value)! } }
      : attribute,
  );
  const isBraces = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
  return {
    ...node,
    ...(isBraces && { value: valueOf(node.value)! }),
    ...(attributes && { attributes }),
    ...(node.children && { children: node.children.map((child) => withValues(child, values)) }),
  };
}
