import { asideKinds, asideMark } from './aside-kinds.ts';
import type { MdastPluginEntry } from 'satteri';
import { partNode, treePlugin } from './mdx-tree.ts';

/** A quotation that begins with `[!NOTE]` is a note. */
export const asides: MdastPluginEntry = ({ source }) =>
  source.includes('[!') &&
  treePlugin('asides', {
    blockquote(node) {
      const [first, ...rest] = node.children ?? [];
      const [text, ...more] = (first?.type === 'paragraph' && first.children) || [];
      const [whole, name = '', fold, title] =
        (text?.type === 'text' && asideMark.exec(text.value ?? '')) || [];
      const kind = asideKinds.get(name.toLowerCase());
      if (whole === undefined || kind === undefined) return undefined;
      const given = { kind, ...(fold === '-' && { fold: '' }), ...(title && { title }) };
      const said = [{ ...text, type: 'text', value: text!.value!.slice(whole.length) }, ...more];
      const isEmpty = said.length === 1 && said[0]!.value === '';
      return partNode('Note', given, [...(isEmpty ? [] : [{ ...first!, children: said }]), ...rest]);
    },
  });
