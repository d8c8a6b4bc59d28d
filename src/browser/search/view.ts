import { el } from './element.ts';
import { Filters } from './filters.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { resultGroup, sectionOption } from './results.ts';
import { allCounts, loadMeaning, search, type Answer, type SearchOptions } from './search.ts';
import { LoadError } from './patience.ts';
import { sectionsReady } from './sections.ts';

export interface Terms extends SearchOptions {
  query: string;
}

export interface ViewOptions {
  /** The reader has changed what is asked for. */
  changed?: (terms: Terms) => void;
  /** The reader opens a result; `stems` are what to mark there. */
  opened?: (url: URL, stems: readonly string[]) => void;
}

let instances = 0;

type Sections = Awaited<ReturnType<Answer['sections']>>;
const fetched = (answer: Answer): Promise<Sections | undefined> => answer.sections().catch(() => undefined);
const order = ({ found }: Answer): string => found.map(({ url }) => url).join(' ');

/** How long an answer waits for its sections. */
const patienceMs = 90;
/** How long a reader looks at an answer before the full-text index is fetched for it. */
const pauseMs = 500;

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms));

/** The search field, filters and results, used by the dialog and by the search page. */
export class SearchView {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly message: HTMLElement;
  private readonly filters: Filters;
  private readonly options: ViewOptions;
  private readonly id = `search-${++instances}`;
  private answer: Answer | undefined;
  private active = -1;
  private run = 0;

  constructor(options: ViewOptions) {
    this.options = options;
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
    this.filters = new Filters(this.id, () => void this.update());
    this.root = el('div', { class: 'search', 'data-search-state': 'idle' }, [
      el('div', { class: 'search-bar' }, [this.input]),
      this.filters.root,
      el('div', { class: 'search-body' }, [this.message, this.list]),
    ]);
    this.input.addEventListener('input', () => void this.update());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('click', (event) => this.open(event));
    // The middle button opens a tab of its own, which counts as opened too.
    this.list.addEventListener('auxclick', (event) => this.open(event));
  }

  get terms(): Terms {
    return { query: this.input.value, ...this.filters.chosen };
  }

  set terms(terms: Terms) {
    this.input.value = terms.query;
    this.filters.chosen = terms;
    void this.update(false);
  }

  /** Asks again, for instance because the view is shown again. */
  async update(tell = true, correct = true): Promise<void> {
    const run = ++this.run;
    const terms = this.terms;
    const query = terms.query.trim();
    if (tell) this.options.changed?.(terms);
    if (query === '') {
      this.showIdle();
      const counts = await allCounts().catch(() => undefined);
      if (counts && run === this.run) this.filters.show(counts);
      return;
    }
    if (!this.answer) this.root.dataset['searchState'] = 'loading';
    let answer: Answer;
    try {
      answer = await search(terms.query, { ...terms, correct });
    } catch (error) {
      if (run === this.run) this.showError(error);
      return;
    }
    if (run !== this.run) return;
    // Where the full-text index is there, sections are shown with their pages. The first answer does not wait for it.
    let sections = sectionsReady() ? await Promise.race([fetched(answer), after(patienceMs)]) : undefined;
    if (run !== this.run) return;
    this.showAnswer(answer, query, sections);
    if (answer.found.length === 0) return;
    if (await loadMeaning()) {
      const second = await search(terms.query, { ...terms, correct });
      if (run !== this.run) return;
      // Results move only while the reader has not taken hold of them.
      if (this.untouched && order(second) !== order(answer)) {
        answer = second;
        sections = undefined;
        this.showAnswer(answer, query);
      }
    }
    if (sections) return;
    // Fetched only once the reader pauses: whoever types on or leaves needs none of it.
    if (!sectionsReady()) await after(pauseMs);
    if (run !== this.run) return;
    const late = await fetched(answer);
    if (run !== this.run) return;
    if (late) this.addSections(answer, late);
    else this.tellNoSections();
  }

  private showAnswer(answer: Answer, query: string, sections?: Sections): void {
    this.answer = answer;
    this.filters.show(answer.counts);
    const groups = answer.found.map((page, index) => resultGroup(`${this.id}-group-${index}`, page));
    this.show(groups.length > 0 ? 'done' : 'empty', this.told(answer, query), groups);
    if (sections) this.addSections(answer, sections);
  }

  /** What is said above the results: how many, what was corrected, and whether any comes close. */
  private told({ found, corrections, weak, phrasesUnchecked }: Answer, query: string): (Node | string)[] {
    if (found.length === 0) {
      const filtered = this.filters.chosen.topic ?? this.filters.chosen.difficulty;
      return [
        `Nothing found for “${query}”${filtered ? ' here' : ''}. Try fewer or other words${filtered ? ', or any topic and difficulty' : ''}.`,
      ];
    }
    const out: (Node | string)[] = [];
    if (weak)
      out.push(el('span', { 'data-search-weak': '' }, [`No close match for “${query}”. The nearest: `]));
    out.push(`${found.length} ${found.length === 1 ? 'answer' : 'answers'}`);
    if (corrections.length > 0) {
      const again = el('button', { type: 'button', class: 'link' }, [`Search instead for “${query}”`]);
      again.addEventListener('click', () => {
        void this.update(false, false);
        this.input.focus();
      });
      const fixed = corrections.map(({ from, to }) => `“${to}” for “${from}”`).join(', ');
      out.push(`, showing results for ${fixed}. `, again);
    }
    if (phrasesUnchecked)
      out.push('. The words in quotes could not be looked up as a phrase; they count as words.');
    return out;
  }

  private showIdle(): void {
    this.answer = undefined;
    const recent = recentSearches();
    if (recent.length === 0) return this.show('idle', [], []);
    const clear = el('button', { type: 'button', class: 'link' }, ['Clear']);
    clear.addEventListener('click', () => {
      forgetSearches();
      this.showIdle();
      this.input.focus();
    });
    const page = document.querySelector<HTMLLinkElement>('link[rel="search-page"]')?.href ?? '';
    this.show(
      'idle',
      ['Recent searches. ', clear],
      recent.map((query) =>
        el(
          'a',
          {
            href: `${page}?${new URLSearchParams({ q: query })}`,
            role: 'option',
            class: 'recent',
            'data-query': query,
          },
          [query],
        ),
      ),
    );
  }

  private showError(error: unknown): void {
    this.answer = undefined;
    const why = error instanceof LoadError ? `: ${error.message}` : '';
    this.show(
      'error',
      [
        `The search index could not be loaded${why}. Check the connection, then try again. `,
        this.retry('button'),
      ],
      [],
    );
  }

  /** The answers are there all the same. */
  private tellNoSections(): void {
    this.message.append('. Places within them could not be loaded. ', this.retry('link'));
  }

  private retry(look: 'button' | 'link'): HTMLElement {
    const button = el('button', { type: 'button', class: look }, ['Try again']);
    button.addEventListener('click', () => {
      void this.update(false);
      this.input.focus();
    });
    return button;
  }

  private show(state: string, message: (Node | string)[], items: HTMLElement[]): void {
    this.message.replaceChildren(...message);
    this.list.replaceChildren(...items);
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.activate(state === 'done' ? 0 : -1);
    this.root.dataset['searchState'] = state;
    this.root.dataset['searchFor'] = this.input.value.trim();
  }

  /** Puts the best sections under their pages; what is chosen stays chosen. */
  private addSections(answer: Answer, sections: Sections): void {
    const chosen = this.choices[this.active];
    answer.found.forEach((page, index) => {
      const own = sections.get(page.fragment) ?? [];
      this.list.children[index]?.append(...own.map((section) => sectionOption(page, section)));
    });
    this.activate(Math.max(0, chosen ? this.choices.indexOf(chosen) : 0), false);
  }

  /** Neither the pointer nor the keyboard is at the results. */
  private get untouched(): boolean {
    return this.active <= 0 && !this.list.matches(':hover') && this.list.parentElement!.scrollTop === 0;
  }

  private get choices(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll('a')];
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
    else this.list.parentElement!.scrollTop = 0;
  }

  private open(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link || event.button > 1) return;
    const query = link.dataset['query'];
    if (query !== undefined) {
      if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.input.value = query;
      this.input.focus();
      void this.update();
      return;
    }
    rememberSearch(this.input.value);
    this.options.opened?.(new URL(link.href), this.answer?.stems ?? []);
  }

  private key(event: KeyboardEvent): void {
    const count = this.choices.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.activate(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
    } else if (event.key === 'Enter' && !event.isComposing) {
      const choice = this.choices[this.active];
      if (!choice) return;
      event.preventDefault();
      choice.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
        }),
      );
    }
  }
}
