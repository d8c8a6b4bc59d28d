import type { CardKind, CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { recallJson, remember } from '../../storage.ts';
import { choiceOf } from '../deck/choice.ts';
import { lengths, type Choice, type Length } from '../deck/draw.ts';
import { manyOf, oneOf } from './pills.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The form in which a reader chooses what to practise. Fields with a single option are left out. */
export function choiceForm(list: CardList) {
  const { topics, difficulties, kinds, length } = fieldsOf(list, choiceOf(recallJson(`practice ${base}`)));
  const offered = [topics, difficulties, kinds].filter(({ size }) => size > 1);
  return {
    root: el(
      'form',
      { class: 'practice-choice' },
      [...offered, length].map(({ root }) => root),
    ),
    get choice(): Choice {
      const [size = 10] = length.chosen;
      return { topics: topics.chosen, difficulties: difficulties.chosen, kinds: kinds.chosen, length: size };
    },
    remember(): void {
      remember(`practice ${base}`, JSON.stringify(this.choice));
    },
  };
}

function fieldsOf({ topics, questions }: CardList, before: Choice) {
  const difficulties = new Set(questions.map(({ difficulty }) => difficulty));
  const kinds = new Set(questions.flatMap(({ cards }) => cards.map(([, kind]) => kind)));
  const named = (names: object) =>
    Object.entries(names).map(([value, name]) => [value, capital(name)] as const);
  return {
    topics: manyOf(
      messages.topic,
      messages.anyTopic,
      topics.map(({ slug, title }) => [slug, title]),
      before.topics,
    ),
    difficulties: manyOf(
      messages.difficulty,
      messages.anyDifficulty,
      named(messages.difficulties).filter(([name]) => difficulties.has(name)),
      before.difficulties,
    ),
    kinds: manyOf(
      messages.cardKindsName,
      messages.anyKind,
      (named(messages.cardKinds) as [CardKind, string][]).filter(([kind]) => kinds.has(kind)),
      before.kinds,
    ),
    length: oneOf(
      messages.sessionLength,
      lengths.map((one): [Length, string] => [
        one,
        one === 'due' ? messages.allDue : messages.cardCount(one),
      ]),
      before.length,
    ),
  };
}
