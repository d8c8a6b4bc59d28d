/** What the threat model says shows something is there: each test that it names, and what it says of a name. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('every test that the threat model names exists', () => {
  const model = readFileSync('docs/pages/threat-model.mdx', 'utf8');
  const named = [...model.matchAll(/`([\w/.-]+\.(?:test|spec)\.ts)`(?:: ([^|,\n]*[^|,\s]))?/g)];
  assert.ok(named.length > 20);
  for (const [, file, name] of named) {
    assert.ok(existsSync(file!), file);
    if (name)
      assert.match(readFileSync(file!, 'utf8'), new RegExp(`test\\(\\s*['"\`]${name}`), `${file}: ${name}`);
  }
});
