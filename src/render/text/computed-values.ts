import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MdastPluginEntry } from 'satteri';
import { isTrustedBook } from '#project/book-settings.ts';
import { buildData } from '#project/build-data.ts';
import { holdsComments, treePlugin, type TreeContext, type TreeNode } from './mdx-tree.ts';

/** The import of a file's address, which is not computed. */
export const addressImport = /^import\s+(\w+)\s+from\s+(['"])[^'"?#%\\]+\?url\2;?/gm;

type Values = Readonly<Record<string, string>>;
let known: Record<string, Values> | undefined;

/** Notes what a text computes on an author's server, where it changes. */
export function noteValues(file: string, values: Values): void {
  known = { ...known, [file]: values };
}

/**
 * Puts values in the place of the programs in braces, which were run before, so that none of a text runs where pages
 * are made. Programs of a trusted book run there.
 *
 * @throws Error, as it walks a text, at braces or attributes that no build has computed.
 */
export const computedValues: MdastPluginEntry = ({ source, fileURL }) => {
  known ??= buildData('values');
  if (!known || isTrustedBook()) return undefined;
  // Bundlers know a file by the place where it lies, links followed.
  const values = fileURL && known[realpathSync(fileURLToPath(fileURL))];
  // A draft, which no page shows.
  if (!values)
    return treePlugin('computed-values', {
      before: (root, context) => context.setProperty(root, 'children', [notComputed]),
    });
  /** Names of addresses, which stay. */
  const kept = new Set([...source.matchAll(addressImport)].map(([, name]) => name!));
  const valueOf = (code = ''): string => {
    if (Object.hasOwn(values, code)) return values[code]!;
    if (holdsComments(code) || kept.has(code.trim())) return code;
    throw new Error(`No build has computed the braces {${code}}.`);
  };
  const braces = (node: TreeNode, context: TreeContext) =>
    context.setProperty(node, 'value', valueOf(node.value));
  const element = (node: TreeNode) => {
    let any = false;
    const attributes = node.attributes?.map((attribute) => {
      const { type, value } = attribute;
      if (type === 'mdxJsxExpressionAttribute')
        throw new Error('No build has computed what gives attributes.');
      if (typeof value !== 'object' || value === null) return attribute;
      any = true;
      return { ...attribute, value: { ...value, value: valueOf(value.value) } };
    });
    return any ? { ...node, attributes } : undefined;
  };
  return treePlugin('computed-values', {
    mdxjsEsm(node, context) {
      const addresses = [...node.value!.matchAll(addressImport)].map(([line]) => line);
      context.replaceNode(node, addresses.length > 0 ? [{ ...node, value: addresses.join('\n') }] : []);
    },
    mdxTextExpression: braces,
    mdxFlowExpression: braces,
    mdxJsxTextElement: element,
    mdxJsxFlowElement: element,
  });
};

const notComputed: TreeNode = {
  type: 'mdxFlowExpression',
  value: '(() => { throw new Error("No build has computed what this text computes."); })()',
};
