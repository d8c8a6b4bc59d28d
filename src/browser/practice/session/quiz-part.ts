import type { QuizCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../../element.ts';
import { cardNodes } from '../deck/card-nodes.ts';

/**
 * The choices of a quiz. One is chosen by a press or by its number; then each shows whether it is right, and why.
 *
 * @param answered  Called once, with whether the right one was chosen.
 */
export function quizPart({ choices }: QuizCard, answered: (right: boolean) => void) {
  let open = true;
  const items = choices.map((choice, at) => {
    const control = el('button', { type: 'button', 'aria-keyshortcuts': String(at + 1) }, [
      el('kbd', { 'aria-hidden': 'true' }, [String(at + 1)]),
      el('span', {}, cardNodes(choice.text)),
    ]);
    control.addEventListener('click', () => choose(at));
    return el('li', {}, [control]);
  });
  const verdict = el('p', { class: 'practice-verdict', tabindex: '-1' });
  const root = el('div', {}, [el('ol', { class: 'practice-choices' }, items), verdict]);

  function choose(at: number): void {
    if (!open || !choices[at]) return;
    open = false;
    choices.forEach(({ text, right, why }, index) => {
      const mark = right ? messages.rightChoice : messages.wrongChoice;
      const said = el('p', { class: 'practice-said' }, [
        el('span', { class: 'sr-only' }, [`${mark} `]),
        ...cardNodes(text),
        ...(index === at ? [' ', el('span', { class: 'tag' }, [messages.yourChoice])] : []),
      ]);
      items[index]!.className = right ? 'right' : index === at ? 'wrong' : 'other';
      items[index]!.replaceChildren(said, el('div', { class: 'practice-why' }, cardNodes(why)));
    });
    const right = choices[at]!.right;
    verdict.classList.add(right ? 'right' : 'wrong');
    verdict.textContent = right ? messages.right : messages.notRight;
    // Above the choices, so that it is read first.
    root.prepend(verdict);
    answered(right);
  }
  return { root, verdict, choose };
}
