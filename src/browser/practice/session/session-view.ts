import type { PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { announce } from '../../announce.ts';
import { button, el } from '../../element.ts';
import { cardView } from './card-view.ts';
import type { DeckCard } from '../deck/deck.ts';
import { gradeButtons } from './grade-buttons.ts';
import { withKey } from './keys.ts';
import { loadCards } from '../deck/load.ts';
import type { Log } from '../store/log.ts';
import { duesOf } from '../schedule/schedule.ts';
import type { Session } from './session.ts';

/** One card after the other. */
export class SessionView {
  private readonly session: Session;
  private readonly log: Log;
  private readonly ended: () => void;
  private readonly place = el('span', { class: 'practice-count' });
  private readonly bar = el('progress', { 'aria-hidden': 'true' });
  private readonly back = withKey(
    button(messages.undo, () => this.undo()),
    'U',
  );
  private readonly stage = el('div', { class: 'practice-stage' });
  private readonly actions = el('div', { class: 'practice-actions' });
  readonly root: HTMLElement;

  /** @param ended  Called when the last card is done, or the reader ends it. */
  constructor(session: Session, log: Log, ended: () => void) {
    this.session = session;
    this.log = log;
    this.ended = ended;
    const end = withKey(button(messages.endSession, ended), 'Escape', 'Esc');
    this.root = el('section', { class: 'practice-session', 'aria-label': messages.practice }, [
      el('div', { class: 'practice-bar' }, [this.bar, this.place, this.back, end]),
      this.stage,
      this.actions,
    ]);
  }

  /** Shows the card whose turn it is, or ends. */
  async show(): Promise<void> {
    const { session, stage } = this;
    const { current } = session;
    if (!current) return this.ended();
    this.showProgress();
    stage.replaceChildren();
    this.actions.replaceChildren();
    try {
      const { cards } = await loadCards(current.question.slug);
      // The reader may have gone on, or back, meanwhile.
      if (session.current !== current || stage.hasChildNodes()) return;
      const card = cards.find(({ id }) => id === current.id);
      if (card) return this.showCard(current, card);
      // The book has lost it since its list was read.
      session.leaveOut();
      void this.show();
    } catch {
      const again = button(messages.tryAgain, () => void this.show());
      stage.replaceChildren(el('p', { class: 'practice-lost', role: 'alert' }, [messages.cardsLost, again]));
    }
  }

  private showCard(deck: DeckCard, content: PracticeCard): void {
    const { key } = deck;
    const { state, kind } = content;
    const { log, actions } = this;
    const memory = log.memories.get(key);
    const now = Date.now();
    const grading = gradeButtons(duesOf(memory, now), now, (grade) => {
      this.session.take(log.add({ key, state }, grade, Date.now()));
      void this.show();
    });
    const changed = memory !== undefined && memory.last.state !== state;
    const card = cardView(deck, content, changed, {
      revealed(shown) {
        actions.replaceChildren(grading.root);
        shown.focus({ preventScroll: true });
        shown.scrollIntoView({ block: 'nearest' });
      },
      suggested: grading.suggest,
    });
    this.stage.replaceChildren(card.root);
    const opener = card.reveal && button(messages.showAnswer, card.reveal, 'button practice-main');
    if (opener) actions.replaceChildren(withKey(opener, 'Space', messages.spaceKey));
    card.heading.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'start' });
    announce(`${this.place.textContent}. ${messages.cardKinds[kind]}`);
  }

  private showProgress(): void {
    const { steps, length } = this.session;
    this.place.textContent = messages.cardOf(steps.length + 1, length);
    this.bar.max = length;
    this.bar.value = steps.length;
    this.back.disabled = steps.length === 0;
  }

  /** Takes the last grade back and shows its card again. */
  undo(): void {
    const review = this.session.back();
    if (!review) return;
    this.log.remove(review);
    announce(messages.undone);
    void this.show();
  }
}
