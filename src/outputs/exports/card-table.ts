import type { PracticeCard } from '#book/practice-card.ts';
import { messages } from '#messages/of-book.ts';
import { topicTitle } from '#book/questions.ts';
import { absoluteUrl } from '#project/site.ts';
import type { FinishedBook, FinishedQuestion } from '../finished-book.ts';
import { cardText, promptOf } from './card-text.ts';

const columns = ['id', 'kind', 'topic', 'difficulty', 'question', 'asked', 'answer', 'link'];

/** Spreadsheets read a file that begins with this as UTF-8, and some no other. */
const byteOrderMark = '\ufeff';

/** The cards of a book as a table: CSV as RFC 4180 has it, with a row of names, one of each card, and texts alone. */
export function cardTable({ book, questions }: FinishedBook): Uint8Array {
  const rows = questions.flatMap((question) => question.cards.map((card) => rowOf(question, card, book)));
  const lines = [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return new TextEncoder().encode(byteOrderMark + lines.join(''));
}

function rowOf(
  { slug, question, data }: FinishedQuestion,
  card: PracticeCard,
  book: FinishedBook['book'],
): string[] {
  const { asked, answer } = card.kind === 'quiz' ? quizTexts(card) : recalledTexts(card);
  const { id, kind } = card;
  const link = absoluteUrl(`/questions/${slug}/#${id}`);
  return [
    `${slug}#${id}`,
    kind,
    topicTitle(book, data.topics[0]!),
    data.difficulty ?? '',
    question,
    asked,
    answer,
    link,
  ];
}

type Of<K> = Extract<PracticeCard, { kind: K }>;

function recalledTexts({ kind, asked, answer, more, points }: Exclude<PracticeCard, Of<'quiz'>>) {
  const longer = [cardText(more), ...points.map((point) => `• ${cardText(point)}`)].filter(Boolean);
  return {
    asked: [cardText(asked), promptOf(kind)].filter(Boolean).join('\n'),
    answer: [cardText(answer), ...(longer.length > 0 ? ['', messages.longerAnswer, ...longer] : [])].join(
      '\n',
    ),
  };
}

function quizTexts({ asked, shown, choices }: Of<'quiz'>) {
  const texts = choices.map(({ text, right, why }) => ({
    text: cardText(text),
    verdict: right ? messages.rightChoice : messages.wrongChoice,
    why: cardText(why),
  }));
  return {
    asked: [cardText(asked), cardText(shown), ...texts.map(({ text }) => `• ${text}`)]
      .filter(Boolean)
      .join('\n'),
    answer: texts
      .map(({ text, verdict, why }) => [`${verdict} ${text}`, why].filter(Boolean).join('\n'))
      .join('\n\n'),
  };
}

/**
 * A cell, in quotes where it needs them. What spreadsheets would take for a formula they are told to take for a text, by the
 * apostrophe in front that their users type for that.
 */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
