import type { CardNode } from '#book/practice-card.ts';
import { readingShare, wordCount } from '#book/word-count.ts';

/** A longer sentence is more than one thing to know; a shorter opening, such as "No.", says too little by itself. */
const [mostWords, fewestWords] = [40, 5];

// Where sentences end is the same in all languages of books, but Intl asks for one.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** "z. B." and "3. Oktober" go on. */
const goesOn = /(?:^|[\s(])(?:(?:\p{L}\.)+|\d{1,2}\.)\s*$/u;

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

function firstSentence(whole: string): string {
  let opening = '';
  for (const { segment } of sentences.segment(whole)) {
    opening += segment;
    if (wordCount(opening, readingShare) >= fewestWords && !goesOn.test(opening)) break;
  }
  return opening;
}

/** What stands before a place in the text of some nodes, and what stands behind it, without white space there. */
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
