import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { zip } from './zip.ts';

test('another program reads each file, compressed or stored, by its name', () => {
  const files = unzipSync(
    zip([
      ['é/a.txt', 'one '.repeat(100)],
      ['b', Uint8Array.of(1, 2), true],
      ['empty', ''],
    ]),
  );
  assert.deepEqual(Object.keys(files), ['é/a.txt', 'b', 'empty']);
  assert.equal(strFromU8(files['é/a.txt']!), 'one '.repeat(100));
  assert.deepEqual([[...files['b']!], files['empty']!.length], [[1, 2], 0]);
});

test('more files than ZIP can list are refused', () => {
  const files = Array.from({ length: 65_536 }, (_, at) => [String(at), '', true] as const);
  assert.throws(() => zip(files), /65,535 files, and these are 65536/);
  assert.equal(Object.keys(unzipSync(zip(files.slice(1)))).length, 65_535);
});
