import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { createServer } from 'vite';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'content-problems-')));
after(() => rmSync(book, { recursive: true }));
process.env['CONTENT_DIR'] = book;
const { readQuestion } = await import('#check/reading/read-question.ts');
const { contentProblems } = await import('./content-problems.ts');
mkdirSync(join(book, 'questions/one'), { recursive: true });
writeFileSync(
  join(book, 'book.yaml'),
  'name: B\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
);
writeFileSync(
  join(book, 'questions/one/index.mdx'),
  '---\nquestion: What is one?\ntopics: [b]\nshortAnswer: One.\n---\nText.\n',
);

test('a file that goes while the book is read does not end the server: the book is read again', async () => {
  const { promise: report, resolve } = Promise.withResolvers<string>();
  mock.method(console, 'error', resolve);
  let reads = 0;
  const read: typeof readQuestion = (...all) => {
    reads += 1;
    if (reads === 1) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return readQuestion(...all);
  };
  const server = await createServer({
    root: book,
    configFile: false,
    server: { middlewareMode: true, watch: null, ws: false },
    plugins: [contentProblems(book, read, [])],
  });
  server.watcher.emit('change', join(book, 'questions/one/index.mdx'));
  assert.match(await report, /Unknown topic "b"/);
  assert.equal(reads, 2);
  await server.close();
});
