import { counted, type ImportReport } from './report.ts';

/** Names of each kind at most. */
const most = 4;

const listed = (names: readonly string[]): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');

/** Which questions were placed by the words that they share with a topic, and what to do about it. */
export function guessedLines({ files, book }: ImportReport): string[] {
  const guessed = files.flatMap(({ questions }) =>
    questions.flatMap(({ topic = '', guess }) => (guess ? [{ topic, section: guess.section }] : [])),
  );
  if (guessed.length === 0) return [];
  const topics = [...Map.groupBy(guessed, ({ topic }) => topic)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([topic, { length }]) => `${topic} ${length}`);
  const sections = new Set(guessed.flatMap(({ section = '' }) => (section === '' ? [] : [section])));
  const titles = [...sections].map((title) => `"${title.length > 30 ? `${title.slice(0, 29)}…` : title}"`);
  const uncalled = titles.length > 0 ? `; no topic is called ${listed(titles)}` : '';
  const before =
    book === 'existing'
      ? 'Add topics to book.yaml before you import, or name one with --topic, or change'
      : 'Change';
  return [
    `Placed by guess: ${counted(guessed.length, 'question')}: ${listed(topics)}${uncalled}`,
    `  ${before} "topics" in the pages: --verbose lists them.`,
  ];
}
