import type { AnswerElement, AnswerNode, AnswerPart } from '#book/answer.ts';

export const element = (
  tag: string,
  children: AnswerNode[],
  attributes: Readonly<Record<string, string>> = {},
): AnswerElement => ({ tag, attributes, children });

/** Block elements: a sentence ends where one of them begins or ends. */
export const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header ' +
    'hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether a node is an element; texts and parts are none. */
export const isAnswerElement = (node: AnswerNode): node is AnswerElement =>
  typeof node !== 'string' && !('part' in node);

export const isPart = (node: AnswerNode | undefined): node is AnswerPart =>
  typeof node === 'object' && 'part' in node;

/**
 * The first element that passes a test, among nodes and all elements below them, but not within parts; undefined if none does.
 */
export function firstElement(
  nodes: readonly AnswerNode[],
  test: (element: AnswerElement) => boolean,
): AnswerElement | undefined {
  for (const node of nodes.filter(isAnswerElement)) {
    const found = test(node) ? node : firstElement(node.children, test);
    if (found) return found;
  }
  return undefined;
}

/** All parts among nodes and within elements, in order, without those within other parts. */
export const partsIn = (nodes: readonly AnswerNode[]): AnswerPart[] =>
  nodes.flatMap((node) => (isPart(node) ? [node] : isAnswerElement(node) ? partsIn(node.children) : []));
