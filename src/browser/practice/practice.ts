import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { button, el } from '../element.ts';
import { remember } from '../storage.ts';
import { cardsIn, deckOf, namesNow, type DeckCard } from './deck/deck.ts';
import { draw } from './deck/draw.ts';
import { exportReviews } from './overview/own-reviews.ts';
import { startView } from './overview/start-view.ts';
import { dueTimes } from './schedule/due.ts';
import { endView } from './session/end-view.ts';
import { listenForKeys } from './session/keys.ts';
import { SessionView } from './session/session-view.ts';
import { Session } from './session/session.ts';
import { sheetView } from './sheet/sheet-view.ts';
import { Log } from './store/log.ts';

/** Shows what the address asks for: a sheet, the cards of one question, or the overview, which leads to sessions. */
export async function practise(host: HTMLElement, list: CardList): Promise<void> {
  const view = el('div');
  const show = (root: HTMLElement, look?: 'practising' | 'sheet') => {
    const page = host.parentElement!;
    page.querySelector('.intro')!.classList.toggle('sr-only', look === 'practising');
    page.classList.toggle('on-sheet', look === 'sheet');
    view.replaceChildren(root);
  };
  const asked = new URLSearchParams(location.search);
  const sheet = asked.get('sheet');
  if (sheet !== null) {
    document.querySelector('h1')!.textContent = messages.revisionSheet;
    host.replaceChildren(view);
    return show(sheetView(list, sheet), 'sheet');
  }

  const log = new Log(`practice ${base}`, namesNow(list));
  const trouble = el('p', { class: 'practice-trouble', role: 'alert' });
  const { overview, run, refresh } = viewsOf(list, log, host.dataset['book'] ?? '', show, trouble);
  log.changed = refresh;
  // While the page is hidden cards may become due, and another tab may add reviews.
  addEventListener('visibilitychange', () => void log.read().then(refresh));
  listenForKeys(view);
  await log.read();
  host.replaceChildren(trouble, view);
  overview();
  const question = list.questions.find(({ slug }) => slug === asked.get('of'));
  if (!question) return;
  const any = { topics: [], difficulties: [], kinds: [], length: 20 } as const;
  const drawn = draw(cardsIn(question), log.memories, any, Date.now());
  // All of its cards if none are due or new.
  run(drawn.length > 0 ? drawn : cardsIn(question));
}

/** The overview, sessions and their summaries, each shown in the place of another. */
function viewsOf(
  list: CardList,
  log: Log,
  book: string,
  show: (root: HTMLElement, look?: 'practising') => void,
  trouble: HTMLElement,
) {
  const start = startView(list, book, log, run);
  const keys = deckOf(list).map(({ key }) => key);

  function refresh(): void {
    // For every page; see page/due.ts.
    if (log.isRead) remember(`practice-due ${base}`, JSON.stringify(dueTimes(keys, log.memories)));
    if (start.root.isConnected) start.show();
    trouble.replaceChildren();
    if (!log.trouble) return;
    trouble.append(
      `${messages.reviewsNotKept(messages.storeTroubles[log.trouble])} `,
      button(messages.exportReviews, () => exportReviews(log, book)),
      button(messages.tryAgain, () => void log.keep().then(refresh)),
    );
  }
  function overview(): void {
    show(start.root);
    refresh();
    scrollTo(0, 0);
  }
  function overviewInFocus(): void {
    overview();
    start.root.querySelector<HTMLElement>('.practice-main')?.focus({ preventScroll: true });
  }
  function run(cards: readonly DeckCard[]): void {
    void open(new Session(cards)).show();
  }
  function open(cards: Session) {
    const session = new SessionView(cards, log, () => finish(cards));
    show(session.root, 'practising');
    return session;
  }
  function finish(cards: Session): void {
    const next = start.drawn();
    const { root, heading } = endView(cards, log, Date.now(), {
      more: next.length > 0 ? () => run(next) : undefined,
      undo: () => open(cards).undo(),
      overview: overviewInFocus,
    });
    show(root, 'practising');
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  return { overview, run, refresh };
}
