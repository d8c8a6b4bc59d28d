import type { CardList, ListedQuestion } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { cardsIn } from '../deck/deck.ts';
import type { Coming } from '../schedule/due.ts';
import { row, practiceTable } from './table.ts';
import { states, tile, tilesOf } from './tiles.ts';

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
    if (questions.length <= mostOpen) return [practiceTable(columns, rows)];
    const summary = el('summary', {}, [`${title} (${own.length})`]);
    const folded = el('details', { 'data-topic': slug }, [summary, practiceTable(columns, rows)]);
    folded.open = before.querySelector(`[data-topic="${slug}"][open]`) !== null;
    return [folded];
  });
  return [el('p', { class: 'practice-legend' }, [`${messages.eachTile} `, ...legend]), ...parts];
}

function questionRow(
  question: ListedQuestion,
  coming: Coming,
  read: ReadonlyMap<string, string>,
  now: number,
): HTMLElement {
  const keys = cardsIn(question).map(({ key }) => key);
  const { tiles, practised, due } = tilesOf(keys, coming, now);
  const version = [question.slug, ...(question.formerly ?? [])].map((slug) => read.get(slug)).find(Boolean);
  const isRead = version === question.version ? messages.isRead : version && messages.changedSinceRead;
  const link = el('a', { href: `${base}questions/${question.slug}/` }, [question.question]);
  const line = row(link, tiles, [
    isRead ?? '–',
    messages.partOf(String(practised), String(keys.length)),
    due > 0 ? String(due) : '–',
  ]);
  line.dataset['practiceQuestion'] = question.slug;
  return line;
}
