import type { MdastPluginEntry } from 'satteri';
import { renderMath } from './math.ts';
import { rawHtml, treePlugin, type TreeNode } from './mdx-tree.ts';
import { markText } from './part-mark.ts';

export const equation = (tex = ''): TreeNode =>
  rawHtml(`<div${markText('equation')} class="formula" tabindex="0">${renderMath(tex, true)}</div>`);

export const math = treePlugin('math', {
  inlineMath: (node) => rawHtml(renderMath(node.value ?? '', false)),
  math: (node) => equation(node.value),
});

/** A formula between double signs, by itself on its lines, is set like one whose signs have lines of their own. */
export const displayed: MdastPluginEntry = ({ source }) =>
  /^[ \t>]*\$\$[^\n]+\$\$[ \t]*$/m.test(source) &&
  Object.assign(
    treePlugin('displayed', {
      paragraph(node, context) {
        const out: TreeNode[] = [];
        let text: TreeNode[] = [];
        const flush = () => {
          if (text.some(({ type, value }) => type !== 'text' || value!.trim() !== ''))
            out.push({ type: 'paragraph', children: text });
          text = [];
        };
        const all = node.children!;
        // What is no text stands on the same line.
        const textAt = (at: number) => (at in all ? (all[at]!.value ?? '-') : '\n');
        for (const [at, child] of all.entries()) {
          const start = child.position?.start.offset;
          const isAlone =
            child.type === 'inlineMath' &&
            source.startsWith('$$', start) &&
            textAt(at - 1).endsWith('\n') &&
            textAt(at + 1).startsWith('\n');
          if (!isAlone) text.push(child);
          else {
            flush();
            out.push({ type: 'math', value: child.value! });
          }
        }
        flush();
        if (out.some(({ type }) => type === 'math')) context.replaceNode(node, out);
      },
    }),
    { options: { position: true } },
  );
