import type { CardNode, PracticeCard } from '#book/practice-card.ts';
import { topicTitle } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { messages } from '#messages/of-book.ts';
import { absoluteUrl, languageFolder, translation } from '#project/site.ts';
import { fields, type NoteKind } from './anki-note-types.ts';
import type { Pictures } from './anki-pictures.ts';
import { cardHtml, textHtml } from './card-html.ts';
import type { FinishedQuestion } from '../finished-book.ts';
import { promptOf } from './card-text.ts';

export interface AnkiNote {
  kind: NoteKind;
  /** Names its place in the book, by what it was called first: from this it has its ids. */
  place: string;
  /** Title of its deck: its home topic. */
  deck: string;
  /** HTML, in the order of the fields of its kind. */
  fields: string[];
  /** Words without spaces. */
  tags: string[];
  /** When its question was last changed, in seconds since 1970. */
  mod: number;
}

type FieldsOf<K extends NoteKind> = Record<(typeof fields)[K][number], string>;

/** The notes of a question, one for each card. */
export function notesOf(
  question: FinishedQuestion,
  book: Pick<Book, 'topics'>,
  pictures: Pictures,
): AnkiNote[] {
  const { data, cards } = question;
  const html = (nodes: readonly CardNode[]) => cardHtml(nodes, (address) => pictures.take(address));
  return cards.map((card) => ({
    ...(card.kind === 'quiz'
      ? { kind: 'quiz', fields: fieldValues('quiz', quizFields(card, question, html)) }
      : { kind: 'recall', fields: fieldValues('recall', recallFields(card, question, html, pictures)) }),
    place: firstPlace(question, card.id),
    deck: topicTitle(book, data.topics[0]!),
    tags: [...new Set([...data.topics, ...(data.difficulty ? [data.difficulty] : []), card.kind])].sort(),
    mod: changedAt(data),
  }));
}

type Html = (nodes: readonly CardNode[]) => string;

const fieldValues = <K extends NoteKind>(kind: K, own: FieldsOf<K>): string[] =>
  fields[kind].map((name) => own[name as keyof FieldsOf<K>]);

const linkTo = (slug: string, id: string): string => textHtml(absoluteUrl(`/questions/${slug}/#${id}`));

function recallFields(
  { kind, id, asked, answer, more, points }: Exclude<PracticeCard, { kind: 'quiz' }>,
  { slug, question }: FinishedQuestion,
  html: Html,
  pictures: Pictures,
): FieldsOf<'recall'> {
  const isShort = kind === 'short-answer';
  return {
    Asked: html(asked),
    Answer: html(answer),
    Points:
      html(more) +
      (points.length > 0 ? `<ul>${points.map((point) => `<li>${html(point)}</li>`).join('')}</ul>` : ''),
    // A short answer may ask the question itself.
    Question: asked[0] === question ? '' : textHtml(question),
    Link: linkTo(slug, id),
    Picture: isShort ? stageHtml(slug, pictures) : '',
    Prompt: textHtml(promptOf(kind)),
  };
}

/** The picture of a question by day and by night, of which the styles show one, and what it shows. */
function stageHtml(slug: string, pictures: Pictures): string {
  const stage = pictures.takeStage(slug);
  if (!stage) return '';
  const image = (name: 'day' | 'night') => `<img class="${name}" src="${stage[name]}" alt="">`;
  return `${image('day')}${image('night')}<p>${textHtml(stage.label)}</p>`;
}

function quizFields(
  { id, asked, shown, choices }: Extract<PracticeCard, { kind: 'quiz' }>,
  { slug, question }: FinishedQuestion,
  html: Html,
): FieldsOf<'quiz'> {
  const list = (items: string[]) => `<ol>${items.join('')}</ol>`;
  return {
    Asked: html(asked),
    Shown: html(shown),
    Choices: list(choices.map(({ text }) => `<li>${html(text)}</li>`)),
    Answer: list(
      choices.map(({ text, right, why }) => {
        const verdict = textHtml(right ? messages.right : messages.notRight);
        const name = right ? 'right' : 'wrong';
        return `<li class="${name}">${html(text)}<div><b>${verdict}</b> ${html(why)}</div></li>`;
      }),
    ),
    Question: textHtml(question),
    Link: linkTo(slug, id),
  };
}

/** A card keeps its place in a reader's Anki where its question or its anchor have got another name: numbers stay. */
function firstPlace({ number, data: { moved } }: FinishedQuestion, id: string): string {
  const before = Object.entries(moved).find(([, now]) => now === id)?.[0];
  return `${translation === undefined ? '' : languageFolder(translation)}${number}#${before ?? id}`;
}

/** Before any book: the first second of 2000. */
export const longAgo = 946_684_800;

/** Anki updates a note where this is later than before: more than one change on a day count too. */
export function changedAt({ changes, reviewed, written }: FinishedQuestion['data']): number {
  const days = [changes.at(-1)?.date, reviewed, written].flatMap((day) =>
    day ? [Date.parse(day) / 1000] : [],
  );
  return Math.max(longAgo, ...days) + changes.length;
}
