import type { PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { cardElements } from '../deck/card-nodes.ts';
import { countdown } from './countdown.ts';
import type { DeckCard } from '../deck/deck.ts';
import { quizPart } from './quiz-part.ts';
import { recallPart } from './recall-part.ts';
import type { Grade } from '../schedule/review.ts';

interface CardView {
  root: HTMLElement;
  heading: HTMLElement;
  /** Shows the answer; a quiz shows it when a choice is made. */
  reveal: (() => void) | undefined;
}

interface Events {
  /** The answer is there; `shown` is where it begins. */
  revealed(shown: HTMLElement): void;
  suggested(grade: Grade | undefined): void;
}

/** Seconds in which a short answer is to be said. */
const secondsToSay = 30;

const hints = {
  'short-answer': messages.mainIdea,
  'follow-up': messages.answerFirst,
  quiz: messages.chooseOne,
  misconception: messages.whatIsRight,
};

/** @param changed  Whether the card has changed since it was last seen. */
export function cardView(deck: DeckCard, card: PracticeCard, changed: boolean, events: Events): CardView {
  const { slug, question } = deck.question;
  const isShort = card.kind === 'short-answer';
  const heading = el('h2', { class: 'practice-asked', tabindex: '-1' }, cardElements(card.asked));
  const asking = el('div', {}, [
    el('p', { class: 'practice-hint' }, [hints[card.kind]]),
    isShort && countdown(secondsToSay),
  ]);
  const open = (shown: HTMLElement) => {
    asking.remove();
    const place = { href: `${base}questions/${slug}/#${card.id}`, target: '_blank' };
    root.append(el('p', { class: 'practice-place' }, [el('a', place, [messages.seeInAnswer])]));
    events.revealed(shown);
  };
  const root = el(
    'article',
    { class: 'practice-card', 'data-kind': card.kind, 'data-practice-card': deck.key },
    [
      el('p', { class: 'practice-kind' }, [
        el('b', {}, [messages.cardKinds[card.kind]]),
        card.asked[0] !== question && el('span', {}, [question]),
      ]),
      changed && el('p', { class: 'practice-changed' }, [messages.cardChanged]),
      heading,
      card.kind === 'quiz' && el('div', {}, cardElements(card.shown)),
      asking,
    ],
  );
  if (card.kind === 'quiz') {
    const quiz = quizPart(card, (verdict, right) => {
      open(verdict);
      events.suggested(right ? 3 : 1);
    });
    root.append(quiz);
    return { root, heading, reveal: undefined };
  }
  const reveal = () => {
    const answer = recallPart(card, events.suggested);
    root.append(answer);
    open(answer);
  };
  return { root, heading, reveal };
}
