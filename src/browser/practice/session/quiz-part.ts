import type { QuizCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../../element.ts';
import { cardElements } from '../deck/card-nodes.ts';

/**
 * The choices of a quiz, in another order each time: a place must not be learnt for the answer. One is chosen by a press or by
 * its number; then each shows whether it is right, and why.
 *
 * @param answered  Called once, with the verdict and whether the right one was chosen.
 */
export function quizPart(
  card: QuizCard,
  answered: (verdict: HTMLElement, right: boolean) => void,
): HTMLElement {
  const choices = card.choices
    .map((choice) => ({ ...choice, place: Math.random() }))
    .sort((a, b) => a.place - b.place);
  const items = choices.map((choice, at) => {
    const control = el('button', { type: 'button', 'aria-keyshortcuts': String(at + 1) }, [
      el('kbd', { 'aria-hidden': 'true' }, [String(at + 1)]),
      el('span', {}, cardElements(choice.text)),
    ]);
    control.addEventListener('click', () => choose(at));
    return el('li', {}, [control]);
  });
  const root = el('div', {}, [el('ol', { class: 'practice-choices' }, items)]);

  function choose(chosen: number): void {
    choices.forEach(({ text, right, why }, at) => {
      const item = items[at]!;
      item.dataset['state'] = right ? 'right' : at === chosen ? 'wrong' : 'other';
      item.replaceChildren(
        el('p', { class: 'practice-said' }, [
          el('span', { class: 'sr-only' }, [`${right ? messages.rightChoice : messages.wrongChoice} `]),
          ...cardElements(text),
          at === chosen && ' ',
          at === chosen && el('span', { class: 'tag' }, [messages.yourChoice]),
        ]),
        el('div', { class: 'practice-why' }, cardElements(why)),
      );
    });
    const { right } = choices[chosen]!;
    const look = right ? 'right-label' : 'wrong-label';
    const verdict = el('p', { class: `practice-verdict ${look}`, tabindex: '-1' }, [
      right ? messages.right : messages.notRight,
    ]);
    root.prepend(verdict);
    answered(verdict, right);
  }
  return root;
}
