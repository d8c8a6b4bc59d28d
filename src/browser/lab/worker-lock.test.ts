import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableFunctionConstructors } from './worker-lock.ts';

test('no function leads to one that makes programs of texts', () => {
  disableFunctionConstructors();
  const name = ['con', 'structor'].join('') as 'constructor';
  for (const kind of [() => 1, async () => 1, function* () {}, async function* () {}, class {}, Math.max])
    assert.throws(() => kind[name]('return fetch'), TypeError);
});
