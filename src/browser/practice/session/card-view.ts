import type { PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { cardNodes } from '../deck/card-nodes.ts';
import { countdown } from './countdown.ts';
import type { DeckCard } from '../deck/deck.ts';
import { quizPart } from './quiz-part.ts';
import { recallPart } from './recall-part.ts';
import type { Grade } from '../schedule/review.ts';

/** A card as a reader sees it. */
export interface CardView {
  root: HTMLElement;
  /** The question that the card asks. */
  heading: HTMLElement;
  /** Shows the answer, unless a choice has to be made first. */
  reveal(): void;
  /** Takes a choice of a quiz, from 0. */
  choose(at: number): void;
  /** Whether the card is a quiz. */
  readonly isQuiz: boolean;
  readonly isOpen: boolean;
  /** Stops the countdown. */
  leave(): void;
}

interface Events {
  /** The answer is there; `shown` is where it begins. */
  revealed(shown: HTMLElement): void;
  suggested(grade: Grade | undefined): void;
}

/** Seconds in which a short answer is to be said. */
const secondsToSay = 30;

const hints = {
  'short-answer': messages.sayIn(secondsToSay),
  'follow-up': messages.answerFirst,
  quiz: messages.chooseOne,
  misconception: messages.trueOrNot,
};

/** @param changed  Whether the card has changed since it was last seen. */
export function cardView(deck: DeckCard, card: PracticeCard, changed: boolean, events: Events): CardView {
  const { slug, question } = deck.question;
  const heading = el('h2', { class: 'practice-asked', tabindex: '-1' }, cardNodes(card.asked));
  const hint = el('p', { class: 'practice-hint' }, [hints[card.kind]]);
  const clock = card.kind === 'short-answer' ? countdown(secondsToSay) : undefined;
  const place = el('a', { href: `${base}questions/${slug}/#${card.id}`, target: '_blank' }, [
    messages.seeInAnswer,
  ]);
  const root = el(
    'article',
    { class: 'practice-card', 'data-kind': card.kind, 'data-practice-card': deck.key },
    [
      el('p', { class: 'practice-kind' }, [
        el('b', {}, [messages.cardKinds[card.kind]]),
        ...(card.kind === 'short-answer' ? [] : [el('span', {}, [question])]),
      ]),
      ...(changed ? [el('p', { class: 'practice-changed' }, [messages.cardChanged])] : []),
      heading,
      ...(card.kind === 'quiz' ? [el('div', {}, cardNodes(card.shown))] : []),
      hint,
      ...(clock ? [clock.root] : []),
    ],
  );
  let isOpen = false;
  const open = (shown: HTMLElement) => {
    isOpen = true;
    clock?.stop();
    hint.remove();
    root.append(el('p', { class: 'practice-place' }, [place]));
    events.revealed(shown);
  };
  const quiz =
    card.kind === 'quiz' &&
    quizPart(card, (right) => {
      open(quiz ? quiz.verdict : root);
      events.suggested(right ? 3 : 1);
    });
  if (quiz) root.append(quiz.root);
  return {
    root,
    heading,
    reveal() {
      if (card.kind === 'quiz' || isOpen) return;
      const answer = recallPart(card, events.suggested);
      root.append(answer);
      open(answer);
    },
    choose: (at) => quiz && quiz.choose(at),
    isQuiz: card.kind === 'quiz',
    get isOpen() {
      return isOpen;
    },
    leave: () => clock?.stop(),
  };
}
