import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answerVersion } from './answer-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'version-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a version changes with what is claimed, not with how lines are wrapped', () => {
  const answer = { question: 'Why?', shortAnswer: 'Because of 4 bits.' };
  const first = answerVersion(answer, 'One two.\nThree.', folder);
  assert.match(first, /^[0-9a-f]{8}$/);
  assert.equal(answerVersion(answer, '\nOne\n two.   Three.\n', folder), first);
  assert.notEqual(
    answerVersion({ ...answer, shortAnswer: 'Because of 5 bits.' }, 'One two.\nThree.', folder),
    first,
  );
  assert.notEqual(answerVersion(answer, 'One two, Three.', folder), first);
  const found = { ...answer, aliases: ['How so?'], titles: { de: 'Warum?' }, terms: { de: ['Gründe'] } };
  assert.equal(answerVersion(found, 'One two. Three.', folder), first);
  writeFileSync(join(folder, 'numbers.test.ts'), 'a test');
  writeFileSync(join(folder, 'index.mdx'), 'the page itself');
  mkdirSync(join(folder, 'data.v2'));
  assert.equal(answerVersion(answer, 'One two. Three.', folder), first);
  writeFileSync(join(folder, 'one.py'), 'print(1)');
  assert.notEqual(answerVersion(answer, 'One two. Three.', folder), first);
});

test('what a record says counts, not which state of a program made it', () => {
  const withRecord = (source: string, outcome: string) => {
    const record = JSON.stringify({ source, claims: [{ outcome }] }, null, 2);
    writeFileSync(join(folder, 'claims.json'), record);
    return answerVersion({ question: 'Why?', shortAnswer: 'Because.' }, '', folder);
  };
  const first = withRecord('0123abcd', '111');
  assert.equal(withRecord('4567abcd', '111'), first);
  assert.notEqual(withRecord('0123abcd', '110'), first);
});

test('texts do not run into each other', () => {
  assert.notEqual(
    answerVersion({ question: 'a', shortAnswer: 'b c' }, 'd', folder),
    answerVersion({ question: 'a b', shortAnswer: 'c' }, 'd', folder),
  );
});
