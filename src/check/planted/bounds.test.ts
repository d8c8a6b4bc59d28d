/** Files that whoever sent them made to reach out of the book, or to grow. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { home, one, plant, report } from './planted.testing.ts';
import { readBook } from '../read-book.ts';

test('the folder of a book is no link to another book', () => {
  const link = join(home, 'linked-book');
  symlinkSync(plant([]), link);
  assert.match(
    formatProblems(readBook(link).problems),
    /linked-book\n {2}The folder of the book is a symbolic link/,
  );
});

/** The report on a book with a symbolic link. */
function linked(link: string, target: string, settings = ''): string {
  const book = plant([]);
  appendFileSync(join(book, 'book.yaml'), settings);
  mkdirSync(dirname(join(book, link)), { recursive: true });
  symlinkSync(target, join(book, link));
  return formatProblems(readBook(book).problems);
}

test('symbolic links that lead out of the book are refused, of files and of folders', () => {
  const secret = join(home, 'secret.txt');
  writeFileSync(secret, 'secret');
  for (const link of [
    'questions/one/secret.py',
    'questions/three',
    'public/secret.txt',
    'questions/one/lab',
  ]) {
    const text = linked(link, link.includes('.') ? secret : home);
    assert.ok(text.includes(`${link}\n  This symbolic link leads to a place outside the book.`), text);
    assert.match(text, /^1 problem /m);
  }
  assert.match(linked('questions/one/x.py', 'nowhere'), /The target of this symbolic link does not exist/);
});

test('what is hidden beside a book is not of it: no link, quotation or setting leads there', () => {
  const book = plant([
    [one, '## Heading', '<Code file="git/config" />\n\n## Heading'],
    ['questions/two/.x.py', '', 'print(1)\n'],
    ['questions/two/index.mdx', 'See', '<Code file=".x.py" />\n\nSee'],
    ['.git/config', '', 'secret'],
    ['book.yaml', 'name: B', 'name: B\ncss: .git/look.css'],
    ['.git/look.css', '', 'a { color: red }'],
  ]);
  const said = () => formatProblems(readBook(book).problems);
  symlinkSync('../../.git', join(book, 'questions/one/git'));
  assert.match(said(), /one\/git\n {2}This symbolic link leads to a place outside the book/);
  rmSync(join(book, 'questions/one/git'));
  assert.match(said(), /book\.yaml:\d+:\d+\n {2}The style sheet "\.git\/look\.css" is outside/);
  assert.match(said(), /The quoted file "\.x\.py" is outside/);
});

test('a link is refused where builds keep files, which they would write through', () => {
  const before = process.cwd();
  process.chdir(plant([]));
  symlinkSync(home, '.cache');
  // The same folder on a disk that knows no case.
  symlinkSync(home, '.Cache');
  const said = formatProblems(readBook(process.cwd()).problems);
  process.chdir(before);
  assert.match(said, /\.cache\n {2}This symbolic link leads to a place outside the book/);
  assert.match(said, /\.Cache\n {2}This symbolic link leads to a place outside the book/);
});

test('what would keep its reader waiting, such as a pipe, is refused and not read', () => {
  const book = plant([]);
  assert.equal(spawnSync('mkfifo', [join(book, 'questions/one/waits.mdx')]).status, 0);
  assert.match(
    formatProblems(readBook(book).problems),
    /waits\.mdx\n {2}This is neither a file nor a folder\./,
  );
});

test('a folder with the name of a text is refused', () => {
  const book = plant([], { 'questions/three/index.mdx/a.txt': '' });
  assert.match(formatProblems(readBook(book).problems), /three\/index\.mdx\n {2}This is a folder\./);
});

test('a link within the book is as good as what it leads to where the book is trusted, and else refused', () => {
  assert.equal(linked('questions/one/again.py', 'one.py', 'trusted: true\n'), '0 problems in the content');
  // Bundlers take a file for what the name of the target says.
  for (const [link, target] of [
    ['questions/one/again.py', 'one.py'],
    ['pages/about.mdx', '../questions/one/one.py'],
    ['data/c.bin', '../book.yaml'],
    ['questions/one/lab', '../two'],
  ] as const)
    assert.match(linked(link, target), /\n {2}This is a symbolic link, behind which/, link);
  // A line of a text trusts nothing.
  const inText =
    '{ name: B, tagline: t, topics: [{ slug: a, title: A }], description: "d\ntrusted: true\ne" }';
  const book = plant([], { 'book.yaml': inText });
  symlinkSync('one.py', join(book, 'questions/one/again.py'));
  assert.match(
    formatProblems(readBook(book).problems),
    /again\.py\n {2}This is a symbolic link, behind which/,
  );
});

const laughs = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
`;
const deep = `x: ${'['.repeat(20_000)}`;
for (const [what, find, put] of [
  ['book.yaml', 'name: B\n', 'name: B\n'],
  [one, 'number: 1\n', 'number: 1\n'],
  ['questions/one/flow.yaml', 'title: T\n', 'title: T\n'],
] as const)
  test(`YAML that grows without bound is reported with its place: ${what}`, () => {
    assert.match(
      report([[what, find, put + laughs]]),
      new RegExp(`${what}:\\d+:\\d+\\n  The aliases \\(\\*name\\)`),
    );
    assert.match(
      report([[what, find, `${put}${deep}\n`]]),
      new RegExp(`${what}:\\d+\\n  The lists and maps of this`),
    );
  });
test('so is that of what is published', () => {
  assert.match(report([['published.yaml', '', laughs]]), /published\.yaml:2:\d+\n {2}The aliases/);
});

test('a few aliases are read', () => {
  assert.equal(report([[one, 'topics: [optics]', 'topics: &t [optics]\naliases: *t']]), '');
});

test('lists without an end are reported in the line where they are too many, and brackets in words are none', () => {
  const pairs = (count: number, text: string) => `aliases:\n${`  - ${text}\n`.repeat(count)}topics: [optics]`;
  assert.equal(report([[one, 'topics: [optics]', pairs(120, 'Is 1 in [0, 1)?')]]), '');
  const lists = `${'['.repeat(60)}\n  ${'['.repeat(60)}`;
  assert.match(
    report([[one, 'topics: [optics]', `topics: ${lists}`]]),
    /index\.mdx:\d+\n {2}The lists and maps of this YAML are nested more/,
  );
});

test('a text or a program that is nested without bound is reported, and ends nothing', () => {
  const times = 100_000;
  for (const text of [`{${'('.repeat(times)}1${')'.repeat(times)}}`, '> '.repeat(times), '- '.repeat(times)])
    assert.match(
      report([[one, '## Heading {#heading}', text]]),
      /index\.mdx:17\n {2}Brackets, quotations or lists are nested too deeply/,
    );
  const tags = `${'<b>'.repeat(9000)}a${'</b>'.repeat(9000)}`;
  assert.match(report([[one, '## Heading {#heading}', tags]]), /Elements are nested too deeply/);
  const program = `export const x = ${'['.repeat(times)}${']'.repeat(times)};\n`;
  const text = report([
    [one, '## Heading', "import { x } from './numbers.ts';\n\n## Heading"],
    ['questions/one/numbers.ts', '', program],
  ]);
  assert.match(
    text,
    /numbers\.ts:1:\d+\n {2}This cannot be read as TypeScript: its parts are nested too deeply/,
  );
});

test('a published address that leads elsewhere is refused', () => {
  for (const [put, field] of [
    ['questions: { ../../x: { number: 9, anchors: [] } }', 'questions'],
    ['topics: [../x]', 'topics.0'],
    ['pages: [a/b]', 'pages.0'],
  ] as const)
    assert.match(
      report([
        [
          'published.yaml',
          '',
          `topics: []\nquestions: {}\n${put}\n`.replace(
            `${field.split('.')[0]}: ${field === 'questions' ? '{}' : '[]'}\n`,
            '',
          ),
        ],
      ]),
      new RegExp(`published\\.yaml:\\d+:\\d+\\n.*${field}`),
      put,
    );
});

test('a name that is not UTF-8 is reported, since nothing finds its file', () => {
  const book = plant([]);
  const name = Buffer.concat([Buffer.from(`${book}/questions/one/a`), Buffer.of(0xff), Buffer.from('.txt')]);
  writeFileSync(name, 'x');
  const said = formatProblems(readBook(book).problems);
  rmSync(name);
  assert.match(
    said,
    /questions\/one\/a\ufffd\.txt\n {2}The name of this file is not UTF-8\..*\n.*\n {2}fix: rename it/,
  );
});
