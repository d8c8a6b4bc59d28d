import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';

/** A form to choose the questions of a sheet. They are listed when it is opened: a book may have thousands. */
export function sheetForm(list: CardList): HTMLElement {
  const make = el('a', { class: 'button practice-make', role: 'link', 'aria-disabled': 'true' });
  const topics = el('div');
  const show = () => {
    const numbers = [...topics.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) =>
      Number(value),
    );
    make.textContent = messages.makeSheet(numbers.length);
    make.toggleAttribute('href', numbers.length > 0);
    if (numbers.length > 0) make.href = `${base}practice/?sheet=${numbers.join(',')}`;
    make.ariaDisabled = String(numbers.length === 0);
  };
  topics.addEventListener('change', show);
  const root = el('details', { class: 'practice-choose', id: 'sheet' }, [
    el('summary', {}, [messages.interviewSheet]),
    el('p', {}, [messages.aboutSheet]),
    topics,
    el('p', { class: 'practice-ways' }, [make]),
  ]);
  root.addEventListener('toggle', () => {
    if (topics.childElementCount === 0) topics.append(...byTopic(list));
  });
  show();
  if (location.hash === '#sheet') root.open = true;
  return root;
}

function byTopic({ topics, questions }: CardList): HTMLElement[] {
  const own = Map.groupBy(questions, (question) => question.topics[0]);
  return topics.flatMap(({ slug, title }) =>
    own.has(slug)
      ? [
          el('fieldset', {}, [
            el('legend', {}, [title]),
            ...own
              .get(slug)!
              .map(({ number, question }) =>
                el('label', {}, [el('input', { type: 'checkbox', value: String(number) }), ` ${question}`]),
              ),
          ]),
        ]
      : [],
  );
}
