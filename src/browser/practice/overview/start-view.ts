import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { button, el } from '../../element.ts';
import { recallJson } from '../../storage.ts';
import { bookMap, openIn } from './book-map.ts';
import { choiceForm } from './choice-form.ts';
import { deckOf, namesNow, type DeckCard } from '../deck/deck.ts';
import { chosen, draw } from '../deck/draw.ts';
import { dueCards } from '../schedule/due.ts';
import type { Log } from '../store/log.ts';
import { ownReviews } from './own-reviews.ts';
import { versionsRead } from './progress.ts';
import { sheetForm } from '../sheet/sheet-form.ts';
import { coming } from '../schedule/times.ts';

/** The overview: a choice of cards, the map of the book, and the reader's own reviews. */
export class StartView {
  readonly root: HTMLElement;
  private readonly list: CardList;
  private readonly deck: readonly DeckCard[];
  private readonly log: Log;
  private readonly summary = el('p', { class: 'practice-summary', role: 'status' });
  private readonly begin: HTMLButtonElement;
  private readonly hint = el('p', { class: 'practice-hint' });
  private readonly map = el('div');
  private readonly form: ReturnType<typeof choiceForm>;
  private readonly own: ReturnType<typeof ownReviews>;

  /** @param begin  Begins a session with these cards. */
  constructor(list: CardList, book: string, log: Log, begin: (cards: readonly DeckCard[]) => void) {
    this.list = list;
    this.log = log;
    this.deck = deckOf(list);
    this.form = choiceForm(list);
    this.begin = button('', () => {
      this.form.remember();
      begin(this.drawn());
    });
    this.begin.classList.add('practice-main');
    this.form.root.addEventListener('change', () => this.showChoice());
    this.form.root.addEventListener('submit', (event) => event.preventDefault());
    const keys = new Set(this.deck.map(({ key }) => key));
    const now = namesNow(list);
    this.own = ownReviews(log, { book, isOurs: (card) => keys.has(now(card)), changed: () => this.show() });
    this.root = el('div', { class: 'practice-start' }, [
      this.summary,
      this.form.root,
      el('p', { class: 'practice-ways' }, [this.begin]),
      this.hint,
      el('section', { 'aria-labelledby': 'practice-map' }, [
        el('h2', { id: 'practice-map' }, [messages.mapOfBook]),
        this.map,
      ]),
      sheetForm(list),
      this.own.root,
    ]);
  }

  /** The cards of a session with the current choice. */
  drawn(): DeckCard[] {
    return draw(this.deck, this.log.memories, this.form.choice, Date.now());
  }

  /** Shows the current state. */
  show(): void {
    const now = Date.now();
    const { memories } = this.log;
    const due = dueCards(this.deck, memories, now).length;
    const fresh = this.deck.filter(({ key }) => !memories.has(key)).length;
    this.summary.textContent = messages.dueAndNew(due, fresh);
    const read = versionsRead(recallJson(`read ${base}`));
    this.map.replaceChildren(bookMap(this.list, memories, read, now, openIn(this.map)));
    this.own.show();
    this.showChoice();
  }

  private showChoice(): void {
    const count = this.drawn().length;
    this.begin.textContent = messages.practiseCards(count);
    this.begin.disabled = count === 0;
    this.hint.textContent = count === 0 ? this.whyNone() : '';
  }

  private whyNone(): string {
    const { choice } = this.form;
    const cards = chosen(this.deck, choice);
    if (cards.length === 0) return messages.noCardFits;
    const dues = cards.flatMap(({ key }) => this.log.memories.get(key)?.due ?? []);
    const next = dues.length > 0 && coming(Math.min(...dues), Date.now(), document.documentElement.lang);
    return next ? messages.nothingDueUntil(next) : messages.nothingDueYet;
  }
}
