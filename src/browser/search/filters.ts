import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import type { Counts, SearchOptions } from './search.ts';

type Kind = 'topic' | 'difficulty';
const legends: Record<Kind, [name: string, any: string]> = {
  topic: [messages.topic, messages.anyTopic],
  difficulty: [messages.difficulty, messages.anyDifficulty],
};

const nameOf = (difficulty: string): string =>
  (messages.difficulties as Readonly<Record<string, string>>)[difficulty] ?? difficulty;

/** Topic and difficulty as two rows of choices, each with the number of answers it would leave. */
export class Filters {
  readonly root: HTMLElement;
  private readonly fields: Record<Kind, HTMLFieldSetElement>;
  private readonly id: string;
  private wanted: Record<Kind, string> = { topic: '', difficulty: '' };

  constructor(id: string, changed: () => void) {
    this.id = id;
    const field = (kind: Kind) => {
      const [legend, any] = legends[kind];
      const fieldset = el('fieldset', { class: 'pills' }, [el('legend', { class: 'sr-only' }, [legend])]);
      fieldset.append(this.choice(kind, '', any));
      fieldset.addEventListener('change', () => {
        this.wanted[kind] = fieldset.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
        changed();
      });
      return fieldset;
    };
    this.fields = { topic: field('topic'), difficulty: field('difficulty') };
    this.root = el('div', { class: 'search-filters' }, Object.values(this.fields));
  }

  get chosen(): Pick<SearchOptions, Kind> {
    return { topic: this.wanted.topic || undefined, difficulty: this.wanted.difficulty || undefined };
  }

  set chosen({ topic, difficulty }: Pick<SearchOptions, Kind>) {
    this.wanted = { topic: topic ?? '', difficulty: difficulty ?? '' };
    for (const kind of ['topic', 'difficulty'] as const)
      for (const input of this.fields[kind].querySelectorAll('input'))
        input.checked = input.value === this.wanted[kind];
  }

  /** Shows how many answers each choice has; choices stay where they are, so that none moves under the pointer. */
  show(counts: Counts): void {
    for (const kind of ['topic', 'difficulty'] as const) {
      const fieldset = this.fields[kind];
      for (const [value, count] of counts[kind]) {
        let input = [...fieldset.querySelectorAll('input')].find((known) => known.value === value);
        if (!input) {
          const label = this.choice(kind, value, '');
          input = label.querySelector('input')!;
          fieldset.append(label);
        }
        const name = kind === 'topic' ? (counts.titles.get(value) ?? value) : nameOf(value);
        input.nextElementSibling!.textContent = `${name} (${count})`;
        input.disabled = count === 0 && !input.checked;
      }
    }
  }

  private choice(kind: Kind, value: string, label: string): HTMLLabelElement {
    const input = el('input', { type: 'radio', name: `${this.id}-${kind}`, value });
    input.checked = value === this.wanted[kind];
    return el('label', {}, [input, el('span', {}, [label])]);
  }
}
