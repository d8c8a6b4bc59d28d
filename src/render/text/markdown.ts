import { mark } from './part-mark.ts';
import GithubSlugger from 'github-slugger';
import { messages } from '#messages/of-book.ts';
import { defineHastPlugin, type HastPluginEntry, type MdastPluginEntry } from 'satteri';
import { plainTex } from '#book/inline.ts';
import { asides } from './asides.ts';
import { codeTabs } from './code-tabs.ts';
import { computedValues } from './computed-values.ts';
import { footnotes } from './footnotes.ts';
import { safeLink } from './inline.ts';
import { displayed, equation, math } from './formulas.ts';
import {
  holdsComments,
  htmlNode,
  partNode,
  rawHtml,
  treePlugin,
  type TreeContext,
  type TreeNode,
} from './mdx-tree.ts';
import { sectionHeadingSuffix, sectionIds } from './sections.ts';
import { unfoldButton } from './unfold.ts';
import { videos } from './videos.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { compiled } from '#project/trace.ts';

/** Nodes that hold nothing but text, so that no table or code is looked for in them. */
const withoutBlocks = new Set(['paragraph', 'heading']);

/** Names tables and fenced code after the heading above them, and counts them there: such an id outlives any change of wording. */
function partNames() {
  let heading = 'answer';
  const counts = new Map<string, number>();
  const name = (node: TreeNode): TreeNode => {
    if (node.type === 'table' || node.type === 'code') {
      const stem = `${node.type}-${heading}`;
      const count = (counts.get(stem) ?? 0) + 1;
      counts.set(stem, count);
      return { ...node, data: { hProperties: { id: count === 1 ? stem : `${stem}-${count}` } } };
    }
    if (withoutBlocks.has(node.type)) return node;
    const children = node.children?.map(name);
    return children?.some((child, at) => child !== node.children![at]) ? { ...node, children } : node;
  };
  return Object.assign(name, { below: (id: string) => void (heading = id) });
}

/** Groups the blocks of a page into `<section id>` elements and gives each heading its id and an anchor link. */
const sections: MdastPluginEntry = () => {
  const slugger = new GithubSlugger();
  return treePlugin('sections', {
    before(root, context) {
      compiled.publish(context);
      const out: unknown[] = [];
      const nameParts = partNames();
      const isAnswer = /\/index(?:\.[A-Za-z-]+)?\.mdx$/.test(context.fileURL?.pathname ?? '');
      const sectionsOf: ReturnType<typeof htmlNode>[] = [];
      let current: { children: unknown[] } | undefined;
      const open = (id: string, labelledBy?: string) => {
        const section = htmlNode('section', {
          id,
          ...(labelledBy
            ? { 'aria-labelledby': labelledBy }
            : isAnswer && { 'aria-label': messages.fullAnswer }),
        });
        out.push(section);
        sectionsOf.push(section);
        current = section;
      };
      for (const block of root.children ?? []) {
        // The section of the footnotes stands by itself.
        if (['mdxjsEsm', 'section'].includes(block.type)) {
          out.push(block);
          continue;
        }
        if (block.type !== 'heading') {
          if (!current) open('answer');
          current!.children.push(nameParts(block));
          continue;
        }
        const text = context.textContent(block);
        const id = block.data?.hProperties?.id ?? slugger.slug(text);
        const section = block.depth === 2 && (sectionIds as readonly string[]).includes(id);
        const headingId = section ? id + sectionHeadingSuffix : id;
        nameParts.below(id);
        if (section) open(id, headingId);
        else if (!current) open('answer');
        const anchor = htmlNode('a', {
          class: 'anchor',
          href: `#${id}`,
          'aria-label': messages.linkTo(text),
        });
        current!.children.push({
          ...block,
          data: { ...block.data, hProperties: { id: headingId } },
          children: [...(block.children ?? []), anchor],
        });
      }
      for (const section of sectionsOf)
        if (section.children.some(({ name }) => name === 'Misconception')) {
          section.data.hProperties['class'] = 'folded';
          section.children.push(rawHtml(unfoldButton(messages.whyWrong)));
        }
      context.setProperty(root, 'children', out);
    },
  });
};

/** A mark follows directly after its word, however the author spaced or wrapped the line. */
const marks = treePlugin('marks', {
  mdxJsxTextElement(node, context) {
    if (node.name !== 'Cite') return;
    const before = context.parent(node).children?.[(context.indexOf(node) ?? 0) - 1];
    if (before?.type === 'text' && /\s$/.test(before.value ?? ''))
      context.setProperty(before, 'value', before.value!.trimEnd());
  },
});

/** Fenced code goes to the same component as quoted files; what GitHub calls `math` is a formula. */
const fences = treePlugin('fences', {
  code(node) {
    if (node.lang === 'math') return equation(node.value);
    const id = node.data?.hProperties?.id;
    return partNode('Fence', {
      code: node.value,
      lang: node.lang ?? 'text',
      ...(node.meta && { meta: node.meta }),
      ...(id && { id }),
    });
  },
});

/**
 * Pictures go to a component that knows their size. One in a paragraph of its own, with a title, has it as a caption. Those
 * below the first heading are fetched when they come near.
 */
const pictures: MdastPluginEntry = ({ source }) => {
  if (!source.includes('![')) return undefined;
  let below = false;
  const given = ({ url = '', alt, title }: TreeNode, titled: 'title' | 'caption') => ({
    file: url,
    alt: alt ?? '',
    ...(below && { lazy: 'lazy' }),
    ...(title && { [titled]: title }),
  });
  const captioned = ({ type, children = [] }: TreeNode) =>
    type === 'paragraph' && children.length === 1 && children[0]!.type === 'image' && children[0]!.title;
  return treePlugin('pictures', {
    heading: () => void (below = true),
    paragraph: (node) =>
      captioned(node) ? partNode('Picture', given(node.children![0]!, 'caption')) : undefined,
    image: (node, context) =>
      captioned(context.parent(node))
        ? undefined
        : partNode('Picture', given(node, 'title'), [], 'mdxJsxTextElement'),
  });
};

const withBase = (node: TreeNode, context: TreeContext): void => {
  const url = safeLink(node.url ?? '');
  if (url !== node.url) context.setProperty(node, 'url', url);
};
const links = treePlugin('links', { link: withBase, definition: withBase });

/** A head cell that is empty or holds formulas alone gets a name that screen readers can say. */
const tableHeads = treePlugin('table-heads', {
  table(node, context) {
    for (const cell of node.children?.[0]?.children ?? []) {
      const inner = cell.children ?? [];
      if (!inner.every((child) => child.type === 'inlineMath')) continue;
      const name =
        inner.length === 0 ? messages.row : inner.map((child) => plainTex(child.value ?? '')).join(' ');
      const hidden = htmlNode('span', { ...mark('spoken'), class: 'sr-only' }, [
        { type: 'text', value: name },
      ]);
      context.appendChild(cell, hidden);
    }
  },
});

/** Tables scroll inside their own box, reachable by keyboard, so that the page never does. */
const tables = treePlugin('tables', {
  table: (node, context) => {
    const { type } = context.parent(node);
    if (type === 'div') return undefined;
    const given = {
      ...mark('table'),
      class: 'table',
      tabindex: '0',
      role: 'group',
      'aria-label': messages.table,
    };
    return htmlNode('div', given, [node]);
  },
});

/** Whatever braces compute becomes text, and no element, except in a trusted book. */
const braces: MdastPluginEntry = () => {
  const asText = (node: TreeNode, context: TreeContext) => {
    const value = node.value ?? '';
    if (!holdsComments(value)) context.setProperty(node, 'value', `\`\${(${value}\n)}\``);
  };
  return treePlugin(
    'braces',
    isTrustedBook() ? {} : { mdxTextExpression: asText, mdxFlowExpression: asText },
  );
};

export const mdastPlugins: MdastPluginEntry[] = [
  computedValues,
  asides,
  videos,
  footnotes,
  codeTabs,
  sections,
  tableHeads,
  displayed,
  math,
  marks,
  fences,
  pictures,
  links,
  tables,
  braces,
];

/** Columns are aligned by a class: the inline style that they would get is blocked by the site's policy. */
const columns: HastPluginEntry = ({ source }) =>
  /:-|-:/.test(source) &&
  defineHastPlugin({
    name: 'columns',
    element: {
      filter: ['td', 'th'],
      visit(node, context) {
        const side = /^text-align: (\w+)/.exec(String(node.properties['style']))?.[1];
        if (side === undefined) return;
        context.setProperty(node, 'style', undefined);
        context.setProperty(node, 'class', side);
      },
    },
  });

/** A box of a list of tasks has no label but its state. */
const tasks: HastPluginEntry = ({ source }) =>
  /\[[ x]\]/i.test(source) &&
  defineHastPlugin({
    name: 'tasks',
    element: {
      filter: ['input'],
      visit(node, context) {
        const { type, checked } = node.properties;
        if (type === 'checkbox')
          context.setProperty(node, 'aria-label', checked ? messages.done : messages.notDone);
      },
    },
  });

export const hastPlugins: HastPluginEntry[] = [columns, tasks];
