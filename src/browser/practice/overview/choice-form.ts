import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { recall, remember } from '../../storage.ts';
import { lengths, type Choice } from '../deck/draw.ts';

type Options = readonly (readonly [value: string, label: string])[];

/** The form in which a reader chooses what to practise; one with a single option is left out. It begins as it was left. */
export function choiceForm({ topics, questions }: CardList) {
  const before = new URLSearchParams(recall(`practice ${base}`) ?? '');
  const difficulties = new Set<string>(questions.flatMap(({ difficulty }) => difficulty ?? []));
  const kinds = new Set<string>(questions.flatMap(({ cards }) => cards.map(([, kind]) => kind)));
  const fields = [
    manyOf(
      'topic',
      messages.topic,
      messages.anyTopic,
      topics.map(({ slug, title }) => [slug, title]),
    ),
    manyOf(
      'difficulty',
      messages.difficulty,
      messages.anyDifficulty,
      named(messages.difficulties, difficulties),
    ),
    manyOf('kind', messages.cardKindsName, messages.anyKind, named(messages.cardKinds, kinds)),
    radios(
      'length',
      messages.sessionLength,
      lengths.map((one) => [String(one), one === 'due' ? messages.allDue : messages.cardCount(one)]),
    ),
  ];
  const root = el('form', { class: 'practice-choice' }, fields);
  for (const input of root.querySelectorAll('input'))
    if (before.getAll(input.name).includes(input.value)) input.checked = true;
  markAny(root);
  root.addEventListener('change', ({ target }) => {
    const any = target as HTMLInputElement;
    if (any.name === '')
      for (const input of any.closest('fieldset')!.querySelectorAll('input')) input.checked = false;
    markAny(root);
  });
  root.addEventListener('submit', (event) => event.preventDefault());
  return {
    root,
    get choice(): Choice {
      const data = new FormData(root);
      const all = <T>(name: string) => data.getAll(name) as T[];
      const length = lengths.find((one) => String(one) === data.get('length'))!;
      return { topics: all('topic'), difficulties: all('difficulty'), kinds: all('kind'), length };
    },
    remember(): void {
      const data = [...new FormData(root)] as [string, string][];
      remember(`practice ${base}`, new URLSearchParams(data).toString());
    },
  };
}

const named = (names: Readonly<Record<string, string>>, used: ReadonlySet<string>): Options =>
  Object.entries(names)
    .filter(([value]) => used.has(value))
    .map(([value, name]) => [value, name.charAt(0).toUpperCase() + name.slice(1)]);

/** No choice of a field stands for all, which its input without a name says. */
function markAny(form: HTMLElement): void {
  for (const any of form.querySelectorAll<HTMLInputElement>('[name=""]'))
    any.checked = !any.closest('fieldset')!.querySelector('[name]:not([name=""]):checked');
}

const manyOf = (name: string, legend: string, any: string, options: Options) =>
  options.length > 1 &&
  field(legend, [
    pill('checkbox', '', '', any),
    ...options.map(([value, label]) => pill('checkbox', name, value, label)),
  ]);

function radios(name: string, legend: string, options: Options): HTMLElement {
  const [first, ...others] = options.map(([value, label]) => pill('radio', name, value, label));
  first!.querySelector('input')!.checked = true;
  return field(legend, [first!, ...others]);
}

const field = (legend: string, pills: readonly HTMLElement[]): HTMLElement =>
  el('fieldset', { class: 'pills' }, [el('legend', {}, [legend]), ...pills]);

const pill = (type: 'checkbox' | 'radio', name: string, value: string, label: string): HTMLElement =>
  el('label', {}, [el('input', { type, name, value }), el('span', {}, [label])]);
