/** The file in which builds keep what they have made outlives them, and is begun anew where it cannot be read. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the file in a program of its own, does something with it, and counts the cards. */
function cardsAfter(code = ''): string {
  const program = `import { kept } from './kept.ts'; ${code}; console.log(kept().prepare('SELECT count(*) AS n FROM cards').get().n)`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, CACHE_DIR: folder },
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}
const addCard = "kept().exec(`INSERT INTO cards VALUES ('a', x'00')`)";

test('what is kept is there for the next program', () => {
  assert.equal(cardsAfter(addCard), '1');
  assert.equal(cardsAfter(), '1');
});

test('tables of another form are begun anew', () => {
  cardsAfter("kept().exec('DROP TABLE pages; PRAGMA user_version = 99')");
  assert.equal(cardsAfter("kept().exec('SELECT key FROM pages')"), '0');
});

test('a file that is no database is begun anew', () => {
  cardsAfter(addCard);
  writeFileSync(join(folder, 'kept.sqlite'), 'no database '.repeat(1000));
  assert.equal(cardsAfter(), '0');
});
