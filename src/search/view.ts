import { filterCounts, search, type Answer, type Found, type Marked, type SearchOptions } from './search.ts';
import { sectionsReady, type Section } from './sections.ts';

export interface Terms extends SearchOptions {
  query: string;
}

let instances = 0;

/** How long an answer waits for its sections. */
const patienceMs = 90;
/** How long a reader looks at an answer before the full-text index is fetched for it. */
const pauseMs = 500;

/** Builds elements from data alone; texts never become markup. */
function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The search field, filters and results, used by the dialog and by the search page. */
export class SearchView {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly message: HTMLElement;
  private readonly filters: { topic: HTMLFieldSetElement; difficulty: HTMLFieldSetElement };
  private readonly changed: (terms: Terms) => void;
  private readonly id = `search-${++instances}`;
  private active = -1;
  private run = 0;

  constructor(topics: Record<string, string>, changed: (terms: Terms) => void = () => {}) {
    this.changed = changed;
    const listId = `${this.id}-list`;
    this.input = el('input', {
      type: 'search',
      role: 'combobox',
      'aria-label': 'Search',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      placeholder: 'Search all answers',
      maxlength: '200',
    });
    this.list = el('div', { role: 'listbox', id: listId, 'aria-label': 'Results' });
    this.message = el('p', { class: 'search-message', role: 'status' });
    this.filters = {
      topic: this.filter('topic', 'Topic'),
      difficulty: this.filter('difficulty', 'Difficulty'),
    };
    this.topics = topics;
    this.root = el('div', { class: 'search', 'data-search-state': 'idle' }, [
      el('div', { class: 'search-bar' }, [this.input]),
      el('div', { class: 'search-filters' }, Object.values(this.filters)),
      el('div', { class: 'search-body' }, [this.message, this.list]),
    ]);
    this.input.addEventListener('input', () => void this.update());
    for (const filter of Object.values(this.filters))
      filter.addEventListener('change', () => void this.update());
    this.input.addEventListener('keydown', (event) => this.key(event));
    void this.fillFilters();
  }

  private readonly topics: Record<string, string>;

  private filter(name: string, legend: string): HTMLFieldSetElement {
    const fieldset = el('fieldset', {}, [el('legend', { class: 'sr-only' }, [legend])]);
    fieldset.append(this.choice(name, '', `Any ${legend.toLowerCase()}`, true));
    return fieldset;
  }

  private choice(name: string, value: string, label: string, checked: boolean): HTMLLabelElement {
    const input = el('input', { type: 'radio', name: `${this.id}-${name}`, value });
    input.checked = checked;
    return el('label', {}, [input, el('span', {}, [label])]);
  }

  private chosen(name: 'topic' | 'difficulty'): string | undefined {
    return this.filters[name].querySelector<HTMLInputElement>('input:checked')?.value || undefined;
  }

  private choose(name: 'topic' | 'difficulty', value: string | undefined): void {
    for (const input of this.filters[name].querySelectorAll('input'))
      input.checked = input.value === (value ?? '');
  }

  get terms(): Terms {
    return {
      query: this.input.value,
      topic: this.chosen('topic') ?? this.wanted.topic,
      difficulty: this.chosen('difficulty') ?? this.wanted.difficulty,
    };
  }

  /** Filters asked for before the index has said which there are. */
  private wanted: SearchOptions = {};

  set terms(terms: Terms) {
    this.input.value = terms.query;
    this.wanted = { topic: terms.topic, difficulty: terms.difficulty };
    this.choose('topic', terms.topic);
    this.choose('difficulty', terms.difficulty);
    void this.update(false);
  }

  private async fillFilters(): Promise<void> {
    const counts = await filterCounts().catch(() => undefined);
    if (!counts) return;
    for (const name of ['topic', 'difficulty'] as const) {
      const fieldset = this.filters[name];
      const value = this.chosen(name) ?? this.wanted[name];
      while (fieldset.querySelectorAll('label').length > 1) fieldset.lastElementChild!.remove();
      for (const [slug, count] of counts[name]) {
        const title = name === 'topic' ? (this.topics[slug] ?? slug) : slug;
        fieldset.append(this.choice(name, slug, `${title} (${count})`, false));
      }
      this.choose(name, value);
    }
    this.wanted = {};
  }

  async update(tell = true, correct = true): Promise<void> {
    const run = ++this.run;
    const terms = this.terms;
    if (tell) this.changed(terms);
    if (terms.query.trim() === '') {
      this.show('idle', [], []);
      return;
    }
    if (this.list.childElementCount === 0) this.root.dataset['searchState'] = 'loading';
    let answer: Answer;
    try {
      answer = await search(terms.query, { ...terms, correct });
    } catch {
      if (run === this.run) this.showError();
      return;
    }
    if (run !== this.run) return;
    const query = terms.query.trim();
    if (answer.found.length === 0) {
      this.show('empty', [], [`Nothing found for “${query}”. Try fewer or other words.`]);
      return;
    }
    // Where the full-text index is there, sections are shown with their pages. The first answer does not wait for it.
    const early = sectionsReady()
      ? await Promise.race([
          answer.sections().catch(() => undefined),
          new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs)),
        ])
      : undefined;
    if (run !== this.run) return;
    this.show('done', answer.found, this.told(answer, query), early);
    if (early) return;
    // Fetched only once the reader pauses: whoever types on or leaves needs none of it.
    if (!sectionsReady()) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (run !== this.run) return;
    const late = await answer.sections().catch(() => undefined);
    if (late && run === this.run) this.addSections(answer.found, late);
  }

  /** What is said above the results: how many, what was corrected, and whether any comes close. */
  private told({ found, corrections, weak }: Answer, query: string): (Node | string)[] {
    const count = `${found.length} ${found.length === 1 ? 'answer' : 'answers'}`;
    const out: (Node | string)[] = [];
    if (weak)
      out.push(el('span', { 'data-search-weak': '' }, [`No close match for “${query}”. The nearest: `]));
    out.push(count);
    if (corrections.length > 0) {
      const fixed = corrections.map(({ from, to }) => `“${to}” for “${from}”`).join(', ');
      const again = el('button', { type: 'button', class: 'link' }, ['search as typed']);
      again.addEventListener('click', () => {
        void this.update(false, false);
        this.input.focus();
      });
      out.push(`, showing ${fixed}; `, again);
    }
    return out;
  }

  private showError(): void {
    const button = el('button', { type: 'button', class: 'button' }, ['Try again']);
    button.addEventListener('click', () => {
      void this.fillFilters();
      void this.update(false);
      this.input.focus();
    });
    this.show(
      'error',
      [],
      ['The search index could not be loaded. Check the connection, then try again. ', button],
    );
  }

  private show(
    state: string,
    found: Found[],
    message: (Node | string)[],
    sections?: ReadonlyMap<string, Section[]>,
  ): void {
    this.message.replaceChildren(...message);
    this.list.replaceChildren(...found.map((page, index) => this.group(page, index)));
    if (sections) this.addSections(found, sections);
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.activate(found.length > 0 ? 0 : -1);
    this.root.dataset['searchState'] = state;
  }

  private group(page: Found, index: number): HTMLElement {
    const label = `${this.id}-group-${index}`;
    return el('div', { role: 'group', class: 'search-group', 'aria-labelledby': label }, [
      this.option(page.url, page.title, page.answer, '', label),
    ]);
  }

  /** Puts the best sections under their pages; what is chosen stays chosen. */
  private addSections(found: Found[], sections: ReadonlyMap<string, Section[]>): void {
    const chosen = this.options[this.active];
    found.forEach((page, index) => {
      const group = this.list.children[index];
      const own = sections.get(page.fragment) ?? [];
      group?.append(
        ...own.map((section) =>
          this.option(section.url, [{ text: section.title, match: false }], section.excerpt, 'section'),
        ),
      );
    });
    this.activate(Math.max(0, chosen ? this.options.indexOf(chosen) : 0));
  }

  private option(url: string, title: Marked, excerpt: Marked, kind: string, titleId?: string): HTMLElement {
    const text = (parts: Marked) =>
      parts.map((part) => (part.match ? el('mark', {}, [part.text]) : part.text));
    const link = el('a', { href: url, role: 'option', 'aria-selected': 'false', tabindex: '-1' }, [
      el('span', { class: 'title', ...(titleId && { id: titleId }) }, text(title)),
      el('span', { class: 'excerpt' }, text(excerpt)),
    ]);
    return el('div', { 'data-search-result': '', class: kind, role: 'presentation' }, [link]);
  }

  private get options(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll('a')];
  }

  private activate(index: number): void {
    const options = this.options;
    this.active = index;
    options.forEach((option, at) => {
      option.id = `${this.id}-option-${at}`;
      option.setAttribute('aria-selected', String(at === index));
    });
    const option = options[index];
    if (option) {
      this.input.setAttribute('aria-activedescendant', option.id);
      if (index > 0) option.scrollIntoView({ block: 'nearest' });
      else this.list.parentElement!.scrollTop = 0;
    } else this.input.removeAttribute('aria-activedescendant');
  }

  private key(event: KeyboardEvent): void {
    const count = this.options.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.activate((this.active + step + count) % count);
    } else if (event.key === 'Enter' && !event.isComposing) {
      const option = this.options[this.active];
      if (!option) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(option.href);
      else option.click();
    }
  }
}
