import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance } from './edit-distance.ts';
import { formatProblems, mute, nearest } from './problem.ts';

test('edit distance counts a swap of neighbours once', () => {
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('goelogy', 'geology'), 1);
  assert.equal(editDistance('kitten', 'sitting'), 3);
});

test('nearest names what was probably meant, and nothing far away', () => {
  assert.equal(nearest('geolgy', ['seismology', 'geology']), 'geology');
  assert.equal(nearest('xyz', ['seismology', 'geology']), undefined);
});

test('a report is sorted by file and line and says how many there are', () => {
  const report = formatProblems([
    { file: 'b.mdx', message: 'second' },
    { file: 'a.mdx', line: 7, column: 2, message: 'first', expected: 'x', fix: 'y' },
  ]);
  assert.equal(
    report,
    'a.mdx:7:2\n  first\n  expected: x\n  fix: y\n\nb.mdx\n  second\n\n2 problems in the content',
  );
});

test('what speaks to a terminal or turns the order of words is muted, and lines stay', () => {
  assert.equal(
    mute('a\n\u001b[2Jb\tc\rd\u009be\u202ef\u2066g'),
    'a\n\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg',
  );
  assert.equal(mute('é “x” — 漢字 ع'), 'é “x” — 漢字 ع');
});
