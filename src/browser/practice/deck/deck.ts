import type { CardKind, CardList, ListedQuestion } from '#book/practice-card.ts';

/** A card of the book, as its list has it. */
export interface DeckCard {
  /** Its name in the log. */
  key: string;
  id: string;
  kind: CardKind;
  state: string;
  question: ListedQuestion;
}

/** The name of a card in the log, by its question and the id of its part. */
export const keyOf = (slug: string, id: string): string => `${slug}#${id}`;

export const cardsIn = (question: ListedQuestion): DeckCard[] =>
  question.cards.map(([id, kind, state]) => ({ key: keyOf(question.slug, id), id, kind, state, question }));

/** All cards of a book, in its order. */
export const deckOf = ({ questions }: CardList): DeckCard[] => questions.flatMap(cardsIn);

/** The present name of a card in the log, by a name that it has or had. */
export function namesNow({ questions }: CardList): (key: string) => string {
  const bySlug = new Map(
    questions.flatMap((question) =>
      [...(question.formerly ?? []), question.slug].map((slug) => [slug, question] as const),
    ),
  );
  return (key) => {
    const [slug, id] = [key.slice(0, key.indexOf('#')), key.slice(key.indexOf('#') + 1)];
    const question = bySlug.get(slug);
    if (!question) return key;
    const moved = new Map(Object.entries(question.moved ?? {}));
    return keyOf(question.slug, moved.get(id) ?? id);
  };
}
