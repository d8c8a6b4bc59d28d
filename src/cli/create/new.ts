/** Makes the folder and page of one new question, and says what it still lacks. */
import { join } from 'node:path';
import { wordingKey } from '#book/questions.ts';
import { withFirstNote } from '#check/versions/record.ts';
import { messages } from '#messages/of-book.ts';
import { putFiles } from '#cli/add/put-files.ts';
import { showableText } from '#cli/import/write/safe-inline.ts';
import { scaffold } from '#cli/add/scaffold.ts';
import { similarTo } from '#cli/add/similarity.ts';
import { chosenSlug, slugFor } from '#cli/add/slug.ts';
import { readTarget } from '#cli/add/target.ts';
import { commandLine } from '#project/package-root.ts';
import { contentDir } from '#project/site.ts';
import { argumentsOf, usageOf } from '../command-line/commands.ts';
import { orStop, stop } from '../command-line/stop.ts';
import { shownPath } from '#project/shown-path.ts';
import { today } from '../command-line/today.ts';

const folderOf = (slug: string) => join(contentDir, 'questions', slug);
const pageOf = (slug: string) => shownPath(join(folderOf(slug), 'index.mdx'));

const { values, positionals: words } = argumentsOf('new');
const text = showableText(words.join(' ')).replace(/\s+/g, ' ').trim();
if (wordingKey(text) === '') stop(`No question was given.\n\n${usageOf('new')}`);
const { book, language, known, published, ...target } = orStop(() => readTarget(contentDir));
if (!book)
  stop(
    `There is no book in ${contentDir}.\n  expected: a folder with book.yaml\n  fix: ${commandLine('init')} creates one, or set CONTENT_DIR to such a folder`,
  );
const same = known.find(({ keys }) => keys.includes(wordingKey(text)));
if (same) {
  stop(
    `The book already has this question: "${same.question}"\n  ${pageOf(same.slug)}\n` +
      'Nothing was written. Add to that page, or say in the question how it differs.',
  );
}
const number = target.highest + 1;
const slug = orStop(
  () =>
    values.slug === undefined
      ? slugFor(text, number, target.slugs, language)
      : chosenSlug(values.slug, target.slugs, language),
  (message) => `${message}\n\nNothing was written.`,
);
// Which topic it belongs to is for its author to say; a page without one does not build.
const topic = book.topics[0]!.slug;
const choice = book.topics.length > 1 ? ' (the first of the book: choose in the page)' : '';
orStop(
  () => {
    const page = scaffold({ question: text, number, topic, topics: book.topics });
    const noted = () => withFirstNote(page, folderOf(slug), today(), messages.firstPublished);
    putFiles(contentDir, [{ slug, source: published ? noted() : page }], undefined);
  },
  (message) => `${pageOf(slug)} could not be written: ${message}.`,
);
console.log(
  `${pageOf(slug)}\n  question ${number}, address /questions/${slug}/ (to change it, rename the folder before you publish), topic ${topic}${choice}\n`,
);
const similar = similarTo(text, known, language).slice(0, 5);
if (similar.length > 0) {
  console.log('The book has similar questions. Did you mean one of them?');
  for (const other of similar) console.log(`  ${other.question}\n    ${pageOf(other.slug)}`);
  console.log();
}
console.log(
  `The page builds as it is and says that the question is not answered yet. \`${commandLine('help')}\` lists what a finished page has.\n\n` +
    `See it with \`${commandLine('dev')}\`, check it with \`${commandLine('check')}\`.`,
);
