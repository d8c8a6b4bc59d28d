import type { CardKind, CardList } from '#book/practice-card.ts';

type Question = CardList['questions'][number];

/** A card of the book, as its list has it. */
export interface DeckCard {
  /** What the log calls it. */
  key: string;
  id: string;
  kind: CardKind;
  state: string;
  question: Question;
}

export const keyOf = (slug: string, id: string): string => `${slug}#${id}`;

/** The cards of a question. */
export const cardsIn = (question: Question): DeckCard[] =>
  question.cards.map(([id, kind, state]) => ({ key: keyOf(question.slug, id), id, kind, state, question }));

/** All cards of a book, in its order. */
export const deckOf = ({ questions }: CardList): DeckCard[] => questions.flatMap(cardsIn);
