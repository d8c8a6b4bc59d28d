import type { CardNode, RecalledCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../../element.ts';
import { cardElements } from '../deck/card-nodes.ts';
import type { Grade } from '../schedule/review.ts';

/** The grade suggested for a share of the points. In half a minute nobody says all that three minutes hold. */
export function gradeOf(said: number, all: number): Grade | undefined {
  if (said === 0) return undefined;
  const share = said / all;
  return share < 0.2 ? 2 : share < 0.6 ? 3 : 4;
}

/**
 * The answer of a card that was to be said, with its points to be ticked.
 *
 * @param suggest  Called with the grade that the ticked points suggest.
 */
export function recallPart(card: RecalledCard, suggest: (grade: Grade | undefined) => void): HTMLElement {
  return el('div', { class: 'practice-answer', tabindex: '-1' }, [
    ...cardElements(card.answer),
    card.more.length + card.points.length > 0 &&
      el('details', { class: 'practice-more' }, [
        el('summary', {}, [messages.longerAnswer]),
        ...cardElements(card.more),
        card.points.length > 0 && checklist(card.points, suggest),
      ]),
  ]);
}

function checklist(points: readonly CardNode[][], suggest: (grade: Grade | undefined) => void): HTMLElement {
  const count = el('output');
  const rows = points.map((point) =>
    el('label', {}, [el('input', { type: 'checkbox' }), el('span', {}, cardElements(point))]),
  );
  const legend = el('legend', {}, [`${messages.whichSaid} `, count]);
  const list = el('fieldset', { class: 'practice-points' }, [legend, ...rows]);
  const show = () => {
    const said = list.querySelectorAll(':checked').length;
    count.textContent = messages.partOf(String(said), String(points.length));
    suggest(gradeOf(said, points.length));
  };
  list.addEventListener('change', show);
  show();
  return list;
}
