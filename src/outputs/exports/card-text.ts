import { blockTags } from '../answer/elements.ts';
import type { CardKind, CardNode } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';

/** Stand in a text for the edge of a block, and for space that is kept; control characters of the text itself are left out. */
const edge = '\u0001';
const kept = '\u0002';

/** A text without control characters but tab and line feed, which no file of another program may hold. */
export const withoutControl = (text: string): string => text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');

/** The task of a card; empty where its question says all. */
export const promptOf = (kind: CardKind): string =>
  kind === 'short-answer' ? messages.mainIdea : kind === 'misconception' ? messages.whatIsRight : '';

/** A card as plain text: its blocks as lines, formulas as TeX between dollar signs, pictures as what they show. */
export const cardText = (nodes: readonly CardNode[]): string =>
  textOfNodes(nodes, false)
    .replace(/[ \t\u0001]*\u0001[ \t\u0001]*/g, '\n')
    .replaceAll(kept, '')
    .trim();

const textOfNodes = (nodes: readonly CardNode[], verbatim: boolean): string =>
  nodes.map((node) => nodeText(node, verbatim)).join('');

function nodeText(node: CardNode, verbatim: boolean): string {
  if (typeof node === 'string') {
    const text = withoutControl(node);
    return verbatim ? text.replace(/[ \t]/g, `${kept}$&${kept}`) : text.replace(/\s+/g, ' ');
  }
  const [tag, attributes, ...children] = node;
  const inside = (): string => textOfNodes(children, verbatim || tag === 'pre');
  switch (tag) {
    case 'math': {
      const tex = attributes['data-tex'];
      if (tex === undefined) return inside();
      return attributes['display'] === 'block' ? `${edge}$$${tex}$$${edge}` : `$${tex}$`;
    }
    case 'img':
      return attributes['alt'] ?? '';
    case 'br':
      return edge;
    case 'ol':
    case 'ul':
      return (
        edge +
        listText(children, tag === 'ol' ? Number(attributes['start'] ?? 1) : undefined, verbatim) +
        edge
      );
    case 'td':
    case 'th':
      return `${inside().trim()}\t`;
    default:
      return blockTags.has(tag) ? edge + inside() + edge : inside();
  }
}

function listText(children: readonly CardNode[], first: number | undefined, verbatim: boolean): string {
  const items = children.filter((child) => typeof child !== 'string');
  return items
    .map(([, , ...inside], at) => {
      const text = textOfNodes(inside, verbatim).replace(/^[\s\u0001]+|[\s\u0001]+$/g, '');
      return `${edge}${first === undefined ? '•' : `${first + at}.`} ${text}`;
    })
    .join('');
}
