import { el } from '../element.ts';
import { excerptInstead, resultGroup, sectionOption } from './results.ts';
import type { Answer } from './search.ts';

export type Sections = Awaited<ReturnType<Answer['sections']>>;

/** The results as a listbox that the search field owns: the field keeps the focus and names the active choice. */
export class ResultList {
  readonly root: HTMLElement;
  private readonly id: string;
  private readonly input: HTMLInputElement;
  private active = -1;

  constructor(id: string, input: HTMLInputElement) {
    this.id = id;
    this.input = input;
    this.root = el('div', { role: 'listbox', id: `${id}-list`, 'aria-label': 'Results' });
    input.setAttribute('aria-controls', this.root.id);
    input.addEventListener('keydown', (event) => this.key(event));
  }

  /** @param first  Whether the first of them is active. */
  show(items: readonly HTMLElement[], first = false): void {
    this.root.replaceChildren(...items);
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.activate(first ? 0 : -1);
  }

  showPages({ found }: Answer): void {
    const groups = found.map((page, index) => resultGroup(`${this.id}-group-${index}`, page));
    this.show(groups, groups.length > 0);
  }

  /** Puts the best sections under their pages; what is active stays active. */
  addSections({ found }: Answer, sections: Sections): void {
    const chosen = this.choices[this.active];
    found.forEach((page, index) => {
      const own = sections.get(page.fragment) ?? [];
      const group = this.root.children[index];
      // Where the beginning of the answer has none of the words, the best place in the page does.
      if (group && own[0] && !page.answer.some(({ match }) => match)) excerptInstead(group, own[0]);
      group?.append(...own.map((section) => sectionOption(page, section)));
    });
    this.activate(Math.max(0, chosen ? this.choices.indexOf(chosen) : 0), false);
  }

  private get choices(): HTMLAnchorElement[] {
    return [...this.root.querySelectorAll('a')];
  }

  private activate(index: number, scroll = true): void {
    const choices = this.choices;
    this.active = index;
    choices.forEach((choice, at) => {
      choice.id = `${this.id}-option-${at}`;
      choice.setAttribute('aria-selected', String(at === index));
    });
    const choice = choices[index];
    if (choice) this.input.setAttribute('aria-activedescendant', choice.id);
    else this.input.removeAttribute('aria-activedescendant');
    if (!scroll) return;
    if (choice && index > 0) choice.scrollIntoView({ block: 'nearest' });
    else this.root.parentElement!.scrollTop = 0;
  }

  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey } = event;
    const count = this.choices.length;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && count > 0) {
      event.preventDefault();
      this.activate(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
    }
    const choice = this.choices[this.active];
    if (key !== 'Enter' || event.isComposing || !choice) return;
    event.preventDefault();
    choice.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }));
  }
}
