import type { AnswerElement, AnswerNode, AnswerPart } from '#book/answer.ts';
import type { CardNode } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { formulaAttributes } from '../answer/known-names.ts';
import { keptBy } from '../answer/left-out.ts';
import { unfolded } from '../answer/unfolded.ts';

/** Not `id`: it would occur twice where cards of several pages stand together. */
const keptAttributes: ReadonlySet<string> = new Set([
  ...formulaAttributes,
  ...'abbr alt aria-hidden aria-label colspan datetime headers lang open reversed role scope start title type value'.split(
    ' ',
  ),
]);
const addresses: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

/**
 * Pieces of an answer as pieces of a card: without white space at either end.
 *
 * @param address  Of the page below the origin, which links within the page are led to.
 */
export function cardNodes(nodes: readonly AnswerNode[], address: string): CardNode[] {
  const isSpace = (node: CardNode | undefined) => typeof node === 'string' && node.trim() === '';
  const out = joinedTexts(inside(nodes, address));
  while (out.length > 0 && isSpace(out[0])) out.shift();
  while (out.length > 0 && isSpace(out.at(-1))) out.pop();
  return out;
}

/** Neighbouring texts as one. */
function joinedTexts(nodes: readonly CardNode[]): CardNode[] {
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

function ofElement({ tag, attributes, children, kind }: AnswerElement, address: string): CardNode[] {
  const inner = inside(children, address);
  // The styles of cards know elements of unfolded parts by their kinds.
  const named = kind && attributes['class'] === undefined ? { ...attributes, class: kind } : attributes;
  const kept = Object.entries(named).filter(([name]) => addresses[tag] === name || keptAttributes.has(name));
  // It only held an attribute of the page.
  if (tag === 'span' && kept.length === 0) return inner;
  const own = kept.map(([name, value]) => [
    name,
    name === 'href' && value.startsWith('#') ? address + value : value,
  ]);
  return [[tag, Object.fromEntries(own) as Record<string, string>, ...joinedTexts(inner)]];
}

/** A part as it stands within a card; drawings are nothing without the styles of their page. */
function ofPart(part: AnswerPart, address: string): CardNode[] {
  if (part.part === 'drawing') return part.described || !part.label ? [] : [part.label];
  // The list of the page is not there.
  if (part.part === 'footnote') return [messages.inBrackets(part.said)];
  if (part.part !== 'formula') return inside(unfolded(part), address);
  const [[tag, attributes, ...inner]] = ofElement(part.math, address) as [Exclude<CardNode, string>];
  return [[tag, { 'data-tex': part.tex, ...attributes }, ...inner]];
}
