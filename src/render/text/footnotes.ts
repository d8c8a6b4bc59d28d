import { brings } from './part-styles.ts';
import type { MdastPluginEntry } from 'satteri';
import { messages } from '#messages/of-book.ts';
import { htmlNode, textOfNode, treePlugin, walk, type TreeNode } from './mdx-tree.ts';
import { mark } from './part-mark.ts';

/** Letters, because the numbers of a page are those of its sources: a, b … z, aa. */
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(97 + (at % 26));

/** Footnotes stand in a list behind the answer, in the order of their marks, and lead back to them. */
export const footnotes: MdastPluginEntry = ({ source }) =>
  source.includes('[^') &&
  treePlugin('footnotes', {
    before(root, context) {
      const texts = new Map<string, TreeNode>();
      for (const node of walk(root))
        if (node.type === 'footnoteDefinition') texts.set(node.identifier!, node);
      const names = new Map<string, string>();
      const withMarks = (node: TreeNode): TreeNode => {
        if (node.type === 'footnoteReference') return footnoteMark(node, names, texts);
        const children = node.children
          ?.filter(({ type }) => type !== 'footnoteDefinition')
          .map((child) => withMarks(child));
        const isSame =
          children?.length === node.children?.length &&
          !children?.some((child, at) => child !== node.children![at]);
        return isSame ? node : { ...node, children: children! };
      };
      const { children } = withMarks(root);
      const items: TreeNode[] = [];
      // A footnote may have footnotes.
      for (const [identifier, name] of names)
        items.push(itemOf(name, withMarks(texts.get(identifier)!).children!));
      if (items.length === 0) return;
      const list = htmlNode('ol', { ...mark('footnotes'), type: 'a' }, items);
      const section = htmlNode(
        'section',
        { ...brings('written'), class: 'footnotes', 'aria-label': messages.footnotes },
        [list],
      );
      context.setProperty(root, 'children', [...children!, section]);
    },
  });

function footnoteMark(
  { identifier = '' }: TreeNode,
  names: Map<string, string>,
  texts: ReadonlyMap<string, TreeNode>,
): TreeNode {
  const isFirst = !names.has(identifier);
  const name = names.get(identifier) ?? letters(names.size);
  names.set(identifier, name);
  const said = texts.get(identifier)?.children?.map(textOfNode).join(' ') ?? '';
  const link = { href: `#footnote-${name}`, 'aria-label': messages.footnote(name) };
  const own = { ...mark('footnote', { name, said }), ...(isFirst && { id: `footnote-${name}-mark` }) };
  return htmlNode('sup', { ...own, ...brings('citations'), class: 'cite' }, [
    htmlNode('a', link, [{ type: 'text', value: name }]),
  ]);
}

function itemOf(name: string, content: readonly TreeNode[]): TreeNode {
  const back = htmlNode('a', {
    class: 'back',
    href: `#footnote-${name}-mark`,
    'aria-label': messages.backToText,
  });
  const last = content.at(-1);
  const children =
    last?.type === 'paragraph'
      ? [...content.slice(0, -1), { ...last, children: [...last.children!, back] }]
      : [...content, back];
  return htmlNode('li', { id: `footnote-${name}` }, children);
}
