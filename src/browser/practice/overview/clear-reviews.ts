import { messages } from '#messages/of-book.ts';
import { announce } from '../../announce.ts';
import { button, el } from '../../element.ts';
import type { Log } from '../store/log.ts';

/**
 * A button that deletes all reviews, and the question that it asks first, which offers an export.
 *
 * @param save  Exports.
 * @param done  Called after the attempt, with the message to show.
 */
export function clearReviews(log: Log, save: () => void, done: (said: string) => void) {
  const question = el('div', {
    class: 'practice-sure',
    hidden: '',
    role: 'group',
    'aria-label': messages.clearReviews,
  });
  const opener = button(messages.clearReviews, () => {
    const sure = messages.sureToClear(log.reviews.length);
    const first = button(messages.exportFirst, save);
    question.replaceChildren(
      el('p', {}, [sure]),
      first,
      button(messages.clearNow, () => void clear()),
      button(messages.cancel, close),
    );
    question.hidden = false;
    first.focus();
    announce(sure);
  });
  function close(): void {
    question.hidden = true;
    opener.focus();
  }
  async function clear(): Promise<void> {
    const cleared = await log.clear();
    close();
    done(
      cleared ? messages.reviewsCleared : messages.reviewsNotCleared(messages.storeTroubles[log.trouble!]),
    );
  }
  return { opener, question };
}
