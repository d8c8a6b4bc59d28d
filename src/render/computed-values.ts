import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bookSettings } from '#project/book-settings.ts';
import { buildData } from '#project/build-data.ts';
import { holdsComments, treePlugin, type TreeNode } from './mdx-tree.ts';

/** The import of a file's address, which is not computed. */
export const addressImport = /^import\s+(\w+)\s+from\s+(['"])[^'"]+\?url\2;?/gm;

type Values = Readonly<Record<string, string>>;
let known: Record<string, Values> | undefined;

/** Notes what a text computes on an author's server, where it changes. */
export function noteValues(file: string, values: Values): void {
  known = { ...known, [file]: values };
}

/**
 * Puts values in the place of the programs in braces, which were run before, so that none of a text runs where pages
 * are made. Programs of a trusted book run there.
 */
export const computedValues = treePlugin('computed-values', {
  before(root, context) {
    known ??= buildData('values');
    if (!known || bookSettings()?.trusted) return;
    // Bundlers know a file by the place where it lies, links followed.
    const values = context.fileURL && known[realpathSync(fileURLToPath(context.fileURL))];
    // A draft, which no page shows.
    if (!values) return context.setProperty(root, 'children', [notComputed]);
    const kept = new Set<string>();
    const blocks = root.children!.flatMap((block) => {
      if (block.type !== 'mdxjsEsm') return [block];
      const addresses = [...block.value!.matchAll(addressImport)];
      for (const [, name] of addresses) kept.add(name!);
      return addresses.length > 0 ? [{ ...block, value: addresses.map(([line]) => line).join('\n') }] : [];
    });
    context.setProperty(
      root,
      'children',
      blocks.map((block) => withValues(block, values, kept)),
    );
  },
});

const notComputed: TreeNode = {
  type: 'mdxFlowExpression',
  value: '(() => { throw new Error("No build has computed what this text computes."); })()',
};

/** @param kept  Names of addresses, which stay. */
function withValues(node: TreeNode, values: Values, kept: ReadonlySet<string>): TreeNode {
  const valueOf = (code = ''): string => {
    if (Object.hasOwn(values, code)) return values[code]!;
    if (holdsComments(code) || kept.has(code.trim())) return code;
    throw new Error(`No build has computed the braces {${code}}.`);
  };
  const attributes = node.attributes?.map((attribute) =>
    typeof attribute.value === 'object' && attribute.value !== null
      ? { ...attribute, value: { ...attribute.value, value: valueOf(attribute.value.value) } }
      : attribute,
  );
  const isBraces = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
  return {
    ...node,
    ...(isBraces && { value: valueOf(node.value) }),
    ...(attributes && { attributes }),
    ...(node.children && { children: node.children.map((child) => withValues(child, values, kept)) }),
  };
}
