import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { lastChanges } from './last-changes.ts';

const home = mkdtempSync(join(tmpdir(), 'changes-'));
after(() => rmSync(home, { recursive: true, force: true }));
const skip = spawnSync('git', ['--version']).error ? 'git is not installed' : false;

const git = (folder: string, day: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
    stdio: 'ignore',
  });

/** A repository with a book in its folder `book`, and the days on which files of it were committed. */
function repository(name: string, commits: readonly (readonly [day: string, ...files: string[]])[]): string {
  const folder = join(home, name);
  mkdirSync(folder);
  git(folder, '2026-01-01', 'init', '-q');
  for (const [day, ...files] of commits) {
    for (const file of files) {
      const path = join(folder, 'book', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, day);
    }
    git(folder, day, 'add', '.');
    git(folder, day, 'commit', '-qm', day);
  }
  return folder;
}
const commits = [
  ['2026-01-02', 'book.yaml', 'questions/one/index.mdx', 'questions/two/index.mdx', 'pages/about.mdx'],
  ['2026-02-03', 'questions/one/lab/lab.ts', 'pages/about/ä.png', 'numerics/orbit.ts'],
  ['2026-03-04', 'questions/two/asked.tsv'],
  ['2026-04-05', 'pages/about.de.mdx'],
] as const;

test('the last change of each question and page is that of its own files', { skip }, () => {
  assert.deepEqual(lastChanges(join(repository('whole', commits), 'book')), {
    'questions/one': '2026-02-03',
    'questions/two': '2026-01-02',
    'pages/about': '2026-04-05',
  });
});

test('without a history there is none', { skip }, () => {
  const shallow = join(home, 'shallow');
  git(home, '2026-01-01', 'clone', '-q', '--depth', '1', `file://${repository('far', commits)}`, shallow);
  assert.deepEqual(lastChanges(join(shallow, 'book')), {});
  const plain = join(home, 'plain');
  mkdirSync(join(plain, 'questions'), { recursive: true });
  assert.deepEqual(lastChanges(plain), {});
  assert.deepEqual(lastChanges(join(home, 'nowhere')), {});
});

test('nothing that a repository sets is run', { skip }, () => {
  const folder = repository('hostile', commits);
  const ran = join(home, 'ran');
  const program = join(home, 'program.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
  // A commit that looks signed, so that git asks who signed it.
  const signed = execFileSync('git', ['cat-file', 'commit', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  }).replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n');
  const hash = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    cwd: folder,
    input: signed,
    encoding: 'utf8',
  }).trim();
  git(folder, '2026-01-01', 'reset', '-q', '--hard', hash);
  for (const [name, value] of [
    ['log.showSignature', 'true'],
    ['gpg.program', program],
    ['core.fsmonitor', program],
    ['core.pager', program],
    ['diff.external', program],
  ] as const)
    git(folder, '2026-01-01', 'config', name, value);
  execFileSync('git', ['log', '--format=%cs'], { cwd: folder, stdio: 'ignore' });
  assert.ok(existsSync(ran), 'git alone runs the program');
  rmSync(ran);
  assert.equal(lastChanges(join(folder, 'book'))['questions/one'], '2026-02-03');
  assert.ok(!existsSync(ran));
});

test('a setting that names a pipe keeps no build waiting', { skip }, () => {
  const folder = repository('pipes', commits);
  execFileSync('mkfifo', [join(folder, '.git/pipe')]);
  git(folder, '2026-01-01', 'config', 'mailmap.file', '.git/pipe');
  assert.equal(lastChanges(join(folder, 'book'))['questions/one'], '2026-02-03');
  git(folder, '2026-01-01', 'config', 'diff.orderFile', '.git/pipe');
  assert.deepEqual(lastChanges(join(folder, 'book'), 200), {});
});

test('a repository that lies as a plain folder in a book is none', { skip }, () => {
  const folder = repository('bare', commits);
  const book = join(home, 'bare-book');
  git(home, '2026-01-01', 'clone', '-q', '--bare', folder, book);
  assert.deepEqual(lastChanges(book), {});
});
