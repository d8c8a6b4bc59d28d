import type { CardNode } from '#book/practice-card.ts';

const mathml = 'http://www.w3.org/1998/Math/MathML';
const html = 'http://www.w3.org/1999/xhtml';

/** The content of a card as elements. Links open in another tab: leaving the page would end the session. */
export const cardElements = (nodes: readonly CardNode[]): (Node | string)[] =>
  nodes.map((node) => cardNode(node, html));

function cardNode(node: CardNode, around: string): Node | string {
  if (typeof node === 'string') return node;
  const [tag, attributes, ...children] = node;
  const namespace = tag === 'math' ? mathml : around;
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (tag === 'a' && namespace === html) element.setAttribute('target', '_blank');
  element.append(...children.map((child) => cardNode(child, namespace)));
  return element;
}
