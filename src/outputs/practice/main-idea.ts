import type { CardNode } from '#book/practice-card.ts';
import { firstSentence } from '../answer/first-sentence.ts';
import { readingShare, wordCount } from '#book/word-count.ts';

/** A longer sentence is more than one thing to know. */
const mostWords = 40;

/**
 * Divides the blocks of an answer into the sentence that a card asks for and what explains it. Undefined where none opens it: what
 * begins with a list, leads to one by a colon, or has more than 40 words before its first full stop is to be read, not recalled.
 */
export function mainIdea(blocks: readonly CardNode[]): { answer: CardNode[]; more: CardNode[] } | undefined {
  const [first, ...others] = blocks;
  if (typeof first !== 'object' || first[0] !== 'p')
    return isShort(blocks.map(text).join('')) && !blocks.some(holdsList)
      ? { answer: [...blocks], more: [] }
      : undefined;
  const [tag, attributes, ...inner] = first;
  const opening = firstSentence(inner.map(text).join(''));
  if (!isShort(opening) || /[:：]\s*$/.test(opening)) return undefined;
  const [before, behind] = cut(inner, opening.trimEnd().length);
  const rest: CardNode[] = behind.length > 0 ? [[tag, attributes, ...behind]] : [];
  return { answer: [[tag, attributes, ...before]], more: [...rest, ...others] };
}

const isShort = (said: string): boolean => wordCount(said, readingShare) <= mostWords;

const innerOf = ([, , ...inner]: Exclude<CardNode, string>): CardNode[] => inner;

const holdsList = (node: CardNode): boolean =>
  typeof node === 'object' && (/^(?:[ou]l|table|pre)$/.test(node[0]) || innerOf(node).some(holdsList));

/** Text in which sentences are told apart: no line ends one, and no sign within a formula or code. */
function text(node: CardNode): string {
  if (typeof node === 'string') return node.replace(/\s/g, ' ');
  return /^(?:math|code)$/.test(node[0]) ? 'xx' : innerOf(node).map(text).join('');
}

/** The nodes before a place in their text, and those behind it, without white space there. */
function cut(nodes: readonly CardNode[], at: number): [before: CardNode[], behind: CardNode[]] {
  const [before, behind]: [CardNode[], CardNode[]] = [[], []];
  let left = at;
  for (const node of nodes) {
    const { length } = text(node);
    if (left >= length) before.push(node);
    else if (left <= 0) behind.push(node);
    else {
      const [first, rest] =
        typeof node === 'string' ? [[node.slice(0, left)], [node.slice(left)]] : cut(innerOf(node), left);
      const whole = (inner: CardNode[]): CardNode[] =>
        typeof node === 'string' ? inner : [[node[0], node[1], ...inner]];
      before.push(...whole(first));
      behind.push(...whole(rest));
    }
    left -= length;
  }
  const [next, ...others] = behind;
  if (typeof next !== 'string') return [before, behind];
  return [before, next.trim() === '' ? others : [next.trimStart(), ...others]];
}
