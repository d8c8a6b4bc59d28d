import type { CardList } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { el } from '../../element.ts';
import { cardsIn } from '../deck/deck.ts';
import { isDue } from '../schedule/due.ts';

type Question = CardList['questions'][number];
type Memories = ReadonlyMap<string, { due: number; days: number }>;
type State = 'new' | 'practised' | 'due';

/** More questions than this are folded by topic. */
const mostOpen = 60;

const stateOf = (memory: { due: number; days: number } | undefined, now: number): State =>
  memory === undefined ? 'new' : isDue(memory, now) ? 'due' : 'practised';

/**
 * The questions of a book by topic, each under its first one, with what was read and practised of them and what is due.
 *
 * @param read  Version of each answer that was read, by slug.
 * @param open  Slugs of topics that are unfolded, in a book of many questions.
 */
export function bookMap(
  { topics, questions }: CardList,
  memories: Memories,
  read: ReadonlyMap<string, string>,
  now: number,
  open: ReadonlySet<string> = new Set(),
): HTMLElement {
  const byTopic = Map.groupBy(questions, (question) => question.topics[0]);
  const parts = topics.flatMap(({ slug, title }) => {
    const own = byTopic.get(slug) ?? [];
    if (own.length === 0) return [];
    const table = () =>
      tableOf(
        title,
        own.map((question) => rowOf(question, memories, read, now)),
      );
    return questions.length <= mostOpen
      ? [table()]
      : [folded(slug, `${title} (${own.length})`, table, open.has(slug))];
  });
  const legend = (['new', 'practised', 'due'] as const).map((state) =>
    el('span', {}, [tile(state), ` ${messages.cardStates[state]}`]),
  );
  return el('div', { class: 'practice-map' }, [
    el('p', { class: 'practice-legend' }, [`${messages.eachTile} `, ...legend]),
    ...parts,
  ]);
}

const tile = (state: State): HTMLElement => el('i', { class: `practice-tile ${state}` });

/** A topic whose table is made when it is opened: a book may have thousands of questions. */
function folded(topic: string, title: string, table: () => HTMLElement, isOpen: boolean): HTMLElement {
  const root = el('details', { 'data-topic': topic }, [el('summary', {}, [title])]);
  root.open = isOpen;
  const fill = () => {
    if (root.open && root.childElementCount === 1) root.append(table());
  };
  fill();
  root.addEventListener('toggle', fill);
  return root;
}

/** Slugs of the topics that a reader has opened in a map. */
export const openIn = (map: HTMLElement): ReadonlySet<string> =>
  new Set(Array.from(map.querySelectorAll<HTMLElement>('details[open]'), ({ dataset }) => dataset['topic']!));

function tableOf(title: string, rows: readonly HTMLElement[]): HTMLElement {
  const columns = [title, messages.mapRead, messages.mapPractised, messages.mapDue];
  return el('table', { class: 'practice-table' }, [
    el('thead', {}, [
      el(
        'tr',
        {},
        columns.map((name) => el('th', { scope: 'col' }, [name])),
      ),
    ]),
    el('tbody', {}, rows),
  ]);
}

function rowOf(
  question: Question,
  memories: Memories,
  read: ReadonlyMap<string, string>,
  now: number,
): HTMLElement {
  const states = cardsIn(question).map(({ key }) => stateOf(memories.get(key), now));
  const due = states.filter((state) => state === 'due').length;
  const practised = states.filter((state) => state !== 'new').length;
  const version = read.get(question.slug);
  const isRead =
    version === undefined ? '–' : version === question.version ? messages.isRead : messages.changedSinceRead;
  return el('tr', { 'data-practice-question': question.slug }, [
    el('th', { scope: 'row' }, [
      el('a', { href: `${base}questions/${question.slug}/` }, [question.question]),
      el('span', { class: 'practice-tiles', 'aria-hidden': 'true' }, states.toSorted(bySize).map(tile)),
    ]),
    el('td', {}, [isRead]),
    el('td', {}, [messages.partOf(String(practised), String(states.length))]),
    el('td', {}, [due > 0 ? String(due) : '–']),
  ]);
}

const order: readonly State[] = ['due', 'practised', 'new'];
const bySize = (a: State, b: State): number => order.indexOf(a) - order.indexOf(b);
