/** A book that is begun is right in every language, and wholly in it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '#check/read-book.ts';
import { languageOf } from '#cli/add/language.ts';
import { slugFor } from '#cli/add/slug.ts';
import { languages } from '#messages/languages.ts';
import { languageNamed } from '#search/named-language.ts';
import { firstBook, firstQuestion } from './first-book.ts';

const home = mkdtempSync(join(tmpdir(), 'first-'));
after(() => rmSync(home, { recursive: true, force: true }));

for (const language of [...Object.keys(languages), 'de-AT'])
  test(`a book that is begun has no error and speaks one language: ${language}`, () => {
    const folder = join(home, language);
    const { slug, source } = firstQuestion(language);
    mkdirSync(join(folder, 'questions', slug), { recursive: true });
    writeFileSync(join(folder, 'book.yaml'), firstBook('B', language));
    writeFileSync(join(folder, 'questions', slug, 'index.mdx'), source);
    const { problems, book, records } = readBook(folder);
    assert.equal(formatProblems(problems), '0 problems in the content');
    assert.equal(book?.language, language);
    const [code] = language.split('-');
    for (const text of [source, book.description, records[0]!.data.shortAnswer])
      assert.equal(languageOf([text]).rules.code, code, text);
    // Of kanji no program here knows the Japanese reading.
    if (code !== 'ja')
      assert.equal(slug, slugFor(records[0]!.data.question, 1, new Set(), languageNamed(language)));
  });
