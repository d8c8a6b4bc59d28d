import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLicense, licenseOf } from './license.ts';

test('a licence is named as its readers know it, with the address of its text', () => {
  const shown = (license: string) => {
    assert.ok(isLicense(license), license);
    return licenseOf(license);
  };
  const commons = 'https://creativecommons.org';
  assert.deepEqual(shown('CC-BY-NC-SA-4.0'), {
    name: 'CC BY-NC-SA 4.0',
    url: `${commons}/licenses/by-nc-sa/4.0/`,
  });
  assert.deepEqual(shown('CC0-1.0'), { name: 'CC0 1.0', url: `${commons}/publicdomain/zero/1.0/` });
  assert.deepEqual(shown('MIT'), { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' });
  assert.deepEqual(shown('https://example.org/terms'), { url: 'https://example.org/terms' });
});

test('what is no licence is refused', () => {
  for (const license of ['CC-BY', 'CC BY 4.0', 'cc-by-4.0', 'CC-BY-4.1', 'http://example.org/', 'Mine'])
    assert.ok(!isLicense(license), license);
});
