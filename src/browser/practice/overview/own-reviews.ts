import { messages } from '#messages/of-book.ts';
import { button, el } from '../../element.ts';
import { clearReviews } from './clear-reviews.ts';
import { fileOf, readFile, RefusedFile } from '../store/file.ts';
import type { Log } from '../store/log.ts';

/** No export is as large: this many bytes are a million reviews. */
const mostBytes = 150e6;

/** Gives the log to the reader as a file. */
export function exportReviews(log: Log, book: string): void {
  const now = Date.now();
  const file = new Blob([fileOf(book, log.reviews, now)], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const day = new Date(now).toISOString().slice(0, 10);
  el('a', { href: address, download: `practice-${day}.json` }).click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

interface About {
  book: string;
  /** Whether the book has a card. */
  isOurs(card: string): boolean;
  /** Called when reviews have come or gone. */
  changed(): void;
}

/** The section on the reader's own reviews: how many there are, and buttons to export, import and delete them. */
export function ownReviews(log: Log, { book, isOurs, changed }: About) {
  const facts = el('div');
  const result = el('p', { role: 'status', tabindex: '-1' });
  const say = (text: string) => (result.textContent = text);
  const picker = el('input', { type: 'file', accept: '.json,application/json', hidden: '' });
  const save = button(messages.exportReviews, () => exportReviews(log, book));
  const bring = button(messages.importReviews, () => picker.click());
  const clearing = clearReviews(
    log,
    () => exportReviews(log, book),
    (done) => {
      changed();
      say(done);
      // Nothing is left to delete, and its button is disabled.
      result.focus();
    },
  );
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (!file) return;
    void importFrom(file, log, book, isOurs).then((said) => {
      picker.value = '';
      changed();
      say(said);
    });
  });
  const root = el('section', { class: 'practice-own', 'aria-labelledby': 'practice-own' }, [
    el('h2', { id: 'practice-own' }, [messages.yourReviews]),
    facts,
    el('p', { class: 'practice-ways' }, [save, bring, clearing.opener, picker]),
    clearing.question,
    result,
  ]);
  return {
    root,
    /** Updates facts and buttons. */
    show(): void {
      save.disabled = log.reviews.length === 0;
      clearing.opener.disabled = log.reviews.length + log.damaged === 0;
      facts.replaceChildren(...factsOf(log, isOurs).map((text) => el('p', {}, [text])));
    },
  };
}

function factsOf({ reviews, damaged }: Log, isOurs: About['isOurs']): string[] {
  const strays = reviews.filter(({ card }) => !isOurs(card)).length;
  return [
    reviews.length === 0 ? messages.noReviews : messages.reviewsKept(reviews.length),
    ...(strays > 0 ? [messages.strayReviews(strays)] : []),
    ...(damaged > 0 ? [messages.damagedReviews(damaged)] : []),
  ];
}

/** Adds the reviews of a file, or nothing; returns the message to show. */
async function importFrom(file: File, log: Log, book: string, isOurs: About['isOurs']): Promise<string> {
  const text = file.size > mostBytes ? '' : await file.text().catch(() => undefined);
  if (text === undefined) return messages.fileRefused(messages.fileUnreadable);
  try {
    const reviews = readFile(text, book, isOurs);
    const added = await log.take(reviews);
    return messages.reviewsImported(added, reviews.length - added);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return messages.fileRefused(error.message);
  }
}
