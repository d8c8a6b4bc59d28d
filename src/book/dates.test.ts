import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, isoDate } from './dates.ts';

test('dates do not depend on the machine’s time zone', () => {
  const date = new Date('2026-11-25T00:00:00Z');
  assert.equal(formatDate(date), '25 November 2026');
  assert.equal(isoDate(date), '2026-11-25');
});
