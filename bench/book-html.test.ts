/** Search is measured on pages that the site did not render; they must read the same. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pageText } from '#outputs/search/page-text.ts';
import { writeSearchIndex } from '#outputs/search/search-index.ts';
import { words } from '#search/tokens.ts';
import { writeBook } from './book-files.ts';
import { htmlOf } from './book-html.ts';
import { searchedPages } from './contestants.ts';
import { generateBook } from './generated-book.ts';

const home = mkdtempSync(join(tmpdir(), 'book-html-'));
after(() => rmSync(home, { recursive: true, force: true }));

/** What search knows of each page of a built folder, by number. */
const indexed = (site: string) =>
  readdirSync(join(site, 'pagefind/fragment'))
    .flatMap(
      (name) => pageText(`fragment/${name}`, readFileSync(join(site, 'pagefind/fragment', name))) ?? [],
    )
    .map(({ fragment: _, body, headings, ...page }) => ({
      ...page,
      title: page.title.replace(/\s/g, ' '),
      headings,
      body: words(body).join(' '),
    }))
    .sort((a, b) => Number(a.number) - Number(b.number));

test('generated pages read as the site would render them', async () => {
  const book = generateBook(8, 3);
  assert.ok(book.pages.some(({ blocks }) => blocks.some(({ type }) => type === 'diagram')));
  writeBook(book, join(home, 'content'));
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(home, 'content'), OUT_DIR: join(home, 'built') },
  });
  assert.equal(status, 0, stderr);
  for (const page of book.pages) {
    const folder = join(home, 'written/questions', page.slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), htmlOf(page, book));
  }
  await writeSearchIndex(join(home, 'written'), searchedPages(join(home, 'written')), book.topics);
  assert.deepEqual(indexed(join(home, 'written')), indexed(join(home, 'built')));
});
