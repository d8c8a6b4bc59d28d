import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { cardsIn } from '../deck/deck.ts';
import type { Coming } from '../schedule/due.ts';
import { row, table } from './table.ts';

type Question = CardList['questions'][number];
const states = ['due', 'practised', 'new'] as const;
type State = (typeof states)[number];

/** More questions than this are folded by topic. */
const mostOpen = 60;

/**
 * The questions of a book by topic, each under its first one, with what was read and practised of them and what is due.
 *
 * @param read    Version of each answer that was read, by slug.
 * @param before  The map until now: what was unfolded in it stays so.
 */
export function bookMap(
  { topics, questions }: CardList,
  coming: Coming,
  read: ReadonlyMap<string, string>,
  now: number,
  before: ParentNode,
): HTMLElement[] {
  const byTopic = Map.groupBy(questions, (question) => question.topics[0]);
  const legend = states
    .toReversed()
    .map((state) => el('span', {}, [tile(state), ` ${messages.cardStates[state]}`]));
  const parts = topics.flatMap(({ slug, title }) => {
    const own = byTopic.get(slug);
    if (!own) return [];
    const columns = [title, messages.mapRead, messages.mapPractised, messages.mapDue];
    const rows = own.map((question) => questionRow(question, coming, read, now));
    if (questions.length <= mostOpen) return [table(columns, rows)];
    const summary = el('summary', {}, [`${title} (${own.length})`]);
    const folded = el('details', { 'data-topic': slug }, [summary, table(columns, rows)]);
    folded.open = before.querySelector(`[data-topic="${slug}"][open]`) !== null;
    return [folded];
  });
  return [el('p', { class: 'practice-legend' }, [`${messages.eachTile} `, ...legend]), ...parts];
}

const tile = (state: State): HTMLElement => el('i', { class: `practice-tile ${state}` });

function questionRow(
  question: Question,
  coming: Coming,
  read: ReadonlyMap<string, string>,
  now: number,
): HTMLElement {
  const cards = cardsIn(question).map(({ key }): State => {
    const from = coming.get(key)?.from;
    return from === undefined ? 'new' : from <= now ? 'due' : 'practised';
  });
  const due = cards.filter((state) => state === 'due').length;
  const practised = cards.filter((state) => state !== 'new').length;
  const version = read.get(question.slug);
  const isRead = version === question.version ? messages.isRead : version && messages.changedSinceRead;
  const link = el('a', { href: `${base}questions/${question.slug}/` }, [question.question]);
  const tiles = states.flatMap((state) => cards.filter((one) => one === state).map(tile));
  const line = row(link, el('span', { class: 'practice-tiles', 'aria-hidden': 'true' }, tiles), [
    isRead ?? '–',
    messages.partOf(String(practised), String(cards.length)),
    due > 0 ? String(due) : '–',
  ]);
  line.dataset['practiceQuestion'] = question.slug;
  return line;
}
