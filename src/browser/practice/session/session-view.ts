import type { PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { announce } from '../../announce.ts';
import { button, el } from '../../element.ts';
import { cardView, type CardView } from './card-view.ts';
import type { DeckCard } from '../deck/deck.ts';
import { gradeButtons } from './grade-buttons.ts';
import { listen } from './keys.ts';
import { loadCards } from '../deck/load.ts';
import type { Log } from '../store/log.ts';
import type { Grade } from '../schedule/review.ts';
import { duesOf } from '../schedule/schedule.ts';
import type { Session } from './session.ts';

const key = (name: string) => el('kbd', { 'aria-hidden': 'true' }, [name]);

/** One card after the other, by keys, pointer or touch. */
export class SessionView {
  readonly root: HTMLElement;
  private readonly session: Session;
  private readonly log: Log;
  private readonly ended: () => void;
  private readonly place = el('span', { class: 'practice-count' });
  private readonly bar = el('progress', { 'aria-hidden': 'true' });
  private readonly back = button(messages.undo, () => this.undo());
  private readonly stage = el('div', { class: 'practice-stage' });
  private readonly actions = el('div', { class: 'practice-actions' });
  private readonly unsubscribe: () => void;
  private card: CardView | undefined;
  /** State of the card that is shown. */
  private state = '';
  /** Last review of each card as this session knows it: another one was given in another tab. */
  private readonly last = new Map<string, string | undefined>();

  /** @param ended  Called when the last card is done, or the reader ends it. */
  constructor(session: Session, log: Log, ended: () => void) {
    this.session = session;
    this.log = log;
    this.ended = ended;
    for (const { key } of session.cards) this.note(key);
    const end = button(messages.endSession, () => this.end());
    this.back.append(' ', key('U'));
    end.append(' ', key('Esc'));
    this.root = el('section', { class: 'practice-session', 'aria-label': messages.practice }, [
      el('div', { class: 'practice-bar' }, [this.bar, this.place, this.back, end]),
      this.stage,
      this.actions,
    ]);
    this.unsubscribe = listen({
      reveal: () => this.reveal(),
      number: (number) => this.number(number),
      undo: () => this.undo(),
      end: () => this.end(),
    });
  }

  /** Shows the card whose turn it is, or ends. */
  async show(): Promise<void> {
    this.card?.leave();
    this.card = undefined;
    this.session.leaveOut(({ key }) => this.isDoneElsewhere(key));
    const { current } = this.session;
    if (!current) return this.end();
    this.showProgress();
    this.stage.replaceChildren();
    this.actions.replaceChildren();
    try {
      const { cards } = await loadCards(current.question.slug);
      // The reader may have gone on, or back, meanwhile.
      if (this.session.current !== current || this.card) return;
      const card = cards.find(({ id }) => id === current.id);
      if (card) return this.showCard(current, card);
      // The book has lost it since its list was read.
      this.session.leaveOut(({ key }) => key === current.key);
      void this.show();
    } catch {
      this.stage.replaceChildren(
        el('p', { class: 'practice-lost', role: 'alert' }, [
          messages.cardsLost,
          button(messages.tryAgain, () => void this.show()),
        ]),
      );
    }
  }

  private showCard(deck: DeckCard, content: PracticeCard): void {
    const memory = this.log.memories.get(deck.key);
    const now = Date.now();
    const grading = gradeButtons(duesOf(memory, now), now, (grade) => this.grade(grade));
    const changed = memory !== undefined && memory.last.state !== content.state;
    const card = cardView(deck, content, changed, {
      revealed: (shown) => {
        this.actions.replaceChildren(grading.root);
        shown.focus({ preventScroll: true });
        shown.scrollIntoView({ block: 'nearest' });
      },
      suggested: (grade) => grading.suggest(grade),
    });
    this.card = card;
    this.state = content.state;
    this.stage.replaceChildren(card.root);
    if (!card.isQuiz) {
      const show = button(messages.showAnswer, () => this.reveal());
      show.classList.add('practice-main');
      show.append(' ', key(messages.spaceKey));
      this.actions.replaceChildren(show);
    }
    card.heading.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'start' });
    announce(`${this.place.textContent}. ${messages.cardKinds[content.kind]}`);
  }

  private showProgress(): void {
    const { steps, length } = this.session;
    this.place.textContent = messages.cardOf(steps.length + 1, length);
    this.bar.max = length;
    this.bar.value = steps.length;
    this.back.disabled = steps.length === 0;
  }

  /** Leaves out the cards to come that were practised in another tab meanwhile; the one that is shown stays. */
  refresh(): void {
    const { current } = this.session;
    this.session.leaveOut((card) => card !== current && this.isDoneElsewhere(card.key));
    this.showProgress();
  }

  private note(key: string): void {
    this.last.set(key, this.log.memories.get(key)?.last.id);
  }
  private isDoneElsewhere(key: string): boolean {
    return this.last.get(key) !== this.log.memories.get(key)?.last.id;
  }

  private reveal(): boolean {
    if (!this.card || this.card.isOpen || this.card.isQuiz) return false;
    this.card.reveal();
    return true;
  }

  private number(number: number): void {
    if (!this.card) return;
    if (this.card.isOpen) {
      if (number <= 4) this.grade(number as Grade);
    } else this.card.choose(number - 1);
  }

  private grade(grade: Grade): void {
    const { current } = this.session;
    if (!current) return;
    this.session.take(this.log.add({ key: current.key, state: this.state }, grade, Date.now()));
    this.note(current.key);
    void this.show();
  }

  /** Takes the last grade back and shows its card again. */
  undo(): void {
    const review = this.session.back();
    if (!review) return;
    this.log.remove(review);
    this.note(review.card);
    announce(messages.undone);
    void this.show();
  }

  private end(): void {
    this.card?.leave();
    this.card = undefined;
    this.unsubscribe();
    this.ended();
  }
}
