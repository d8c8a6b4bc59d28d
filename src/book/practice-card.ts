/** Practice cards, as the site's JSON files hold them for every program that reads them. */

/** A piece of a page without what only a page needs: text, or a tag with its attributes and contents. */
export type CardNode = string | [tag: string, attributes: Readonly<Record<string, string>>, ...CardNode[]];

export type CardKind = 'short-answer' | 'follow-up' | 'quiz' | 'misconception';

interface CardBase {
  /** Id of its place on the page of its question: the address of the card is that of the page, `#` and this. */
  id: string;
  /** Eight hexadecimal digits of what it asks and answers: other ones after a change of either. */
  state: string;
  /** The question; of a misconception the claim. Inline. */
  asked: CardNode[];
}

/** To be said before it is seen: the main idea of a short answer, of a follow-up or of a correction. */
export interface RecalledCard extends CardBase {
  kind: Exclude<CardKind, 'quiz'>;
  /** Blocks: what is to be said, in one sentence where the page begins with one. */
  answer: CardNode[];
  /** Blocks behind it, which explain it. */
  more: CardNode[];
  /** Points of a longer answer, each as inline text; empty unless it is a short answer whose page lists them. */
  points: CardNode[][];
}

export interface QuizCard extends CardBase {
  kind: 'quiz';
  /** Blocks between the question and its choices, such as code. */
  shown: CardNode[];
  choices: { text: CardNode[]; right: boolean; why: CardNode[] }[];
}

export type PracticeCard = RecalledCard | QuizCard;

/** A question with its cards: the file `practice/cards/<slug>.json`. Its short answer is the first. */
export interface CardsOfQuestion {
  slug: string;
  number: number;
  question: string;
  cards: PracticeCard[];
}

/** A question in the list of all cards. */
export interface ListedQuestion {
  slug: string;
  number: number;
  question: string;
  topics: string[];
  difficulty?: string;
  /** Version of its answer. */
  version: string;
  /** Whether `thumbs/<slug>.svg` shows its picture. */
  picture: boolean;
  cards: [id: string, kind: CardKind, state: string][];
  /** Former slugs, and former ids of places: reviews name cards as they were named then. */
  formerly?: string[];
  moved?: Readonly<Record<string, string>>;
}

/** The list of all cards of a book: the file `practice/cards.json`. */
export interface CardList {
  topics: { slug: string; title: string }[];
  questions: ListedQuestion[];
}
