/** A build after an edit renders what the edit touches, and gives the bytes of a build from nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { writeBook } from '../../../bench/book/write-book.ts';
import { generateBook } from '../../../bench/book/generate-book.ts';

const home = mkdtempSync(join(tmpdir(), 'rebuild-'));
after(() => rmSync(home, { recursive: true, force: true }));
const content = join(home, 'content');
const book = generateBook(12, 5);
writeBook(book, content);
const pathOf = (slug: string) => join(content, 'questions', slug, 'index.mdx');
const edit = (path: string, change: (text: string) => string) => {
  const before = readFileSync(path, 'utf8');
  assert.notEqual(change(before), before);
  writeFileSync(path, change(before));
};

let fresh = 0;
/** Sums of all files of the site, and how many of its answers were rendered; all of them with a cache that is new. */
function build(cache = `fresh-${++fresh}`, env: Record<string, string> = {}) {
  const out = join(home, 'dist');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, CACHE_DIR: join(home, cache), ...env },
  });
  assert.equal(status, 0, stderr);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sums = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(out.length), createHash('sha256').update(readFileSync(path)).digest('hex')] as const;
  });
  const rendered = /answers rendered: (\d+), as before: (\d+)/.exec(stdout);
  return {
    sums: Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1))),
    rendered: rendered ? Number(rendered[1]) : book.pages.length,
  };
}

test('two builds from nothing, one in parts, give the same bytes; one after the other renders nothing', () => {
  const first = build('kept');
  assert.equal(first.rendered, book.pages.length);
  assert.ok(Object.keys(first.sums).length > 80);
  // In parts, as books of thousands are.
  assert.deepEqual(build(undefined, { RENDER_AT_ONCE: '5' }).sums, first.sums);
  const second = build('kept');
  assert.equal(second.rendered, 0);
  assert.deepEqual(second.sums, first.sums);
});

test('after an edit of one text, one answer is rendered', () => {
  edit(pathOf(book.pages[4]!.slug), (text) => `${text}\nOne more sentence.\n`);
  assert.equal(build('kept').rendered, 1);
});

test('a question asked in other words is rendered with those that name it', () => {
  const { slug, question } = book.pages[6]!;
  edit(pathOf(slug), (text) => text.replace(/^question: .*$/m, 'question: What was meant all the time?'));
  assert.notEqual(question, 'What was meant all the time?');
  const after = build('kept');
  // Its neighbours at least.
  assert.ok(after.rendered >= 3 && after.rendered < book.pages.length, String(after.rendered));
  assert.deepEqual(after.sums, build().sums);
});

test('a source changes the pages that cite it, a sign that the fonts lack changes all', () => {
  const { cites } = book.pages.find(({ cites }) => cites.length > 0)!;
  const citing = book.pages.filter((page) => page.cites.includes(cites[0]!)).length;
  edit(join(content, 'references.bib'), (text) =>
    text.replace(new RegExp(`(\\{${cites[0]},[\\s\\S]*?title\\s*=\\s*\\{+)`), '$1Newer '),
  );
  assert.equal(build('kept').rendered, citing);
  edit(pathOf(book.pages[0]!.slug), (text) => `${text}\nA sign that no other page has: ∰.\n`);
  const last = build('kept');
  assert.equal(last.rendered, book.pages.length);
  assert.deepEqual(last.sums, build().sums);
});

test('what is kept and cannot be read is made again', () => {
  truncateSync(join(home, 'kept/checks.json'), 100);
  truncateSync(join(home, 'kept/kept.sqlite'), 20_000);
  assert.equal(build('kept').rendered, book.pages.length);
});

test('what a build keeps goes with the question', () => {
  const { slug, related } = book.pages.at(-1)!;
  rmSync(join(content, 'questions', slug), { recursive: true });
  const rendered = build('kept').rendered;
  assert.ok(rendered >= 1 && rendered <= 1 + related.length, String(rendered));
  const database = new DatabaseSync(join(home, 'kept/kept.sqlite'));
  for (const table of ['pages', 'files'])
    assert.equal(
      database.prepare(`SELECT count(DISTINCT slug) AS slugs FROM ${table}`).get()!['slugs'],
      book.pages.length - 1,
    );
  database.close();
});
