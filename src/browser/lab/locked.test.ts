import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { pureNames } from '#lab/pure-names.ts';

/** In a process of its own, which nothing else has to run in. */
const ends = (code: string): string => {
  const program = `import { lockForBook } from './src/browser/lab/locked.ts';\nlockForBook();\n${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stderr;
};

test('nothing that JavaScript brings can be given another meaning', () => {
  for (const change of [
    '[]["const" + "ructor"]["proto" + "type"].map = null;',
    'Object.getPrototypeOf([]).more = 1;',
    'Object.getPrototypeOf([].values()).next = null;',
    'Object.getPrototypeOf(Object.getPrototypeOf(function* () {})).next = null;',
    'Object.defineProperty(Object.getPrototypeOf(new Map()), "get", { value: 1 });',
    'Object.defineProperty(Object.getPrototypeOf(new Map()), "size", { get: () => 1 });',
    'Object.setPrototypeOf(Object.getPrototypeOf(new Uint8Array()), null);',
    'Object.getPrototypeOf(async () => {}).call = null;',
    'Reflect.apply = null;',
    'Promise.resolve = null;',
    'globalThis.Map = class {};',
    'Object.getPrototypeOf([].values().map(String)).next = null;',
    'Object.getPrototypeOf(new Intl.Segmenter().segment("a")).containing = null;',
    'RegExp.prototype.test.call(/a/, "a"); RegExp.lastMatch.length;',
  ])
    assert.match(ends(change), /TypeError/, change);
});

test('each name that a program of a book may use is locked', () => {
  const named = pureNames.split(' ').filter((name) => name in globalThis);
  assert(named.length > 50);
  const loose = `const loose = ${JSON.stringify(named)}.filter((name) => {
    const { value, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
    return configurable || (value instanceof Object && Object.isExtensible(value));
  });
  if (loose.length > 0) throw new Error(loose.join());`;
  assert.equal(ends(loose), '');
});

test('programs of the site go on as before', () => {
  assert.equal(
    ends(`class Own extends Error { constructor() { super('a'); this.name = 'Own'; this.message = 'b'; } toString() { return 'c'; } }
      if (String(new Own()) !== 'c' || [...new Set([1, 2])].map((x) => x + 1).join() !== '2,3') throw new Error('changed');
      Object.getPrototypeOf(new Map()).get = () => 'taken'; if (new Map([[1, 2]]).get(1) !== 2) throw new Error('taken');
      const own = new (class extends WeakMap {})(); own.get = () => 3; if (own.get() !== 3) throw new Error('kept'); await Promise.all([new URL('https://a.example'), import('node:path')]);`),
    '',
  );
});
