import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { button, el } from '../../element.ts';
import { recallJson } from '../../storage.ts';
import { bookMap } from './book-map.ts';
import { choiceForm } from './choice-form.ts';
import { deckOf, namesNow, type DeckCard } from '../deck/deck.ts';
import { chosen, draw } from '../deck/draw.ts';
import { dueCards } from '../schedule/due.ts';
import type { Log } from '../store/log.ts';
import { ownReviews } from './own-reviews.ts';
import { versionsRead } from './progress.ts';
import { sheetForm } from '../sheet/sheet-form.ts';
import { coming } from '../schedule/times.ts';

/**
 * The overview: a choice of cards, the map of the book, and the reader's own reviews.
 *
 * @param begin  Begins a session with these cards.
 */
export function startView(list: CardList, book: string, log: Log, begin: (cards: DeckCard[]) => void) {
  const deck = deckOf(list);
  const keys = new Set(deck.map(({ key }) => key));
  const nameNow = namesNow(list);
  const form = choiceForm(list);
  const own = ownReviews(log, book, (card) => keys.has(nameNow(card)));
  const summary = el('p', { class: 'practice-summary', role: 'status' });
  const hint = el('p', { class: 'practice-hint' });
  const map = el('div', { class: 'practice-map' });
  const drawn = () => draw(deck, log.memories, form.choice, Date.now());
  const beginner = button('', start, 'button practice-main');
  function start(): void {
    form.remember();
    begin(drawn());
  }

  function showChoice(): void {
    const count = drawn().length;
    beginner.textContent = messages.practiseCards(count);
    beginner.disabled = count === 0;
    hint.textContent = count === 0 ? whyNone() : '';
  }
  function whyNone(): string {
    const cards = chosen(deck, form.choice);
    if (cards.length === 0) return messages.noCardFits;
    const dues = cards.flatMap(({ key }) => log.memories.get(key)?.due ?? []);
    return dues.length > 0
      ? messages.nothingDueUntil(coming(Math.min(...dues), Date.now(), document.documentElement.lang))
      : messages.nothingDueYet;
  }
  form.root.addEventListener('change', showChoice);
  const root = el('div', { class: 'practice-start' }, [
    summary,
    form.root,
    el('p', { class: 'practice-ways' }, [beginner]),
    hint,
    el('section', { 'aria-labelledby': 'practice-map' }, [
      el('h2', { id: 'practice-map' }, [messages.mapOfBook]),
      map,
    ]),
    sheetForm(list),
    own.root,
  ]);
  return {
    root,
    drawn,
    show(): void {
      const now = Date.now();
      const { memories } = log;
      const fresh = deck.filter(({ key }) => !memories.has(key)).length;
      summary.textContent = messages.dueAndNew(dueCards(deck, memories, now).length, fresh);
      const read = versionsRead(recallJson(`read ${base}`));
      map.replaceChildren(...bookMap(list, memories, read, now, map));
      own.show();
      showChoice();
    },
  };
}
