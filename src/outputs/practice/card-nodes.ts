import type { AnswerElement, AnswerNode, AnswerPart, PartOf } from '#book/answer.ts';
import type { CardNode } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { keptBy } from '../answer/left-out.ts';

/** Names within a page, which would occur twice where cards of several pages stand together. */
const leftAttributes = /^(?:id|style|tabindex|hidden|aria-(?:labelledby|describedby|controls)|data-.*)$/;

/**
 * Pieces of an answer as pieces of a card: without white space at either end.
 *
 * @param address  Of the page below the origin, which links within the page are led to.
 */
export function cardNodes(nodes: readonly AnswerNode[], address: string): CardNode[] {
  const isSpace = (node: CardNode | undefined) => typeof node === 'string' && node.trim() === '';
  const out = joined(inside(nodes, address));
  while (out.length > 0 && isSpace(out[0])) out.shift();
  while (out.length > 0 && isSpace(out.at(-1))) out.pop();
  return out;
}

/** Neighbouring texts as one. */
export function joined(nodes: readonly CardNode[]): CardNode[] {
  const out: CardNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node;
    else out.push(node);
  }
  return out;
}

const inside = (nodes: readonly AnswerNode[], address: string): CardNode[] =>
  keptBy('cards', nodes).flatMap((node): CardNode[] => {
    if (typeof node === 'string') return node === '' ? [] : [node];
    return 'part' in node ? ofPart(node, address) : ofElement(node, address);
  });

function ofElement({ tag, attributes, children }: AnswerElement, address: string): CardNode[] {
  const inner = inside(children, address);
  const kept = Object.entries(attributes).filter(([name]) => !leftAttributes.test(name));
  // What only held an attribute of the page.
  if (tag === 'span' && kept.length === 0) return inner;
  const own = kept.map(([name, value]) => [
    name,
    name === 'href' && value.startsWith('#') ? address + value : value,
  ]);
  return [[tag, Object.fromEntries(own) as Record<string, string>, ...joined(inner)]];
}

/** A part as it stands within a card. */
function ofPart(node: AnswerPart, address: string): CardNode[] {
  const nodes = (content: readonly AnswerNode[]) => joined(inside(content, address));
  switch (node.part) {
    case 'formula': {
      const [[tag, attributes, ...inner]] = ofElement(node.math, address) as [Exclude<CardNode, string>];
      return [[tag, { 'data-tex': node.tex, ...attributes }, ...inner]];
    }
    case 'drawing':
      return node.label === '' ? [] : [node.label];
    case 'figure': {
      const caption = joined([['b', {}, node.title], ...nodes(node.caption)]);
      return [['figure', {}, ['p', {}, node.alternative], ['figcaption', {}, ...caption]]];
    }
    case 'code':
      return [ofCode(node, nodes([node.code]))];
    case 'note': {
      const label: CardNode = ['p', { class: 'note-label' }, node.label];
      return [
        ['aside', { class: `note-box ${node.of}`, 'aria-label': node.label }, label, ...nodes(node.content)],
      ];
    }
    case 'fold':
      return [['details', {}, ['summary', {}, ...nodes(node.subject)], ...nodes(node.content)]];
    case 'quiz':
      return nodes([
        ...node.question,
        ...node.shown,
        ...node.choices.flatMap(({ text, why }) => [...text, ...why]),
      ]);
    case 'misconception':
      return nodes([...node.claim, ...node.instead, ...node.content]);
    case 'lab':
    case 'stage':
    case 'relation':
    case 'citation':
    case 'derivation':
      return [];
  }
}

function ofCode({ notRun, output, caption }: PartOf<'code'>, code: CardNode[]): CardNode {
  return [
    'figure',
    {},
    ...(notRun ? [['p', {}, ['b', {}, messages.notRunHere], ` ${notRun}`] satisfies CardNode] : []),
    ...code,
    ...(output === undefined
      ? []
      : [['div', { class: 'output' }, ['p', {}, messages.output], ['pre', {}, output]] satisfies CardNode]),
    ...(caption ? [['figcaption', {}, caption] satisfies CardNode] : []),
  ];
}
