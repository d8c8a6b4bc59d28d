import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedOn, formatDate } from './dates.ts';

test('dates do not depend on the machine’s time zone', () => {
  assert.equal(formatDate('2026-11-25'), '25 November 2026');
  assert.equal(formatDate(undefined), '');
});

test('an answer is as it is since its last change, or else since its review or its writing', () => {
  const changes = ['2026-01-02', '2026-03-04'].map((date) => ({ date, version: '01234567', note: '' }));
  assert.equal(changedOn({ changes, reviewed: '2026-05-06' }), '2026-03-04');
  assert.equal(changedOn({ changes: [], reviewed: '2026-05-06', written: '2026-01-02' }), '2026-05-06');
  assert.equal(changedOn({ changes: [] }), undefined);
});
