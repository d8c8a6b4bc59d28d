import { adoptStyles } from '../adopt-styles.ts';
import { button, el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { LoadError } from './fetch-json.ts';
import { filters } from './filters.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { ResultList } from './result-list.ts';
import { markedNodes } from './results.ts';
import {
  allCounts,
  firstQuestions,
  search,
  type SearchResults,
  type Filter,
  type FoundPage,
  type Places,
} from './search.ts';
import moreFonts from '#book/look/more-fonts.css?inline';
import styles from './search.css?inline';

adoptStyles(styles);
// Results quote any answer, with signs that the page may not have.
if (!getComputedStyle(document.documentElement).getPropertyValue('--font-math')) adoptStyles(moreFonts);

export interface SearchState extends Filter {
  query: string;
}

interface ViewOptions {
  /** The reader has changed the query or a filter. */
  changed?: (terms: SearchState) => void;
  /** The reader opens a result; `stems` are what to mark there. */
  opened?: (url: URL, stems: readonly string[]) => void;
}

type Message = (Node | string)[];

let instances = 0;

/** How long results stand before the texts of the first are fetched: a reader who types on needs none. */
const pauseMs = 300;

const fieldAttributes = {
  'aria-autocomplete': 'list',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  enterkeyhint: 'search',
  placeholder: messages.searchAll,
  maxlength: '200',
};

/** The search field, filters and results, used by the dialog and by the search page. */
export class SearchView {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: ResultList;
  private readonly message: HTMLElement;
  /** Keeps its height from the first results on, so that a sentence that comes moves none of them. */
  private readonly sentence: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly filters: ReturnType<typeof filters>;
  private readonly options: ViewOptions;
  private answer: SearchResults | undefined;
  private run = 0;

  /** @param root  Contains the field already, with the text that the reader has typed. */
  constructor(root: HTMLElement, options: ViewOptions) {
    const id = `search-${++instances}`;
    this.options = options;
    this.root = root;
    this.input = root.querySelector('input')!;
    for (const [name, value] of Object.entries(fieldAttributes)) this.input.setAttribute(name, value);
    this.list = new ResultList(id, this.input);
    this.message = el('p', { class: 'search-message', role: 'status' });
    this.filters = filters(id, () => void this.update());
    this.sentence = el('p', { class: 'search-answer', hidden: '' });
    this.more = this.button(messages.moreAnswers, () => void this.showMore(), 'button');
    this.root.append(
      this.filters.root,
      el('div', { class: 'search-body' }, [this.message, this.sentence, this.list.root, this.more]),
    );
    this.input.addEventListener('input', () => void this.update());
    // The middle button opens a tab of its own, which counts as opened too.
    for (const kind of ['click', 'auxclick'] as const)
      for (const part of [this.list.root, this.sentence])
        part.addEventListener(kind, (event) => this.open(event));
  }

  get terms(): SearchState {
    return { query: this.input.value, ...this.filters.chosen() };
  }

  set terms(terms: SearchState) {
    this.input.value = terms.query;
    this.filters.choose(terms);
    void this.update(false);
  }

  /** Searches again, for instance because the view is shown again. */
  async update(report = true, correct = true): Promise<void> {
    const run = ++this.run;
    const terms = this.terms;
    if (report) this.options.changed?.(terms);
    if (terms.query.trim() === '') {
      this.showRecent();
      const known = await Promise.all([allCounts(), firstQuestions(terms)]).catch(() => undefined);
      if (!known || run !== this.run) return;
      this.filters.show(known[0]);
      this.offer(known[1]);
      return;
    }
    if (!this.answer) this.root.dataset['searchState'] = 'loading';
    try {
      const answer = await search(terms.query, { ...terms, correct });
      if (run === this.run) await this.present(answer, run);
    } catch (error) {
      if (run === this.run) this.showError(error);
    }
  }

  /** Shows an answer, then places in the texts of its first pages. Ends when a newer run begins. */
  private async present(answer: SearchResults, run: number): Promise<void> {
    this.answer = answer;
    this.filters.show(answer.counts);
    this.show(answer.found.length > 0 ? 'done' : 'empty', this.summary(answer), answer);
    this.list.showPages(answer.found);
    if (answer.found.length === 0) return;
    if (!answer.textsHere) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (run !== this.run) return;
    const places = await answer.places().catch(() => undefined);
    if (run !== this.run) return;
    if (places) this.list.addPlaces(answer, places);
    // The answers are shown anyway.
    else this.message.append(messages.placesLost, this.retry('link'));
    this.showSentence(answer, places);
  }

  /** The sentence of the best page that answers, if one does. */
  private showSentence({ found: [page] }: SearchResults, places?: ReadonlyMap<number, Places>): void {
    const answer = places?.get(page!.page)?.answer;
    if (answer)
      this.sentence.replaceChildren(
        el('a', { href: `${page!.url}#${answer.id}` }, markedNodes(answer.excerpt)),
      );
  }

  private async showMore(): Promise<void> {
    const { run, answer } = this;
    this.more.hidden = true;
    const found = await answer?.more?.().catch(() => undefined);
    if (run !== this.run) return;
    if (found) this.list.addPages(found);
    else this.more.hidden = false;
  }

  /** The message above the results: how many, what was corrected, and whether any comes close. */
  private summary({ found, total, corrections, weak, phrasesUnchecked }: SearchResults): Message {
    const query = this.input.value.trim();
    if (found.length === 0) {
      const { topic, difficulty } = this.filters.chosen();
      return [((topic ?? difficulty) ? messages.nothingFoundHere : messages.nothingFound)(query)];
    }
    const out: Message = [];
    if (weak) out.push(el('span', { 'data-search-weak': '' }, [messages.noCloseMatch(query)]));
    out.push(messages.resultsFound(found.length, total));
    if (corrections.length > 0) {
      const fixed = corrections.map(({ from, to }) => messages.inPlaceOf(to, from));
      const insist = () => void this.update(false, false);
      out.push(messages.resultsFor(fixed), this.button(messages.searchInstead(query), insist, 'link'));
    }
    if (phrasesUnchecked) out.push(messages.phrasesUnchecked);
    return out;
  }

  /** Offers what was searched for lately. */
  private showRecent(): void {
    this.answer = undefined;
    const recent = recentSearches();
    const forget = () => {
      forgetSearches();
      void this.update(false);
    };
    this.show(
      'idle',
      recent.length > 0 ? [messages.recentSearches, this.button(messages.clear, forget, 'link')] : [],
    );
    const page = document.querySelector<HTMLLinkElement>('link[rel="search-page"]')?.href ?? '';
    this.list.show(
      recent.map((query) => {
        const href = `${page}?${new URLSearchParams({ q: query })}`;
        return el('a', { href, role: 'option', 'data-query': query }, [query]);
      }),
    );
  }

  /** Offers questions below. */
  private offer(questions: readonly FoundPage[]): void {
    if (questions.length === 0) return;
    const titles = questions.map(({ url, title }) =>
      el('a', { href: url, role: 'option' }, [title.map(({ text }) => text).join('')]),
    );
    const group = { role: 'group', class: 'search-group', 'aria-label': messages.questions };
    this.list.add([el('div', group, titles)]);
  }

  private showError(error: unknown): void {
    this.answer = undefined;
    const why = error instanceof LoadError ? error.message : '';
    this.show('error', [messages.indexLost(why), this.retry('button')]);
    this.list.show([]);
  }

  private show(state: string, message: Message, answer?: SearchResults): void {
    this.message.replaceChildren(...message);
    this.sentence.replaceChildren();
    this.sentence.hidden = !answer || answer.found.length === 0 || answer.weak;
    this.more.hidden = !answer?.more;
    this.root.dataset['searchState'] = state;
    this.root.dataset['searchFor'] = this.input.value.trim();
  }

  private retry(look: 'button' | 'link'): HTMLButtonElement {
    return this.button(messages.tryAgain, () => void this.update(false), look);
  }

  /** A button that gives the focus back to the field. */
  private button(text: string, act: () => void, look: 'button' | 'link'): HTMLButtonElement {
    const actAndReturn = () => {
      act();
      this.input.focus();
    };
    return button(text, actAndReturn, look);
  }

  private open(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link || event.button > 1) return;
    const query = link.dataset['query'];
    if (query === undefined) {
      rememberSearch(this.input.value);
      this.options.opened?.(new URL(link.href), this.answer?.stems ?? []);
      return;
    }
    if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.input.value = query;
    this.input.focus();
    void this.update();
  }
}
