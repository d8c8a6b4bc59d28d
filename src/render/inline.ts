import { escapeHtml } from '#lab/escape.ts';
import { href } from './site.ts';
import { renderMath } from './math.ts';
import { parseMdx, type TreeNode } from './mdx-tree.ts';

/** How a citation mark is written at its place; the page knows the numbers. */
export type CiteMark = (key: string, at: string | undefined) => string;

/**
 * Sets a text of the front matter or of a property: paragraphs, lists, emphasis, `code`, $formulas$, links and <Cite/>.
 *
 * @throws Error for anything else; the content check reports it with its line before a page is built.
 */
export function renderInline(source: string, mark: CiteMark): string {
  const { tree, problem } = parseMdx(source, 'text');
  if (problem || !tree) throw new Error(problem?.message);
  const blocks = tree.children ?? [];
  const single = blocks.length === 1 && blocks[0]!.type === 'paragraph';
  return single ? children(blocks[0]!, mark) : blocks.map((block) => html(block, mark)).join('');
}

/** The same as plain text, for descriptions and the clipboard; citation marks are left out. */
export function plainInline(source: string): string {
  const { tree } = parseMdx(source, 'text');
  return tree
    ? plain(tree)
        .replace(/[ \t]+([.,;:)])/g, '$1')
        .trim()
    : source;
}

const children = (node: TreeNode, mark: CiteMark): string =>
  (node.children ?? [])
    .map((child, index, all) => {
      const text = html(child, mark);
      return all[index + 1]?.name === 'Cite' ? text.trimEnd() : text;
    })
    .join('');

const wrappers: Record<string, string> = {
  emphasis: 'em',
  strong: 'strong',
  paragraph: 'p',
  listItem: 'li',
  delete: 's',
};

function html(node: TreeNode, mark: CiteMark): string {
  const wrapper = wrappers[node.type];
  if (wrapper) return `<${wrapper}>${children(node, mark)}</${wrapper}>`;
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value ?? '').replace(/&#39;/g, '’');
    case 'inlineCode':
      return `<code>${escapeHtml(node.value ?? '')}</code>`;
    case 'inlineMath':
      return renderMath(node.value ?? '', false);
    case 'list':
      return node.ordered ? `<ol>${children(node, mark)}</ol>` : `<ul>${children(node, mark)}</ul>`;
    case 'break':
      return '<br>';
    case 'link':
      return `<a href="${escapeHtml(safeLink(node.url ?? ''))}">${children(node, mark)}</a>`;
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      if (node.name === 'Cite') {
        const attribute = (name: string) => {
          const value = node.attributes?.find((attribute) => attribute.name === name)?.value;
          return typeof value === 'string' ? value : undefined;
        };
        return mark(attribute('of') ?? '', attribute('at'));
      }
  }
  throw new Error(`"${node.name ?? node.type}" cannot stand in this text`);
}

function plain(node: TreeNode): string {
  if (node.type === 'paragraph' || node.type === 'listItem')
    return `${(node.children ?? []).map(plain).join('')}\n`;
  if (node.type === 'inlineMath') return plainTex(node.value ?? '');
  return node.value ?? (node.children ?? []).map(plain).join('');
}

const texWords: [RegExp, string][] = [
  [/\\(?:tfrac|dfrac|frac)\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2'],
  [/\\(?:tfrac|dfrac|frac)\s*(\w)\s*(\w)/g, '$1/$2'],
  [/\\(?:operatorname|text|mathrm|mathbf|mathbb|mathcal|hat|tilde|bar)\s*\{([^{}]*)\}/g, '$1'],
  [/\\sqrt\s*\{([^{}]*)\}/g, '√($1)'],
  [/\\(?:cdot|,|;|!|quad|left|right)(?![a-z])/g, ' '],
  [/\\times/g, '×'],
  [/\\approx/g, '≈'],
  [/\\leq?(?![a-z])/g, '≤'],
  [/\\geq?(?![a-z])/g, '≥'],
  [/\\sum/g, 'Σ'],
  [/\\alpha/g, 'α'],
  [/\\beta/g, 'β'],
  [/\\lambda/g, 'λ'],
  [/\\Delta/g, 'Δ'],
  [/\\top/g, 'T'],
  [/\\([a-zA-Z]+)/g, '$1'],
  [/[{}]/g, ''],
  [/\s+/g, ' '],
];

/** TeX as a person would type it: `\frac{\alpha}{r} B A` is "α/r B A". */
export function plainTex(tex: string): string {
  return texWords.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), tex).trim();
}

/** Links of a text: http(s), mail, a place on the page, or a path of the site, which gets the base path. */
export function safeLink(url: string): string {
  if (/^(https?:\/\/|mailto:|#)/.test(url)) return url;
  if (/^\/(?!\/)/.test(url)) return href(url);
  throw new Error(`the link "${url}" is neither https://…, nor /path/ of this site, nor #place`);
}
