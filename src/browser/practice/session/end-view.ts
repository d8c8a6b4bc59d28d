import { messages } from '#messages/of-book.ts';
import { base } from '../../base-path.ts';
import { button, el } from '../../element.ts';
import { withKey } from './keys.ts';
import type { Log } from '../store/log.ts';
import type { Session } from './session.ts';
import { coming } from '../schedule/times.ts';
import { row, practiceTable } from '../overview/table.ts';

interface Ways {
  /** Another session; undefined where there is nothing left. */
  more: (() => void) | undefined;
  undo(): void;
  overview(): void;
}

/** The summary of a session: its cards, and when each comes back. */
export function endView({ steps }: Session, log: Log, now: number, { more, undo, overview }: Ways) {
  // A card that came twice counts once, as it was left.
  const last = new Map(steps.map((step) => [step.card.key, step]));
  const rows = [...last.values()].map(({ card, review }) => {
    const memory = log.memories.get(card.key);
    const { slug, question } = card.question;
    return row(
      el('a', { href: `${base}questions/${slug}/#${card.id}` }, [question]),
      el('span', { class: 'tag' }, [messages.cardKinds[card.kind]]),
      [
        messages.grades[review.grade - 1]!,
        memory ? coming(memory.due, now, document.documentElement.lang) : '',
      ],
    );
  });
  const some = rows.length > 0;
  const heading = el('h2', { tabindex: '-1' }, [
    some ? messages.cardsPractised(rows.length) : messages.nothingPractised,
  ]);
  const root = el('section', { class: 'practice-end' }, [
    heading,
    el('p', { class: 'practice-ways' }, [
      more && button(messages.goOnPractising, more, 'button practice-main'),
      withKey(button(messages.toOverview, overview), 'Escape', 'Esc'),
      some && withKey(button(messages.undo, undo), 'U'),
    ]),
    some && practiceTable([messages.card, messages.grade, messages.comesBack], rows),
  ]);
  return { root, heading };
}
