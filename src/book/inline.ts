import type { Citation } from './citation.ts';

/** A text of the front matter or of a property, parsed: what can stand in it, and nothing else. */
export type InlineNode =
  | { type: 'text' | 'code' | 'math'; value: string }
  | { type: 'br' }
  | {
      type: 'p' | 'ul' | 'li' | 'em' | 'strong' | 's' | 'sub' | 'sup' | 'mark';
      children: InlineNode[];
    }
  /** `start`: the number of the first item. */
  | { type: 'ol'; start: number; children: InlineNode[] }
  /** `href` as written: the base path is added where the text is set. */
  | { type: 'a'; href: string; children: InlineNode[] }
  | ({ type: 'cite' } & Citation);

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

/** A parsed text as plain text, for descriptions and the clipboard; citation marks are left out. */
export function inlineText(nodes: readonly InlineNode[]): string {
  return joinedText(nodes)
    .replace(/[ \t]+([.,;:)])/g, '$1')
    .trim();
}

/** A citation mark leaves with the space before it. */
const joinedText = (nodes: readonly InlineNode[]): string =>
  nodes.map((node, at) => (nodes[at + 1]?.type === 'cite' ? plain(node).trimEnd() : plain(node))).join('');

function plain(node: InlineNode): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.value;
    case 'math':
      return plainTex(node.value);
    case 'br':
    case 'cite':
      return '';
    case 'p':
    case 'li':
      return `${joinedText(node.children)}\n`;
    default:
      return joinedText(node.children);
  }
}

/** The citations of a text, in order. */
export function citedIn(nodes: readonly InlineNode[]): Citation[] {
  return nodes.flatMap((node) =>
    node.type === 'cite' ? [node] : 'children' in node ? citedIn(node.children) : [],
  );
}
