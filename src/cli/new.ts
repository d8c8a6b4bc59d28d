/** Makes the folder and page of one new question, and says what it still lacks. */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { isoDate } from '#book/dates.ts';
import { firstNote } from '#import/first-note.ts';
import { plainText } from '#import/safe-inline.ts';
import { putFiles } from '#import/put.ts';
import { finished, scaffold } from '#import/scaffold.ts';
import { similarTo } from '#import/similarity.ts';
import { slugFor } from '#import/slug.ts';
import { readTarget } from '#import/target.ts';
import { guessTopic } from '#import/topics.ts';
import { wordingKey } from '#book/questions.ts';
import { contentDir } from '#render/site.ts';

const usage = 'Usage: npm run new -- "Your question?"';
const show = (path: string) => relative('.', path) || path;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

function question(): string {
  let words: string[];
  try {
    words = parseArgs({ allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    return stop(`${(error as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
  const text = plainText(words.join(' ')).replace(/\s+/g, ' ').trim();
  if (wordingKey(text) === '') stop(`No question was given.\n\n${usage}`);
  return text;
}

const text = question();
let target: ReturnType<typeof readTarget>;
try {
  target = readTarget(contentDir);
} catch (error) {
  stop((error as Error).message);
}
const { book, known } = target;
if (!book) {
  stop(
    `${show(join(contentDir, 'book.yaml'))} does not exist. Expected name, tagline, description and topics, such as\n\n` +
      '  name: My book\n  tagline: Questions I am asked.\n  description: What this is and for whom.\n  topics:\n    - { slug: basics, title: Basics }',
  );
}
const twin = known.find(({ keys }) => keys.includes(wordingKey(text)));
if (twin) {
  stop(
    `The book has this question: "${twin.question}"\n  ${show(join(contentDir, 'questions', twin.slug, 'index.mdx'))}\n` +
      'Nothing was written. Add to that page, or say in the question what sets it apart.',
  );
}
const number = target.highest + 1;
const slug = slugFor(text, number, target.slugs);
const { topic } = guessTopic(book.topics, { question: text, section: '', answer: '' });
const path = show(join(contentDir, 'questions', slug, 'index.mdx'));
try {
  const source = scaffold({ question: text, number, topic, topics: book.topics });
  const finish = target.published ? firstNote(isoDate(new Date()), 'Asked, not answered yet.') : undefined;
  putFiles(contentDir, [{ slug, source }], undefined, finish);
} catch (error) {
  stop(`${path} could not be written: ${(error as Error).message}.`);
}
console.log(
  `${path}\n  question ${number}, address /questions/${slug}/ (rename the folder now or never), topic ${topic} (a guess)\n`,
);
const similar = similarTo(text, known).slice(0, 5);
if (similar.length > 0) {
  console.log('The book has similar questions. Is one of them meant?');
  for (const other of similar)
    console.log(`  ${other.question}\n    ${show(join(contentDir, 'questions', other.slug, 'index.mdx'))}`);
  console.log();
}
console.log('It builds as it is and says that it is not answered yet. A finished page also has:');
const width = Math.max(...finished.map(([what]) => what.length));
for (const [what, how] of finished) console.log(`  ${what.padEnd(width)}  ${how}`);
console.log('\nSee it with `npm run dev`, check it with `npm run check`.');
