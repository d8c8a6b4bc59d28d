import { escapeHtml } from '#lab/escape.ts';
import { htmlTree, isElement, textOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

/**
 * Elements whose children form a row anyway (MathML Core, 3.3.1.2): a row as their only child says it twice. Not `math` and
 * `mtd`: Firefox breaks their children into lines unless a row of their own holds them.
 */
const rows = new Set(['menclose', 'merror', 'mpadded', 'mphantom', 'mrow', 'msqrt', 'mstyle']);

/** Operators with the same form in any place of a row: brackets and the comma. */
const known = /^[()[\]{}⟨⟩⌊⌋⌈⌉,;]$/u;
const knownAttributes = new Set(['fence', 'form', 'separator']);

/**
 * A formula without what MathML implies: rows of one element, what each browser and screen reader knows of brackets, and
 * classes that have no rule.
 *
 * @param isUsed  Whether a class has a rule.
 */
export function minifyMathml(mathml: string, isUsed: (name: string) => boolean): string {
  return htmlTree(mathml)
    .children.map((node) => written(minified(node, isUsed)))
    .join('');
}

function written(node: HtmlNode): string {
  if (!isElement(node)) return escapeHtml(node);
  const { tag, attributes, children } = node;
  const own = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const opening = `<${tag}${own.join('')}`;
  return children.length === 0 ? `${opening}/>` : `${opening}>${children.map(written).join('')}</${tag}>`;
}

function minified(node: HtmlNode, isUsed: (name: string) => boolean): HtmlNode {
  if (!isElement(node)) return node;
  const { tag } = node;
  const inner = node.children.map((child) => minified(child, isUsed));
  const [only] = inner;
  const children =
    rows.has(tag) && inner.length === 1 && isElement(only!) && isPlainRow(only) ? only.children : inner;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    const kept = name === 'class' ? value.split(' ').filter(isUsed).join(' ') : value;
    const implied = tag === 'mo' && knownAttributes.has(name) && known.test(textOf(node));
    if (!implied && (name !== 'class' || kept !== '')) attributes[name] = kept;
  }
  const element: HtmlElement = { tag, attributes, children };
  // An operator alone in a row is no operator of the row around it, which would space it otherwise.
  return isPlainRow(element) && children.length === 1 && !isOperator(children[0]!) ? children[0]! : element;
}

const isPlainRow = ({ tag, attributes }: HtmlElement): boolean =>
  tag === 'mrow' && Object.keys(attributes).length === 0;

const isOperator = (node: HtmlNode): boolean =>
  isElement(node) && (node.tag === 'mo' || (node.children.length > 0 && isOperator(node.children[0]!)));
