/** A build that fails leaves the previous site as it was, whether the check or the rendering stops it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const home = mkdtempSync(join(tmpdir(), 'build-'));
after(() => rmSync(home, { recursive: true, force: true }));

function build(
  name: string,
  body: string,
  env: Record<string, string> = {},
  { fields = '', files = {} }: { fields?: string; files?: Record<string, string> } = {},
) {
  const content = join(home, name, 'content');
  const out = join(home, name, 'dist');
  mkdirSync(join(content, 'questions/one'), { recursive: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'index.html'), 'the previous site');
  writeFileSync(
    join(content, 'book.yaml'),
    'name: B\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
  );
  writeFileSync(
    join(content, 'questions/one/index.mdx'),
    `---\nquestion: What is one?\ntopics: [a]\nshortAnswer: One.\n${fields}---\n${body}\n`,
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(content, file), text);
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, ...env },
  });
  return { status, stderr, out, home: join(home, name) };
}

function assertUntouched({ status, out, home }: ReturnType<typeof build>) {
  assert.equal(status, 1);
  assert.deepEqual(readdirSync(home).sort(), ['content', 'dist']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the previous site');
}

test('a fault that the check finds', () => {
  const result = build('check', '<Note>');
  assertUntouched(result);
  assert.match(result.stderr, /index\.mdx:6:1[\s\S]*closing tag[\s\S]*is as it was/);
});

test('a fault that only rendering finds', () => {
  const result = build('render', '<Value of={"four"} />');
  assertUntouched(result);
  assert.match(result.stderr, /<Value> was given wrong properties[\s\S]*of: .*number[\s\S]*is as it was/);
});

test('a SITE_URL that is no URL', () => {
  const result = build('env', 'Text.', { SITE_URL: 'example' });
  assertUntouched(result);
  assert.match(result.stderr, /SITE_URL is "example"/);
});

test('a book of one question with the least that builds', () => {
  const result = build('least', 'Text.');
  assert.equal(result.status, 0, result.stderr);
  assert.ok(existsSync(join(result.out, 'questions/one/index.html')));
  assert.ok(existsSync(join(result.out, 'pagefind/pagefind.js')));
  assert.deepEqual(readdirSync(result.home).sort(), ['content', 'dist']);
  const home = readFileSync(join(result.out, 'index.html'), 'utf8');
  assert.doesNotMatch(home, /Grounded|grounded/);
  assert.deepEqual(
    readdirSync(join(result.out, 'og'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.png'))
      .sort(),
    ['one.png', 'site/home.png', 'topic/a.png'],
  );
});

const published = (anchors: string) => ({
  files: { 'published.yaml': `questions:\n  one:\n    number: 1\n    anchors: [${anchors}]\n` },
});
/** The state that the build asks the answer of these tests to be recorded in. */
const versionAsked = (stderr: string) => /version: "([0-9a-f]{8})"/.exec(stderr)?.[1] ?? '';

test('an anchor that was published and is renamed stops the build until it is said where it went', () => {
  const body = '## New name {#new-name}\n\nText.';
  const unnoted = build('unnoted', body, {}, published('old-name'));
  assertUntouched(unnoted);
  assert.match(unnoted.stderr, /No note says when the answer was published[\s\S]*npm run record/);
  const changes = `number: 1\nchanges:\n  - version: "${versionAsked(unnoted.stderr)}"\n    date: 2026-01-01\n    note: First published.\n`;
  const renamed = build('renamed', body, {}, { ...published('old-name'), fields: changes });
  assertUntouched(renamed);
  assert.match(renamed.stderr, /published\.yaml\n.*#old-name was published and is no more[\s\S]*"moved"/);
  const moved = build(
    'moved',
    body,
    {},
    { ...published('old-name, new-name'), fields: `${changes}moved: { old-name: new-name }\n` },
  );
  assert.equal(moved.status, 0, moved.stderr);
  assert.match(
    readFileSync(join(moved.out, 'questions/one/index.html'), 'utf8'),
    /<h2 id="new-name"><span class="landing" id="old-name"><\/span>/,
  );
});

test('a page that was published under another address leads on from there', () => {
  const list = {
    files: { 'published.yaml': 'questions:\n  before:\n    number: 1\n    anchors: [answer]\n' },
  };
  const asked = versionAsked(build('asked', 'Text.', {}, list).stderr);
  const changes = `number: 1\nchanges:\n  - version: "${asked}"\n    date: 2026-01-01\n    note: First published.\n`;
  const gone = build('gone', 'Text.', {}, { ...list, fields: changes });
  assertUntouched(gone);
  assert.match(gone.stderr, /\/questions\/before\/ was published and is no more/);
  const kept = build('kept', 'Text.', {}, { ...list, fields: `${changes}formerly: [before]\n` });
  assert.equal(kept.status, 0, kept.stderr);
  const redirect = readFileSync(join(kept.out, 'questions/before/index.html'), 'utf8');
  assert.match(redirect, /http-equiv="refresh" content="0; url=\/questions\/one\/"/);
  assert.equal(
    readFileSync(join(kept.out, 'questions/before.md'), 'utf8'),
    readFileSync(join(kept.out, 'questions/one.md'), 'utf8'),
  );
});
