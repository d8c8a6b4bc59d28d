import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { takenAddresses } from './addresses.ts';

test('the address of every page of the generator is taken', () => {
  const files = readdirSync('src/site/pages').filter((name) => !name.startsWith('['));
  // Those of lists and those that lead elsewhere are made by one file each.
  const routes = ['q', 'difficulty', ...files.map((name) => name.split('.')[0]!.replace(/^_/, ''))];
  assert.deepEqual(
    routes.filter((route) => !takenAddresses.has(route)),
    [],
  );
  assert.ok(routes.includes('topics') && !takenAddresses.has('about'));
});
