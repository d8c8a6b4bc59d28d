import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildingName, isChangingPlaces, replaceSite, recover, tryPlace } from './place.ts';

const home = mkdtempSync(join(tmpdir(), 'place-'));
after(() => rmSync(home, { recursive: true, force: true }));
const site = join(home, 'book/dist');
/** A number that no process has any more. */
const { pid: dead } = spawnSync(process.execPath, ['-e', '']);

function write(folder: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'offline.json'), text);
  writeFileSync(join(folder, '_headers'), '');
  return folder;
}
const shown = () => readFileSync(join(site, 'offline.json'), 'utf8');

test('a build that was killed while sites changed places: the old one comes back, what is left goes', () => {
  write(`${site}.previous-${dead}`, 'the site of before');
  write(`${site}.building-${dead}`, 'half a site');
  recover(site);
  assert.equal(shown(), 'the site of before');
  assert.deepEqual(readdirSync(join(home, 'book')), ['dist']);
});

test('a site on its way is told from the site, and from folders of a book', () => {
  for (const path of [buildingName(site), `${site}.previous-${dead}/index.html`])
    assert.ok(isChangingPlaces(path, site), path);
  for (const path of [site, `${site}/index.html`, `${site}.previous-one`, join(home, 'book/questions')])
    assert.ok(!isChangingPlaces(path, site), path);
});

test('killed after that, the new site stays', () => {
  write(`${site}.previous-${dead}`, 'an older site');
  recover(site);
  assert.equal(shown(), 'the site of before');
  assert.deepEqual(readdirSync(join(home, 'book')), ['dist']);
});

test('the build of a living process is its own; finished, it takes its place', () => {
  const workshop = join(home, 'workshop/site');
  const finished = write(buildingName(workshop), 'the new site');
  recover(workshop);
  tryPlace(site);
  replaceSite(finished, site);
  assert.equal(shown(), 'the new site');
  assert.deepEqual(readdirSync(join(home, 'book')), ['dist']);
});

test('a folder that no build has made is not replaced, such as that of the book', () => {
  const book = join(home, 'other');
  tryPlace(book);
  mkdirSync(book);
  tryPlace(book);
  writeFileSync(join(book, 'book.yaml'), '');
  assert.throws(
    () => tryPlace(book),
    /would replace .*other, which no build has made: it holds book\.yaml\./,
  );
  // Another program may have a file of this name.
  writeFileSync(join(book, 'offline.json'), '');
  assert.throws(() => tryPlace(book), /no build has made/);
});
