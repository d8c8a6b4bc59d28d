/** Errors of translations: their languages, files without an original, and ids. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '../read-book.ts';
import { plant } from './planted.testing.ts';

const words = 'tagline: t\ndescription: d\ntopics: [{ slug: optics, title: Optik }]\n';
const german = '---\nquestion: Was ist eins?\nshortAnswer: Eins ist $1$.\n---\n';
const listed = ['book.yaml', 'name: B\n', 'name: B\ntranslations: [de]\n'] as const;

/** Problems of the book, and those of its translation if the book has none. */
function said(edits: Parameters<typeof plant>[0], more: Parameters<typeof plant>[1] = {}): string {
  const folder = plant(edits, more);
  const { problems, book } = readBook(folder);
  for (const language of problems.length === 0 ? book!.translations : [])
    problems.push(...readBook(folder, undefined, language).problems);
  return problems.length === 0 ? '' : formatProblems(problems);
}
const translated = (text: string, more: Readonly<Record<string, string>> = {}) =>
  said([listed], { 'book.de.yaml': words, 'questions/one/index.de.mdx': text, ...more });

test('a translation has the number and the topics of its original, its words, and links to what is not translated', () => {
  const folder = plant([listed], {
    'book.de.yaml': words,
    'questions/one/index.de.mdx': `${german}## Titel {#heading}\n\nSiehe [zwei](/questions/two/).\n`,
  });
  assert.deepEqual(readBook(folder).problems, []);
  const { problems, book, records } = readBook(folder, undefined, 'de');
  assert.deepEqual(problems, []);
  assert.deepEqual([book!.language, book!.translations, book!.topics[0]!.title], ['de', ['en'], 'Optik']);
  const [{ slug, data, file }] = records as [(typeof records)[number]];
  assert.deepEqual([slug, data.number, data.topics, records.length], ['one', 1, ['optics'], 1]);
  assert.match(file, /index\.de\.mdx$/);
});

test('words for search are those of each text alone', () => {
  const folder = plant(
    [listed, ['questions/one/index.mdx', 'number: 1', 'number: 1\nterms: { de: [Eins] }']],
    {
      'book.de.yaml': words,
      'questions/one/index.de.mdx': german.replace('?\n', '?\naliases: [Einheit]\n'),
    },
  );
  const [original] = readBook(folder).records;
  assert.deepEqual([original!.data.terms, original!.data.aliases], [{ de: ['Eins'] }, []]);
  const [translation] = readBook(folder, undefined, 'de').records;
  assert.deepEqual([translation!.data.terms, translation!.data.aliases], [{}, ['Einheit']]);
});

test('a translation has the roles of the book, also those that it has no words for', () => {
  const flow = ['questions/one/flow.yaml', 'a: { label: A }', 'a: { label: A, role: ray }'] as const;
  const roles = [
    'book.yaml',
    'name: B\n',
    'name: B\ntranslations: [de]\nroles: { ray: light, eye: an eye }\n',
  ] as const;
  const text = `${german}<Diagram file="flow.yaml" />\n`;
  for (const [own, ray] of [
    ['', 'light'],
    ['roles: { ray: Licht }\n', 'Licht'],
  ] as const) {
    const folder = plant([roles, flow], { 'book.de.yaml': words + own, 'questions/one/index.de.mdx': text });
    const { problems, book } = readBook(folder, undefined, 'de');
    assert.deepEqual([problems, book!.roles], [[], { ray, eye: 'an eye' }]);
  }
});

test('a file in public/ that would lie in the folder of a translation is refused', () => {
  const files = { 'book.de.yaml': words, 'questions/one/index.de.mdx': german, 'public/en/a.txt': '' };
  assert.equal(said([listed], files), '');
  assert.match(
    said([listed], { ...files, 'public/de/a.txt': '' }),
    /public\/de\/a\.txt\n {2}The file would be \/de\/a\.txt in the site, but the site has its own page \/de\/\.[^]*rename it/,
  );
});

test('languages that are not listed, listed without a text, or the book’s own', () => {
  assert.match(
    said([], { 'questions/one/index.fr.mdx': german }),
    /index\.fr\.mdx\n {2}The book has no translation "fr"\.[^]*translations: \[fr\]/,
  );
  assert.match(said([listed]), /book\.yaml:2:16\n {2}No question is translated into "de"/);
  const own = said([['book.yaml', 'name: B\n', 'name: B\ntranslations: [en]\n']]);
  assert.match(own, /book\.yaml:2:16\n {2}The language "en" is the book's own/);
  assert.match(said([['book.yaml', 'name: B\n', 'name: B\ntranslations: [tlh]\n']]), /book\.yaml:2/);
  assert.match(
    translated(german, { 'pages/de.mdx': '---\ntitle: D\ndescription: d\n---\nText.\n' }),
    /book\.yaml:2:16\n {2}The address \/de\/ is that of a page/,
  );
});

test('a translation without an original, and a book without words', () => {
  assert.match(
    translated(german, { 'pages/about.de.mdx': '---\ntitle: A\ndescription: d\n---\nText.\n' }),
    /about\.de\.mdx\n {2}This translates a page that does not exist/,
  );
  assert.match(
    translated(german, { 'questions/three/index.de.mdx': german }),
    /three\/index\.mdx\n {2}The file does not exist/,
  );
  assert.match(
    said([listed], { 'questions/one/index.de.mdx': german }),
    /book\.de\.yaml\n {2}The file does not exist/,
  );
  assert.match(
    translated(german, { 'book.de.yaml': `${words}titel: T\n` }),
    /book\.de\.yaml:4:1\n {2}Unknown field "titel"/,
  );
});

test('ids that the original has not, and links that lead nowhere, have their lines in the translation', () => {
  assert.match(
    translated(`${german}## Titel {#headin}\n\nText.\n`),
    /index\.de\.mdx:5(?::\d+)?\n {2}The id "headin" is not in the text that this translates\.[^]*write "heading"/,
  );
  const quiz =
    '<Quiz id="q2" question="Was?">\n  <Choice text="A" right>Ja.</Choice>\n  <Choice text="B">Nein.</Choice>\n</Quiz>\n';
  assert.match(translated(`${german}${quiz}`), /index\.de\.mdx:5(?::\d+)?\n {2}The id "q2"/);
  assert.match(
    translated(`${german}Siehe [drei](/questions/three/).\n`),
    /index\.de\.mdx:5(?::\d+)?\n {2}The link \/questions\/three\/ leads to a question that does not exist/,
  );
  const dough = ['book.yaml', 'topics:\n', 'topics:\n  - { slug: dough, title: Dough }\n'] as const;
  const ofTopics = said([listed, dough, ['questions/two/index.mdx', '[optics]', '[dough]']], {
    'book.de.yaml': words.replace('[', '[{ slug: dough, title: Teig }, '),
    'questions/one/index.de.mdx': `${german}Siehe [Teig](/topics/dough/) und [Optik](/topics/optics/).\n`,
  });
  assert.match(
    ofTopics,
    /index\.de\.mdx:5(?::\d+)?\n {2}The link \/topics\/dough\/ leads to a topic that has no question here/,
  );
  assert.doesNotMatch(ofTopics, /The link \/topics\/optics/);
});
