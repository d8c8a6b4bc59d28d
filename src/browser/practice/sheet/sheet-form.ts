import type { CardList, ListedQuestion } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';

export function sheetForm({ topics, questions }: CardList): HTMLElement {
  const make = el('a', { class: 'button practice-make', role: 'link', 'aria-disabled': 'true' });
  const byTopic = Map.groupBy(questions, (question) => question.topics[0]);
  const fields = topics.flatMap(({ slug, title }) => {
    const own = byTopic.get(slug);
    return own ? [el('fieldset', {}, [el('legend', {}, [title]), ...own.map(choiceOf)])] : [];
  });
  const show = () => {
    const numbers = [...root.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value);
    make.textContent = messages.makeSheet(numbers.length);
    make.toggleAttribute('href', numbers.length > 0);
    if (numbers.length > 0) make.href = `${base}practice/?sheet=${numbers.join(',')}`;
    make.ariaDisabled = String(numbers.length === 0);
  };
  const root = el('details', { class: 'practice-choose', id: 'sheet' }, [
    el('summary', {}, [messages.revisionSheet]),
    el('p', {}, [messages.aboutSheet]),
    ...fields,
    el('p', { class: 'practice-ways' }, [make]),
  ]);
  root.addEventListener('change', show);
  show();
  root.open = location.hash === '#sheet';
  return root;
}

const choiceOf = ({ number, question }: ListedQuestion): HTMLElement =>
  el('label', {}, [el('input', { type: 'checkbox', value: String(number) }), ` ${question}`]);
