/** A book that is begun is right, whatever its language. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '#check/read-book.ts';
import { languages, messagesIn } from '#messages/languages.ts';
import { firstBook, firstQuestion } from './first-book.ts';

const home = mkdtempSync(join(tmpdir(), 'first-'));
after(() => rmSync(home, { recursive: true, force: true }));

const begin = (folder: string, ...options: string[]) =>
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../grounded.js'), 'init', join(home, folder), ...options],
    { encoding: 'utf8' },
  ).stdout;

test('what stays in English in a book of another language is said', () => {
  const inEnglish = /^ {2}questions\/sky-blue\/index\.mdx: an example, in English/m;
  assert.match(begin('spanish', '--language', 'es'), inEnglish);
  for (const options of [[], ['--language', 'en-GB']])
    assert.match(begin(`english${options.length}`, ...options), /^ {2}questions\/sky-blue\/index\.mdx$/m);
});

for (const language of [...Object.keys(languages), 'de-AT'])
  test(`a book that is begun has no error: ${language}`, () => {
    const folder = join(home, language);
    for (const [path, text] of Object.entries({
      ...firstQuestion(),
      'book.yaml': firstBook('B', language),
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { problems, book } = readBook(folder);
    assert.equal(formatProblems(problems), '0 problems in the content');
    assert.equal(book?.language, language);
    const { questionsAndAnswers, bookIsAbout, firstTopic } = messagesIn(language);
    assert.equal(book.tagline, questionsAndAnswers);
    assert.equal(book.description, bookIsAbout);
    assert.deepEqual(
      book.topics.map(({ title }) => title),
      [firstTopic],
    );
  });
