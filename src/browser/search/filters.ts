import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import type { Counts, Filter } from './search.ts';

const legends: Record<keyof Filter, [name: string, any: string]> = {
  topic: [messages.topic, messages.anyTopic],
  difficulty: [messages.difficulty, messages.anyDifficulty],
};
const kinds = ['topic', 'difficulty'] as const;

const nameOf = (difficulty: string): string =>
  (messages.difficulties as Readonly<Record<string, string>>)[difficulty] ?? difficulty;

/** Topic and difficulty as two rows of choices, each with the number of answers it would leave. */
export function filters(id: string, changed: () => void) {
  let wanted: Filter = {};
  const choice = (kind: keyof Filter, value: string, label: string) => {
    const input = el('input', { type: 'radio', name: `${id}-${kind}`, value });
    input.checked = value === (wanted[kind] ?? '');
    return el('label', {}, [input, el('span', {}, [label])]);
  };
  const field = (kind: keyof Filter) => {
    const [legend, any] = legends[kind];
    const fieldset = el('fieldset', { class: 'pills' }, [
      el('legend', { class: 'sr-only' }, [legend]),
      choice(kind, '', any),
    ]);
    fieldset.addEventListener('change', () => {
      wanted[kind] = fieldset.querySelector<HTMLInputElement>('input:checked')?.value || undefined;
      changed();
    });
    return fieldset;
  };
  const fields = { topic: field('topic'), difficulty: field('difficulty') };
  return {
    root: el('div', { class: 'search-filters' }, Object.values(fields)),
    chosen: (): Filter => wanted,
    choose({ topic, difficulty }: Filter): void {
      wanted = { topic, difficulty };
      for (const kind of kinds)
        for (const input of fields[kind].querySelectorAll('input'))
          input.checked = input.value === (wanted[kind] ?? '');
    },
    /** Shows how many answers each choice has; choices stay where they are, so that none moves under the pointer. */
    show(counts: Counts): void {
      for (const kind of kinds)
        for (const [value, count] of counts[kind]) {
          let input = [...fields[kind].querySelectorAll('input')].find((known) => known.value === value);
          if (!input) {
            const label = choice(kind, value, '');
            input = label.querySelector('input')!;
            fields[kind].append(label);
          }
          const name = kind === 'topic' ? (counts.titles.get(value) ?? value) : nameOf(value);
          input.nextElementSibling!.textContent = `${name} (${count})`;
          input.disabled = count === 0 && !input.checked;
        }
    },
  };
}
