import { createHash } from 'node:crypto';
import type { CardNode, PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import {
  classesOf,
  findElement,
  hasClass,
  isElement,
  textOf,
  withClass,
  type HtmlElement,
  type HtmlNode,
} from '#render/html-tree.ts';

/** What stands on a page only to be clicked or aimed at, or belongs to its margin. */
const leftClasses = new Set([
  'anchor',
  'sidenote',
  'code-head',
  'needs-script',
  'verdict',
  'legend',
  'unchecked',
]);
const leftTags = new Set(['button', 'nav', 'form', 'script', 'template']);
/** Names within a page, which would occur twice where cards of several pages stand together. */
const leftAttributes =
  /^(?:id|style|tabindex|hidden|aria-(?:labelledby|describedby|controls)|data-(?!tex$).*)$/;

/** The id that authors give the heading above the list of points. */
const pointsHeading = 'in-three-minutes';

/**
 * The cards of a finished article: its short answer, then follow-ups, quizzes and misconceptions in the order of the page.
 *
 * @param article   The element `article` of the page of a question, before formulas lose their source (`data-tex`).
 * @param address   Address of that page below the origin, which links within the page are led to.
 */
export function cardsOf(article: HtmlElement, address: string): PracticeCard[] {
  const plain = (nodes: readonly HtmlNode[]): CardNode[] => plainNodes(nodes, address);
  return [
    shortAnswerOf(article, plain),
    ...itemsOf(article).flatMap((item) => cardOf(item, plain) ?? []),
  ].map((card) => ({ ...card, state: stateOf(card) }));
}

type Plain = (nodes: readonly HtmlNode[]) => CardNode[];
type Stateless<C = PracticeCard> = C extends PracticeCard ? Omit<C, 'state'> : never;

const stateOf = (card: Stateless): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 8);

function shortAnswerOf(article: HtmlElement, plain: Plain): Stateless {
  const heading = findElement(article, ({ tag }) => tag === 'h1');
  const answer = withClass(article, 'short');
  return {
    kind: 'short-answer',
    id: 'short-answer',
    asked: [
      textOf(heading ?? '')
        .replaceAll('\u00a0', ' ')
        .trim(),
    ],
    answer: plain(answer?.children ?? []),
    points: pointsOf(article, plain),
  };
}

/** The items of the first list behind the heading of the points, up to the next heading; without a list, its paragraphs. */
function pointsOf(article: HtmlElement, plain: Plain): CardNode[][] {
  const body = findElement(article, ({ children }) => children.some(isPointsHeading));
  const behind = body?.children.slice(body.children.findIndex(isPointsHeading) + 1) ?? [];
  const end = behind.findIndex((node) => isElement(node) && /^h[1-6]$/.test(node.tag));
  const own = (end < 0 ? behind : behind.slice(0, end)).filter(isElement);
  const list = own.map((node) => findElement(node, ({ tag }) => tag === 'ol' || tag === 'ul')).find(Boolean);
  const items = list
    ? list.children.filter(isElement).filter(({ tag }) => tag === 'li')
    : own.filter(({ tag }) => tag === 'p');
  return items.map(({ children }) => plain(children));
}

const isPointsHeading = (node: HtmlNode): boolean =>
  isElement(node) && node.tag === 'h2' && node.attributes['id'] === pointsHeading;

/** All parts with an id that ask something. */
function itemsOf(node: HtmlElement): HtmlElement[] {
  if (node.attributes['id'] && node.attributes['data-item']) return [node];
  return node.children.filter(isElement).flatMap(itemsOf);
}

function cardOf(item: HtmlElement, plain: Plain): Stateless | undefined {
  const id = item.attributes['id']!;
  const inside = (element: HtmlElement | undefined) => plain(element?.children ?? []);
  switch (item.attributes['data-item']) {
    case 'follow-up': {
      const summary = findElement(item, ({ tag }) => tag === 'summary');
      const answer = inside(withClass(item, 'reveal'));
      return { kind: 'follow-up', id, asked: inside(summary), answer, points: [] };
    }
    case 'misconception':
      return misconceptionOf(item, id, plain);
    case 'quiz':
      return quizOf(item, id, plain);
    default:
      return undefined;
  }
}

/** Asks the claim, or what is right instead: in quotes both, so that nothing but what they say tells them apart. */
function misconceptionOf(item: HtmlElement, id: string, plain: Plain): Stateless {
  const statement = (name: string) => {
    const text = item.children.find((child) => isElement(child) && hasClass(child, name));
    return plain(findElement(text ?? '', ({ tag }) => tag === 'span')?.children ?? []);
  };
  const claim = statement('claim');
  const instead = statement('instead');
  const answer = plain(
    item.children.filter(
      (child) => !isElement(child) || !(hasClass(child, 'claim') || hasClass(child, 'instead')),
    ),
  );
  if (instead.length === 0) return { kind: 'misconception', id, asked: claim, answer, points: [] };
  const [before = '', behind = ''] = messages.quoted('\0').split('\0');
  return {
    kind: 'misconception',
    id,
    asked: joined([before, ...instead, behind]),
    answer: [['p', {}, ...joined([messages.oftenBelieved + messages.afterLabel, ...claim])], ...answer],
    points: [],
    isTrue: true,
  };
}

function quizOf(item: HtmlElement, id: string, plain: Plain): Stateless {
  const children = item.children.filter(isElement);
  const question = withClass(item, 'quiz-question');
  const choices = children.filter((child) => hasClass(child, 'choice'));
  return {
    kind: 'quiz',
    id,
    asked: plain(question?.children ?? []),
    shown: plain(children.filter((child) => child !== question && !choices.includes(child))),
    choices: choices.map((choice) => ({
      text: plain(findElement(choice, ({ tag }) => tag === 'summary')?.children ?? []),
      right: hasClass(choice, 'right'),
      why: plain(withClass(choice, 'reveal')?.children ?? []),
    })),
  };
}

function plainNodes(nodes: readonly HtmlNode[], address: string): CardNode[] {
  return trimmed(nodes.flatMap((node) => plainNode(node, address)));
}

function plainNode(node: HtmlNode, address: string): CardNode[] {
  if (!isElement(node)) return node === '' ? [] : [node];
  const { tag, attributes, children } = node;
  const left = leftTags.has(tag) || classesOf(node).some((name) => leftClasses.has(name));
  // Marks of sources number those of their page.
  if (left || (tag === 'sup' && hasClass(node, 'cite'))) return [];
  const inWords = tag === 'figure' && withClass(node, 'sr-only');
  if (inWords) {
    const caption = children.filter((child) => isElement(child) && child.tag === 'figcaption');
    const shown = [{ ...inWords, attributes: {} }, ...caption];
    return [['figure', {}, ...shown.flatMap((child) => plainNode(child, address))]];
  }
  // A drawing is nothing without the styles of its page: what it shows is said in its place.
  if (tag === 'svg')
    return attributes['aria-label'] && !hasClass(node, 'narrow') ? [attributes['aria-label']] : [];
  const inner = children.flatMap((child) => plainNode(child, address));
  // What only held an attribute of the page.
  if (tag === 'span' && Object.keys(attributes).every((name) => leftAttributes.test(name))) return inner;
  const kept = Object.entries(attributes).filter(([name]) => !leftAttributes.test(name));
  const own = Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'href' && value.startsWith('#') ? address + value : value]),
  );
  return [[tag, own, ...joined(inner)]];
}

function joined(nodes: readonly CardNode[]): CardNode[] {
  const out: CardNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node;
    else out.push(node);
  }
  return out;
}

/** Neighbouring texts as one, and no white space at either end. */
function trimmed(nodes: readonly CardNode[]): CardNode[] {
  const isSpace = (node: CardNode | undefined) => typeof node === 'string' && node.trim() === '';
  const out = joined(nodes);
  while (out.length > 0 && isSpace(out[0])) out.shift();
  while (out.length > 0 && isSpace(out.at(-1))) out.pop();
  return out;
}
