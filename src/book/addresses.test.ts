import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { takenAddresses } from './addresses.ts';

test('the address of every page of the generator is taken', () => {
  const routes = readdirSync('src/site/pages').map((name) => name.split('.')[0]!.replace(/^_/, ''));
  assert.deepEqual(
    routes.filter((route) => route !== '[page]' && !takenAddresses.has(route)),
    [],
  );
  assert.ok(routes.includes('topics') && !takenAddresses.has('about'));
});
