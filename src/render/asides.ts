import { treePlugin } from './mdx-tree.ts';

/** Kinds of asides that GitHub's Markdown has, and the kind of note that each is here. */
export const asideKinds: ReadonlyMap<string, 'note' | 'warning'> = new Map([
  ['NOTE', 'note'],
  ['TIP', 'note'],
  ['IMPORTANT', 'note'],
  ['WARNING', 'warning'],
  ['CAUTION', 'warning'],
]);

/** What stands in front of an aside: its kind, and perhaps a title. */
export const asideMark = /^\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)\n?/;

/** A quotation that begins with `[!NOTE]` is a note. */
export const asides = treePlugin('asides', {
  blockquote(node) {
    const [first, ...rest] = node.children ?? [];
    const [text, ...more] = (first?.type === 'paragraph' && first.children) || [];
    const [whole, name = '', title] = (text?.type === 'text' && asideMark.exec(text.value ?? '')) || [];
    const kind = asideKinds.get(name.toUpperCase());
    if (whole === undefined || kind === undefined) return undefined;
    const given = { kind, ...(title && { title }) };
    const said = [{ ...text, type: 'text', value: text!.value!.slice(whole.length) }, ...more];
    const isEmpty = said.length === 1 && said[0]!.value === '';
    return {
      type: 'mdxJsxFlowElement',
      name: 'Note',
      attributes: Object.entries(given).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
      children: [...(isEmpty ? [] : [{ ...first!, children: said }]), ...rest],
    };
  },
});
