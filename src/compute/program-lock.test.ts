import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockPrograms } from './program-lock.ts';

lockPrograms();

test('no function leads to one that makes programs of texts, and all else works', () => {
  const name = ['con', 'structor'].join('') as 'constructor';
  for (const kind of [() => 1, async () => 1, function* () {}, async function* () {}, class {}, Math.max])
    assert.throws(() => (kind[name] as FunctionConstructor)('return process')(), /only a trusted book/);
  Error.prepareStackTrace = (_, frames) => frames;
  assert.equal(new Error('x').stack, 'Error: x');
  assert.throws(() => (Error.stackTraceLimit = 9), TypeError);
  assert.equal(new (class A {})().constructor.name, 'A');
  assert.equal(new Date(0).getTime(), 0);
});

test('what JavaScript brings stays as it is, and what inherits it may differ', () => {
  const owners: object[] = [Object, JSON, Math, Reflect, Object.getPrototypeOf([].values()) as object];
  for (const { prototype } of [Array, Map, Promise, RegExp, String, URL, Function, Error])
    owners.push(prototype);
  for (const owner of owners)
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (typeof value !== 'function') continue;
      assert.equal(
        Reflect.set(owner, name, () => 'planted') && Reflect.get(owner, name) !== value,
        false,
        name,
      );
      assert.throws(() => Object.defineProperty(owner, name, { value: 1 }), TypeError, name);
    }
  assert.throws(() => Object.assign(Object.getPrototypeOf({}) as object, { shell: 'sh' }), TypeError);
  for (const { prototype } of [Function, Map, Uint8Array, Promise, String]) {
    assert.throws(() => Object.assign(prototype, { planted: 1 }), TypeError);
    assert.throws(() => void Object.setPrototypeOf(prototype, { planted: 1 }), TypeError);
  }
  assert.throws(() => Object.assign(globalThis, { JSON: {} }), TypeError);
  const map = Object.assign(new Map(), { get: () => 'own' });
  assert.equal(map.get(), 'own');
  const failure = Object.assign(new Error('x'), { name: 'Failure', toString: () => 'own' });
  assert.deepEqual([failure.name, String(failure)], ['Failure', 'own']);
});

test('an error of Node’s is copied by none of its modules, and its decoder shows no memory', () => {
  let thrown: unknown;
  try {
    structuredClone(() => 1);
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown instanceof DOMException);
  const prototype = Object.getPrototypeOf(thrown) as object;
  assert.deepEqual(Object.getOwnPropertySymbols(prototype), []);
  assert.throws(() => Object.assign(prototype, { planted: 1 }), TypeError);
  const decoder = new TextDecoder('utf-16le');
  assert.deepEqual(Reflect.ownKeys(decoder), []);
  assert.equal(decoder.decode(new Uint8Array([65, 0])), 'A');
  assert.throws(() => new TextDecoder('none'), RangeError);
});
