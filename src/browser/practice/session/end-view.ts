import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { button, el } from '../../element.ts';
import { listen } from './keys.ts';
import type { Log } from '../store/log.ts';
import type { Session } from './session.ts';
import { coming } from '../schedule/times.ts';

interface Ways {
  /** Another session; undefined where there is nothing left. */
  more: (() => void) | undefined;
  undo(): void;
  overview(): void;
}

/** The summary of a session: its cards, and when each comes back. */
export function endView({ steps }: Session, log: Log, now: number, ways: Ways) {
  // A card that came twice counts once, as it was left.
  const last = new Map(steps.map((step) => [step.card.key, step]));
  const rows = [...last.values()].map(({ card, review }) => {
    const memory = log.memories.get(card.key);
    const { slug, question } = card.question;
    return el('tr', {}, [
      el('th', { scope: 'row' }, [
        el('a', { href: `${base}questions/${slug}/#${card.id}` }, [question]),
        el('span', { class: 'tag' }, [messages.cardKinds[card.kind]]),
      ]),
      el('td', {}, [messages.grades[review.grade - 1]!]),
      el('td', {}, [memory ? coming(memory.due, now, document.documentElement.lang) : '']),
    ]);
  });
  const unsubscribe = listen({
    reveal: () => false,
    number: () => {},
    undo: () => {
      if (rows.length > 0) leaving(ways.undo);
    },
    end: () => leaving(ways.overview),
  });
  const leaving = (go: () => void) => {
    unsubscribe();
    go();
  };
  const heading = el('h2', { tabindex: '-1' }, [
    rows.length > 0 ? messages.cardsPractised(rows.length) : messages.nothingPractised,
  ]);
  const { more } = ways;
  const go = more && button(messages.goOnPractising, () => leaving(more));
  go?.classList.add('practice-main');
  const columns = [messages.card, messages.grade, messages.comesBack];
  const root = el('section', { class: 'practice-end' }, [
    heading,
    el('p', { class: 'practice-ways' }, [
      ...(go ? [go] : []),
      button(messages.toOverview, () => leaving(ways.overview)),
      ...(rows.length > 0 ? [button(messages.undo, () => leaving(ways.undo))] : []),
    ]),
    ...(rows.length > 0
      ? [
          el('table', { class: 'practice-table' }, [
            el('thead', {}, [
              el(
                'tr',
                {},
                columns.map((name) => el('th', { scope: 'col' }, [name])),
              ),
            ]),
            el('tbody', {}, rows),
          ]),
        ]
      : []),
  ]);
  return { root, heading };
}
