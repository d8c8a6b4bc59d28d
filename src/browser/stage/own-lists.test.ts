/** Lists of a stage, which is a program of the book: their methods may be its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handlesOf } from './handles.ts';
import { viewOf } from './view.ts';

/** Of what a browser or a book brings as much as is used here. */
const only = <T>(parts: object): T => Object.create(null, Object.getOwnPropertyDescriptors(parts)) as T;

test('no method of a list of the book is handed what holds elements of the page', () => {
  let called = 0;
  class Kept<T> extends Array<T> {
    override map<U>(each: (value: T, index: number, all: T[]) => U): U[] {
      called += 1;
      return super.map(each);
    }
  }
  const element = { addEventListener: () => {}, querySelector: () => element, querySelectorAll: () => [] };
  const stage = {
    controls: {},
    inputs: new Kept({ name: 'a' }),
    handles: new Kept({ box: () => undefined }),
  };
  viewOf(only(element), only(stage));
  const nothing = () => {};
  handlesOf(only(element), only(stage), () => ({}), nothing);
  assert.equal(called, 0);
  stage.inputs.map(String);
  assert.equal(called, 1);
});
