import type { MdastPluginEntry } from 'satteri';
import { htmlNode, treePlugin } from './mdx-tree.ts';

/** The name of a tab, in brackets behind the language of its code. */
export const tabName = /^\s*\[([^\]]+)\]/;

/** Each code of a group stands behind the button that shows it: one of several that exclude each other, without a program. */
export const codeTabs: MdastPluginEntry = ({ source }) => {
  if (!source.includes('<CodeTabs')) return undefined;
  let groups = 0;
  return treePlugin('code-tabs', {
    mdxJsxFlowElement(node, context) {
      if (node.name !== 'CodeTabs') return;
      const name = `code-tabs-${++groups}`;
      const children = (node.children ?? []).flatMap((code, at) => {
        const [whole = '', label = code.lang ?? ''] = tabName.exec(code.meta ?? '') ?? [];
        const button = htmlNode('input', { type: 'radio', name, ...(at === 0 && { checked: '' }) });
        const tab = htmlNode('label', {}, [button, { type: 'text', value: label }]);
        return [htmlNode('p', { class: 'tab' }, [tab]), { ...code, meta: code.meta?.slice(whole.length) }];
      });
      context.setProperty(node, 'children', children);
    },
  });
};
