import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { markedNodes, resultGroup, sectionOption } from './results.ts';
import { detailed, type SearchResults, type FoundPage, type Places } from './search.ts';

/** The results as a listbox that the search field owns: the field keeps the focus and names the active choice. */
export class ResultList {
  readonly root: HTMLElement;
  private readonly id: string;
  private readonly input: HTMLInputElement;
  private active = -1;

  constructor(id: string, input: HTMLInputElement) {
    this.id = id;
    this.input = input;
    this.root = el('div', { role: 'listbox', id: `${id}-list`, 'aria-label': messages.results });
    input.setAttribute('aria-controls', this.root.id);
    input.addEventListener('keydown', (event) => this.key(event));
  }

  /** @param first  Whether the first of them is active. */
  show(items: readonly HTMLElement[], first = false): void {
    this.root.replaceChildren(...items);
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.activate(first ? 0 : -1);
  }

  showPages(found: readonly FoundPage[]): void {
    this.show(this.groups(found, 0), found.length > 0);
  }

  /** Puts more below what is shown: the active one stays active. */
  add(items: readonly HTMLElement[]): void {
    this.root.append(...items);
    this.input.setAttribute('aria-expanded', String(this.choices.length > 0));
    this.activate(this.active, false);
  }

  addPages(found: readonly FoundPage[]): void {
    this.add(this.groups(found, this.root.children.length));
  }

  /** Fills in places from pages' texts, for which space is reserved: no row moves, and the active one stays active. */
  addPlaces({ found }: SearchResults, places: ReadonlyMap<number, Places>): void {
    const chosen = this.choices[this.active];
    found.forEach((page, index) => {
      const sections = places.get(page.page)?.sections ?? [];
      const group = this.root.children[index];
      if (!group || !sections[0]) return;
      // Where the beginning of the answer has none of the words, the best place in the page does.
      if (!page.answer.some(({ match }) => match))
        group.querySelector('.excerpt')!.replaceChildren(...markedNodes(sections[0].excerpt));
      group.lastElementChild!.replaceChildren(...sections.map((section) => sectionOption(page, section)));
    });
    this.activate(Math.max(0, chosen ? this.choices.indexOf(chosen) : 0), false);
  }

  private groups(found: readonly FoundPage[], from: number): HTMLElement[] {
    return found.map((page, at) => resultGroup(`${this.id}-group-${from + at}`, page, from + at < detailed));
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
