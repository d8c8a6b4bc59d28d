import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { button, el } from '../element.ts';
import { remember } from '../storage.ts';
import { cardsIn, deckOf, namesNow, type DeckCard } from './deck/deck.ts';
import { draw } from './deck/draw.ts';
import { exportReviews } from './overview/own-reviews.ts';
import { StartView } from './overview/start-view.ts';
import { dueTimes } from './schedule/due-times.ts';
import { endView } from './session/end-view.ts';
import { SessionView } from './session/session-view.ts';
import { Session } from './session/session.ts';
import { sheetView } from './sheet/sheet-view.ts';
import { Log } from './store/log.ts';

/** The page and its three views: the overview, a session, and its summary. */
export class Practice {
  private readonly host: HTMLElement;
  private readonly list: CardList;
  private readonly book: string;
  private readonly log: Log;
  private readonly trouble = el('p', { class: 'practice-trouble', role: 'alert' });
  private readonly view = el('div');
  private readonly start: StartView;
  private session: SessionView | undefined;

  constructor(host: HTMLElement, list: CardList) {
    this.host = host;
    this.list = list;
    this.log = new Log(`practice ${base}`, namesNow(list));
    this.book = host.dataset['book'] ?? '';
    this.start = new StartView(list, this.book, this.log, (cards) => this.run(cards));
    this.log.changed = () => this.refresh();
    const keys = deckOf(list).map(({ key }) => key);
    // For every page; see page/due.ts.
    this.log.learned = () =>
      remember(`practice-due ${base}`, JSON.stringify(dueTimes(keys, this.log.memories)));
    // Cards may become due while the page is hidden.
    addEventListener('visibilitychange', () => this.refresh());
    host.replaceChildren(this.trouble, this.view);
  }

  /** Shows what the address asks for: a sheet, the cards of one question, or all there is. */
  async open(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    const sheet = asked.get('sheet');
    if (sheet !== null) {
      document.querySelector('h1')!.textContent = messages.interviewSheet;
      return this.put(sheetView(this.list, sheet), 'sheet');
    }
    await this.log.read();
    this.overview(false);
    const question = this.list.questions.find(({ slug }) => slug === asked.get('of'));
    if (question) this.run(this.cardsToPractise(question));
  }

  /** The due and new cards of a question; all of its cards if none are. */
  private cardsToPractise(question: CardList['questions'][number]): DeckCard[] {
    const cards = cardsIn(question);
    const any = { topics: [], difficulties: [], kinds: [], length: 20 } as const;
    const drawn = draw(cards, this.log.memories, any, Date.now());
    return drawn.length > 0 ? drawn : cards;
  }

  /** @param focus  Whether the focus was in the view that is replaced. */
  private overview(focus = true): void {
    this.put(this.start.root);
    this.refresh();
    scrollTo(0, 0);
    if (focus) this.start.root.querySelector<HTMLElement>('.practice-main')?.focus({ preventScroll: true });
  }

  private run(cards: readonly DeckCard[]): void {
    const session = new Session(cards);
    void this.show(session).show();
  }

  private show(session: Session): SessionView {
    const view = new SessionView(session, this.log, () => this.finish(session));
    this.put(view.root, 'practising');
    this.session = view;
    return view;
  }

  private finish(session: Session): void {
    const next = this.start.drawn();
    const { root, heading } = endView(session, this.log, Date.now(), {
      more: next.length > 0 ? () => this.run(next) : undefined,
      undo: () => this.show(session).undo(),
      overview: () => this.overview(),
    });
    this.put(root, 'practising');
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  private put(root: HTMLElement, look?: 'practising' | 'sheet'): void {
    const page = this.host.parentElement!;
    page.querySelector('.intro')!.classList.toggle('sr-only', look === 'practising');
    page.classList.toggle('on-sheet', look === 'sheet');
    this.view.replaceChildren(root);
  }

  private refresh(): void {
    if (this.start.root.isConnected) this.start.show();
    if (this.session?.root.isConnected) this.session.refresh();
    const { trouble } = this.log;
    this.trouble.replaceChildren();
    if (!trouble) return;
    this.trouble.append(
      `${messages.reviewsNotKept(messages.storeTroubles[trouble])} `,
      button(messages.exportReviews, () => exportReviews(this.log, this.book)),
      button(messages.tryAgain, () => void this.log.keep().then(() => this.refresh())),
    );
  }
}
