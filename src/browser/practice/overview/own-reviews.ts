import { messages } from '#messages/of-book.ts';
import { button, el } from '../../element.ts';
import { fileOf, reviewsIn, RefusedFile } from '../store/file.ts';
import type { Log } from '../store/log.ts';

/** No export is as large: this many bytes are a million reviews. */
const mostBytes = 150e6;

export function exportReviews(log: Log, book: string): void {
  const now = Date.now();
  const file = new Blob([fileOf(book, log.reviews, now)], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const day = new Date(now).toISOString().slice(0, 10);
  el('a', { href: address, download: `practice-${day}.json` }).click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * The section on the reader's own reviews: how many there are, and buttons to export, import and delete them.
 *
 * @param isOurs  Whether the book has a card.
 */
export function ownReviews(log: Log, book: string, isOurs: (card: string) => boolean) {
  const facts = el('div');
  const result = el('p', { role: 'status', tabindex: '-1' });
  const picker = el('input', { type: 'file', accept: '.json,application/json', hidden: '' });
  const save = () => exportReviews(log, book);
  const saver = button(messages.exportReviews, save);
  const sure = el('p');
  const question = el('dialog', { class: 'practice-sure', 'aria-label': messages.clearReviews }, [
    sure,
    button(messages.exportFirst, save),
    button(messages.clearNow, () => void clear()),
    button(messages.cancel, () => question.close()),
  ]);
  const clearer = button(messages.clearReviews, () => {
    sure.textContent = messages.sureToClear(log.reviews.length);
    question.showModal();
  });
  async function clear(): Promise<void> {
    const cleared = await log.clear();
    question.close();
    result.textContent = cleared
      ? messages.reviewsCleared
      : messages.reviewsNotCleared(messages.storeTroubles[log.trouble!]);
    // Nothing is left to delete, and its button is disabled.
    result.focus();
  }
  picker.addEventListener('change', async () => {
    const [file] = picker.files ?? [];
    if (!file) return;
    const said = await importFrom(file, log, book, isOurs);
    picker.value = '';
    result.textContent = said;
  });
  const root = el('section', { class: 'practice-own', 'aria-labelledby': 'practice-own' }, [
    el('h2', { id: 'practice-own' }, [messages.yourReviews]),
    facts,
    el('p', { class: 'practice-ways' }, [
      saver,
      button(messages.importReviews, () => picker.click()),
      clearer,
      picker,
    ]),
    question,
    result,
  ]);
  return {
    root,
    show(): void {
      const { reviews, damaged } = log;
      saver.disabled = reviews.length === 0;
      clearer.disabled = reviews.length + damaged === 0;
      facts.replaceChildren(...factsOf(log, isOurs));
    },
  };
}

function factsOf({ reviews, unkept, damaged }: Log, isOurs: (card: string) => boolean): HTMLElement[] {
  const strays = reviews.filter(({ card }) => !isOurs(card)).length;
  const said = [
    reviews.length === 0 ? messages.noReviews : messages.reviewsKept(reviews.length - unkept.size),
    strays > 0 && messages.strayReviews(strays),
    damaged > 0 && messages.damagedReviews(damaged),
  ];
  return said.flatMap((text) => (text ? [el('p', {}, [text])] : []));
}

/** Adds the reviews of a file, or nothing; returns the message to show. */
async function importFrom(file: File, log: Log, book: string, isOurs: (card: string) => boolean) {
  const text = file.size > mostBytes ? '' : await file.text().catch(() => undefined);
  if (text === undefined) return messages.fileRefused(messages.fileUnreadable);
  try {
    const reviews = reviewsIn(text, book, isOurs);
    const added = await log.take(reviews);
    return messages.reviewsImported(added, reviews.length - added);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return messages.fileRefused(error.message);
  }
}
