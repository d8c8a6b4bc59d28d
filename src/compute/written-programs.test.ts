import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyWrittenPrograms } from './written-programs.ts';

test('no function leads to one that makes programs of texts, and all else works', () => {
  onlyWrittenPrograms();
  const name = ['con', 'structor'].join('') as 'constructor';
  for (const kind of [() => 1, async () => 1, function* () {}, async function* () {}, class {}, Math.max])
    assert.throws(() => (kind[name] as FunctionConstructor)('return process')(), /only a trusted book/);
  Error.prepareStackTrace = (_, frames) => frames;
  assert.match(String(new Error('x').stack), /^Error: x/);
  assert.equal(new (class A {})().constructor.name, 'A');
  assert.equal(new Date(0).getTime(), 0);
});
