import type { CardList, ListedQuestion, PracticeCard, RecalledCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { button, el } from '../../element.ts';
import { cardElements } from '../deck/card-nodes.ts';
import { loadCards } from '../deck/load.ts';
import { sheetOf } from './sheet.ts';

/**
 * Chosen questions on paper: of each its short answer, its picture, its three minutes and its misconceptions.
 *
 * @param asked  Numbers of questions, as its address has them.
 */
export function sheetView(list: CardList, asked: string): HTMLElement {
  const { found, lost } = sheetOf(asked, list.questions);
  const parts = found.map((question) => {
    const part = el('section', { class: 'sheet-question', 'data-sheet-question': String(question.number) });
    void fill(part, question);
    return part;
  });
  const none =
    lost.length > 0 ? messages.sheetLacks(lost.join(', ')) : found.length === 0 ? messages.sheetIsEmpty : '';
  return el('div', { class: 'practice-sheet' }, [
    el('p', { class: 'practice-ways sheet-ways' }, [
      found.length > 0 && button(messages.print, () => print()),
      el('a', { href: `${base}practice/#sheet` }, [messages.chooseOthers]),
    ]),
    el('p', { class: 'practice-trouble', role: 'alert' }, none ? [none] : []),
    ...parts,
  ]);
}

async function fill(part: HTMLElement, question: ListedQuestion): Promise<void> {
  const { slug, number, question: text, picture } = question;
  const heading = el('h2', {}, [
    el('span', { class: 'sheet-number' }, [`${number}`]),
    el('a', { href: `${base}questions/${slug}/` }, [text]),
  ]);
  part.replaceChildren(heading);
  try {
    const { cards } = await loadCards(slug);
    const image = el('img', { src: `${base}thumbs/${slug}.svg`, alt: '', class: 'sheet-picture' });
    part.append(...answerOf(cards, picture && image), ...misconceptionsOf(cards));
  } catch {
    const again = button(messages.tryAgain, () => void fill(part, question));
    part.append(el('p', { class: 'practice-lost', role: 'alert' }, [messages.cardsLost, again]));
  }
}

/** The first card of a question is its short answer. */
function answerOf([card]: readonly PracticeCard[], picture: HTMLElement | false): HTMLElement[] {
  if (card?.kind !== 'short-answer') return [];
  const answer = el('div', { class: 'sheet-answer' }, [
    el('div', {}, cardElements([...card.answer, ...card.more])),
    picture,
  ]);
  if (card.points.length === 0) return [answer];
  const points = card.points.map((point) => el('li', {}, cardElements(point)));
  return [answer, el('h3', {}, [messages.threeMinutes]), el('ol', { class: 'sheet-points' }, points)];
}

function misconceptionsOf(cards: readonly PracticeCard[]): HTMLElement[] {
  const items = cards.flatMap((card) => (card.kind === 'misconception' ? [misconception(card)] : []));
  if (items.length === 0) return [];
  return [el('h3', {}, [messages.headings.misconceptions]), el('div', { class: 'sheet-wrong' }, items)];
}

const misconception = ({ asked, answer, more }: RecalledCard): HTMLElement =>
  el('div', {}, [
    el('p', {}, [el('b', {}, [messages.wrong]), ' ', ...cardElements(asked), ' ']),
    ...cardElements([...answer, ...more]),
  ]);
