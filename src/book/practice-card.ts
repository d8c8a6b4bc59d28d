/** What readers practise with, as the site's files of JSON hold it and every program that makes something of it reads it. */

/** A piece of a page without what only a page needs: text, or a tag with its attributes and what stands in it. */
export type CardNode = string | [tag: string, attributes: Readonly<Record<string, string>>, ...CardNode[]];

export type CardKind = 'short-answer' | 'follow-up' | 'quiz' | 'misconception';

interface CardBase {
  /** Id of its place on the page of its question: the address of the card is that of the page, `#` and this. */
  id: string;
  /** Eight hexadecimal digits of what it asks and answers: other ones after a change of either. */
  state: string;
  /** What is asked; of a misconception the claim, or what is right instead. Inline. */
  asked: CardNode[];
}

/** To be said before it is seen: a short answer with the points of "In three minutes", a follow-up, a correction. */
export interface RecalledCard extends CardBase {
  kind: Exclude<CardKind, 'quiz'>;
  /** Blocks. */
  answer: CardNode[];
  /** What a longer answer has in it, each as inline text; empty unless it is a short answer whose page lists them. */
  points: CardNode[][];
  /** A misconception of which the right statement is asked. */
  isTrue?: true;
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

/** The list of all cards of a book: the file `practice/cards.json`. */
export interface CardList {
  topics: { slug: string; title: string }[];
  questions: {
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
    /** Slugs of before, and ids of places that have got another: reviews know cards by the names that they had. */
    formerly?: string[];
    moved?: Readonly<Record<string, string>>;
  }[];
}
