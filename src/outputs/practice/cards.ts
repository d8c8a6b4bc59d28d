import { createHash } from 'node:crypto';
import type { Answer, AnswerNode, AnswerPart } from '#book/answer.ts';
import type { CardNode, PracticeCard } from '#book/practice-card.ts';
import { firstElement, isAnswerElement, partsIn } from '../answer/elements.ts';
import { cardNodes } from './card-nodes.ts';
import { mainIdea } from './main-idea.ts';

const pointsHeading = 'in-three-minutes';

type Plain = (nodes: readonly AnswerNode[]) => CardNode[];
type Stateless<C = PracticeCard> = C extends PracticeCard ? Omit<C, 'state'> : never;

/**
 * The cards of an answer: its short answer, then follow-ups, quizzes and misconceptions in the order of the page. A follow-up
 * whose answer no sentence opens has none: its page is where to read it.
 *
 * @param question  That of its short answer, as plain text.
 * @param address   Address of its page below the origin, which links within the page are led to.
 */
export function cardsOf({ content }: Answer, question: string, address: string): PracticeCard[] {
  const plain: Plain = (nodes) => cardNodes(nodes, address);
  const short = firstElement(content, ({ kind }) => kind === 'short');
  const first: Stateless = {
    kind: 'short-answer',
    id: 'short-answer',
    asked: [question],
    ...divided(plain(short?.children ?? [])),
    points: pointsOf(content, plain),
  };
  return [first, ...partsIn(content).flatMap((part) => cardOfPart(part, plain) ?? [])].map((card) => ({
    ...card,
    state: createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 8),
  }));
}

/** The items of the first list behind the heading of the points, up to the next heading; without a list, its paragraphs. */
function pointsOf(content: readonly AnswerNode[], plain: Plain): CardNode[][] {
  const isHeading = (node: AnswerNode) => isAnswerElement(node) && /^h[1-6]$/.test(node.tag);
  const isOfPoints = (node: AnswerNode) => isAnswerElement(node) && node.attributes['id'] === pointsHeading;
  const around = firstElement(content, ({ children }) => children.some(isOfPoints))?.children ?? content;
  const start = around.findIndex(isOfPoints);
  const behind = start < 0 ? [] : around.slice(start + 1);
  const end = behind.findIndex(isHeading);
  const own = (end < 0 ? behind : behind.slice(0, end)).filter(isAnswerElement);
  const list = firstElement(own, ({ tag }) => tag === 'ol' || tag === 'ul');
  const items = list
    ? list.children.filter(isAnswerElement).filter(({ tag }) => tag === 'li')
    : own.filter(({ tag }) => tag === 'p');
  return items.map(({ children }) => plain(children));
}

/** The main idea of an answer and the rest of it; the whole where no sentence opens it. */
const divided = (blocks: CardNode[]) => mainIdea(blocks) ?? { answer: blocks, more: [] };

function cardOfPart(part: AnswerPart, plain: Plain): Stateless | undefined {
  switch (part.part) {
    case 'fold': {
      const { of, id, subject, content } = part;
      if (of !== 'follow-up' || id === undefined) return undefined;
      const idea = mainIdea(plain(content));
      return idea && { kind: 'follow-up', id, asked: plain(subject), ...idea, points: [] };
    }
    case 'misconception': {
      const [instead, more] = [plain(part.instead), plain(part.content)];
      const right: CardNode[] = [['p', {}, ...instead]];
      const idea = instead.length > 0 ? { answer: right, more } : divided(more);
      return { kind: 'misconception', id: part.id, asked: plain(part.claim), ...idea, points: [] };
    }
    case 'quiz':
      return {
        kind: 'quiz',
        id: part.id,
        asked: plain(part.question),
        shown: plain(part.shown),
        choices: part.choices.map(({ text, right, why }) => ({ text: plain(text), right, why: plain(why) })),
      };
    default:
      return undefined;
  }
}
