import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameRoles, ownRoles, rolesOf } from './roles.ts';

const roles = { flour: 'what is weighed', plain: 'stage', water: 'what is poured' };

test('a book names its roles, and may name those of every book otherwise', () => {
  assert.deepEqual(rolesOf({ roles }), {
    plain: 'stage',
    wrong: 'wrong',
    flour: roles.flour,
    water: roles.water,
  });
  assert.deepEqual(ownRoles(roles), ['flour', 'water']);
});

test('styles get the names in the order of the book; places that it leaves free stay', () => {
  assert.equal(
    nameRoles('.role-2 { color: var(--role-2-fill) } .role-3, .role-plain {}', ownRoles(roles)),
    '.role-water { color: var(--role-water-fill) } .role-3, .role-plain {}',
  );
});
