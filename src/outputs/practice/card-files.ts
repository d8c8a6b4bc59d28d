import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CardList, CardsOfQuestion } from '#book/practice-card.ts';
import { topicsWithQuestions } from '#book/questions.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book } from '#book/schema.ts';

type QuestionToList = CardsOfQuestion &
  Pick<QuestionRecord, 'version'> & {
    data: Pick<QuestionRecord['data'], 'topics' | 'difficulty' | 'formerly' | 'moved'>;
  };

/**
 * The list of all cards.
 *
 * @param site  The folder of the finished site, which has the pictures of some questions.
 */
export function cardList(
  book: Pick<Book, 'topics'>,
  finished: readonly QuestionToList[],
  site: string,
): CardList {
  const questions = finished.map(({ slug, number, question, cards, data, version }) => ({
    slug,
    number,
    question,
    topics: data.topics,
    ...(data.difficulty && { difficulty: data.difficulty }),
    version,
    picture: existsSync(join(site, 'thumbs', `${slug}.svg`)),
    cards: cards.map(({ id, kind, state }): [string, typeof kind, string] => [id, kind, state]),
    ...(data.formerly.length > 0 && { formerly: data.formerly }),
    ...(Object.keys(data.moved).length > 0 && { moved: data.moved }),
  }));
  const topics = topicsWithQuestions(book.topics, questions).map(({ slug, title }) => ({ slug, title }));
  return { topics, questions };
}

/** The files of JSON that practice reads, by their paths in the site. */
export function cardFiles(
  cards: readonly CardsOfQuestion[],
  list: CardList,
): [path: string, content: string][] {
  return [
    ['practice/cards.json', JSON.stringify(list)],
    ...cards.map((own): [string, string] => [`practice/cards/${own.slug}.json`, withoutSource(own)]),
  ];
}

/** Pages show formulas as MathML and need no source of them. */
const withoutSource = ({ slug, number, question, cards }: CardsOfQuestion): string =>
  JSON.stringify({ slug, number, question, cards }, (name, value: unknown) =>
    name === 'data-tex' ? undefined : value,
  );
