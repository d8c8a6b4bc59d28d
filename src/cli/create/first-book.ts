import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { messagesIn } from '#messages/languages.ts';
import { packageRoot } from '#project/package-root.ts';

/**
 * The book.yaml of a book that is begun: what must be in it, and in comments what may. English needs no naming.
 *
 * @param language  Its code, of a language that the interface speaks, perhaps with a region.
 */
export function firstBook(name: string, language = 'en'): string {
  const says = messagesIn(language);
  return `${stringify({
    name,
    ...(language !== 'en' && { language }),
    tagline: says.questionsAndAnswers,
    description: says.bookIsAbout,
  })}# Topics in reading order; the first of a question's topics is its home.
${stringify({ topics: [{ slug: 'basics', title: says.firstTopic }] })}# The question whose picture readers can move on the home page.
stage: sky-blue
`;
}

/** Files of a question that is answered, to be read beside its page and then deleted: in English, whatever the book will be in. */
export function firstQuestion(): Record<string, string> {
  const folder = join(packageRoot, 'docs/starter');
  const paths = globSync('questions/**/*.*', { cwd: folder }).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
