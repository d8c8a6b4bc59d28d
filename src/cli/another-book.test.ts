/** A book made of imported documents is a site of its own, with nothing of this project's book in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { ImportReport } from '#import/report.ts';
import type { Book } from '#book/schema.ts';

const home = mkdtempSync(join(tmpdir(), 'another-book-'));
after(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(dirname(out), { recursive: true, force: true });
});
const content = join(home, 'content');
// Below the project Astro keeps what it needs while building beside its output, so that two builds do not meet.
const out = resolve(`.cache/another-book-${process.pid}/dist`);

function run(script: string, args: string[] = []) {
  return spawnSync(process.execPath, [`src/cli/${script}.ts`, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      CONTENT_DIR: content,
      OUT_DIR: out,
      SITE_URL: 'https://book.example',
      BASE_PATH: '',
    },
  });
}

test('documents become a book that builds, is searched, and is its own', () => {
  const documents = globSync('e2e/fixtures/import/*.{md,txt}').sort();
  const imported = run('import', [...documents, '--json']);
  assert.equal(imported.status, 0, imported.stderr);
  const report = JSON.parse(imported.stdout) as ImportReport;
  assert.deepEqual(report.incomplete, []);
  const questions = report.files.flatMap((file) => file.questions).filter(({ status }) => status === 'taken');
  assert.ok(questions.length > 50);
  const left = report.files
    .flatMap((file) => file.questions)
    .filter(
      ({ status, question }) =>
        status === 'unanswered' && !questions.some((taken) => taken.question === question),
    );

  const built = run('build');
  assert.equal(built.status, 0, built.stderr);
  assert.doesNotMatch(built.stderr + built.stdout, /does not exist or is empty/);

  const index = globSync(join(out, 'search/*/pages-*.json')).flatMap(
    (path) => JSON.parse(readFileSync(path, 'utf8')) as { url: string; title: string }[],
  );
  const fragments = globSync(join(out, 'pagefind/fragment/*.pf_fragment')).map((path) =>
    gunzipSync(readFileSync(path)).toString('utf8'),
  );
  const sitemap = readFileSync(join(out, 'sitemap-0.xml'), 'utf8');
  for (const { slug, question } of questions) {
    const url = `/questions/${slug}/`;
    assert.ok(existsSync(join(out, url, 'index.html')), `${url} exists`);
    const entry = index.find((page) => page.url === url);
    assert.ok(entry, `search knows ${url}`);
    assert.equal(entry.title.replace(/\s+/g, ' '), question.replace(/\s+/g, ' '));
    assert.ok(
      fragments.some((fragment) => fragment.includes(`"url":"${url}"`)),
      `the full text of ${url} is searched`,
    );
    assert.ok(sitemap.includes(`https://book.example${url}`), `${url} is in the sitemap`);
  }
  const home = readFileSync(join(out, 'index.html'), 'utf8');
  for (const { question } of left) assert.ok(!home.includes(question), `"${question}" is not published`);

  const ours = parse(readFileSync('content/book.yaml', 'utf8')) as Book;
  const foreign = [
    ours.name,
    ours.tagline,
    ours.description.slice(0, 40),
    ...globSync('content/questions/*/index.mdx').map(
      (path) => /^question: "?(.{20,60})/m.exec(readFileSync(path, 'utf8'))![1]!,
    ),
  ];
  assert.ok(foreign.length > 10);
  for (const path of globSync(join(out, '**/*.{html,json,js,css,xml,txt,svg}'))) {
    const text = readFileSync(path, 'utf8');
    for (const phrase of foreign) assert.ok(!text.includes(phrase), `${path} holds "${phrase}"`);
  }
  for (const fragment of fragments)
    for (const phrase of foreign) assert.ok(!fragment.includes(phrase), `a fragment holds "${phrase}"`);

  for (const path of globSync(join(out, 'questions/*/index.html'))) {
    const html = readFileSync(path, 'utf8');
    // The text of an answer stands in attributes, too, where a sign opens no element.
    const main = /<main[\s\S]*<\/main>/.exec(html)![0].replace(/ data-[\w-]+="[^"]*"/g, '');
    assert.doesNotMatch(main, /<(?:iframe|img|object|embed|style|form)\b/, path);
    assert.doesNotMatch(main, /<script(?! type="module" src="\/assets\/)/, path);
    assert.doesNotMatch(main, /<[^>]*\s(?:on\w+|style)=|href="javascript:/, path);
  }
});
