import { isElement, textOf, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';

/** Formulas as plain text: what search indexes, shows in excerpts and can be typed into a search box. */

/** Characters that say nothing in plain text: invisible operators, accents that stand over a letter. */
const silent = /[\u2061-\u2064\u200b\u00af\u02c6\u02dc\u0302\u0303\u0304\u0305\u203e\u20d7^~]/g;
const spaced = /^[=<>+−×·∘⊙⊕∈∼≈≠≤≥≪≫→←↦⇒∝|∣∥:+*-]$/u;

const grouped = (text: string): string => (/^[\p{L}\p{N}⊤′*]+$/u.test(text) ? text : `(${text})`);

function spokenNode(node: HtmlNode): string {
  // Between elements stands nothing but the layout of the source.
  if (!isElement(node)) return '';
  const [a, b, c] = node.children.map(spokenNode) as [string, string, string];
  switch (node.tag) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return textOf(node).normalize('NFKC').trim();
    case 'mo': {
      const sign = textOf(node).normalize('NFKC').replace(silent, '').trim();
      return spaced.test(sign) ? ` ${sign} ` : sign;
    }
    case 'msub':
    case 'munder':
      return `${a}_${grouped(b)}`;
    case 'msup':
      return /^′+$/.test(b) ? a + b : `${a}^${grouped(b.replace('⊤', 'T'))}`;
    case 'mover':
      return a;
    case 'msubsup':
    case 'munderover':
      return `${a}_${grouped(b)}^${grouped(c.replace('⊤', 'T'))}`;
    case 'mfrac':
      return `${grouped(a)}/${grouped(b)}`;
    case 'msqrt':
      return `√${grouped(spokenTogether(node.children.map(spokenNode)))}`;
    case 'mspace':
    case 'annotation':
    case 'mphantom':
      return '';
    case 'mtr':
      return node.children.map(spokenNode).filter(Boolean).join(' ') + '; ';
    default:
      return spokenTogether(node.children.map(spokenNode));
  }
}

/** Puts words and names apart; brackets and commas stay close. */
function spokenTogether(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/([([{⟨⌊⌈‖]) /g, '$1')
    .replace(/ ([)\]}⟩⌋⌉‖,;.!])/g, '$1')
    .replace(/([\p{L}\p{N}]) ([([])/gu, '$1$2')
    .replace(/(\d) (\d)/g, '$1$2')
    .replace(/^([−+-]) /, '$1')
    .replace(/([([{=,]\s?)([−+-]) /g, '$1$2')
    .trim();
}

/** `d_k`, `O(n^2)`, `softmax((Q K^T)/(√(d_k))) V`: a formula in MathML as one would type it. */
export function formulaText(math: HtmlElement): string {
  return spokenNode(math).replace(/\s+/g, ' ').trim();
}

const spoken: [pattern: RegExp, words: string][] = [
  [/\^T(?![\p{L}\p{N}])/gu, 'transposed transpose'],
  [/√/g, 'square root sqrt'],
  [/[\p{L}\p{N})]\^2(?!\d)/gu, 'squared quadratic'],
  [/∑/g, 'sum'],
  [/∇/g, 'gradient'],
  [/∂/g, 'derivative'],
  [/‖/g, 'norm'],
  [/(?:^|\s)E_/g, 'expectation'],
];

/** A product of three letters or more, which is typed without spaces. */
const product = /(?<![\p{L}\p{N}])\p{N}*(?: ?\p{L}(?![\p{L}\p{N}])){3,}/gu;

// Most texts have none of these signs, and no letter by itself before another: that is quickly seen.
const anySign = /[\^√∑∇∂‖]|E_/;
const anyProduct = /\S \S \S(?![a-z])/u;

/** How the signs of a text's formulas are said: words that someone may type instead. */
export function spokenFormulas(text: string): string {
  return [
    ...(anySign.test(text) ? spoken : []).flatMap(([pattern, words]) =>
      Array<string>(text.match(pattern)?.length ?? 0).fill(words),
    ),
    ...((anyProduct.test(text) && text.match(product)) || []).map((letters) => letters.replaceAll(' ', '')),
  ].join(' ');
}
