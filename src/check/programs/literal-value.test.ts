import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reachOf } from './program-reach.ts';

test('a value that is written out is that value, in whatever way it is written', () => {
  for (const [source, value] of [
    ['3', 3],
    ['-0.5', -0.5],
    ['"a\\x5f"', 'a_'],
    ['`a\nb`', 'a\nb'],
    ['[1, [true, null], -2]', [1, [true, null], -2]],
    ['({ a: 1, "b c": { 2: "x" } })', { a: 1, 'b c': { 2: 'x' } }],
  ] as const)
    assert.deepEqual(reachOf(source, 'tsx').literal?.value, value, source);
});

test('what computes, is a pattern, or would be read otherwise is none', () => {
  for (const source of [
    ...[
      '/a/',
      '[/a/g, `x`]',
      '1n',
      '1 + 1',
      '-[1]',
      '-"1"',
      '!0',
      'void 0',
      'undefined',
      '[1, , 2]',
      '[...[1]]',
      '`${1}`',
    ],
    ...[
      '({ __proto__: 1 })',
      '({ "__proto__": 1 })',
      '({ [1]: 1 })',
      '({ a() {} })',
      '({ get a() { return 1 } })',
    ],
    ...['({ a })', '({ ...{} })', '1; 2', '"a" as string', '(1, 2)', '() => 1', '<b />'],
  ])
    assert.equal(reachOf(source, 'tsx').literal, undefined, source);
});
