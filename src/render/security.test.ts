import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersWith, policyWith, whileWriting, workersWhileWriting } from './security.ts';
import { dataAttributes, openedFor } from '#book/analytics.ts';

const analytics = { script: 'https://plausible.io/js/script.js', data: { domain: 'example.org' } };

test('a book that asks for nothing has the policy of the site, and isolated pages', () => {
  assert.doesNotMatch(policyWith(), /https?:/);
  assert.equal(headersWith(policyWith())['Cross-Origin-Embedder-Policy'], 'require-corp');
});

test('a script that counts visits opens the policy for its own addresses alone, and gets its data as attributes', () => {
  const opened = policyWith(openedFor(analytics));
  const own = policyWith().split('; ');
  assert.deepEqual(
    opened.split('; ').filter((directive) => !own.includes(directive)),
    [
      "script-src 'self' 'wasm-unsafe-eval' https://plausible.io/js/script.js",
      "img-src 'self' data: https://plausible.io/",
      "connect-src 'self' https://plausible.io/",
    ],
  );
  assert.equal(headersWith(opened)['Cross-Origin-Embedder-Policy'], undefined);
  assert.equal(headersWith(opened)['Cross-Origin-Opener-Policy'], 'same-origin');
  assert.match(opened, /require-trusted-types-for 'script'/);
  assert.deepEqual(dataAttributes(analytics), { 'data-domain': 'example.org' });
});

test('an author’s server differs in styles and trusted types alone', () => {
  const built = policyWith({ 'style-src': ["'sha256-x'"] }).split('; ');
  const writing = whileWriting(built.join('; ')).split('; ');
  assert.deepEqual(
    built.filter((line) => !writing.includes(line)).map((line) => line.split(' ')[0]),
    ['style-src', 'require-trusted-types-for', 'trusted-types'],
  );
  assert.deepEqual(
    writing.filter((line) => !built.includes(line)),
    ["style-src 'self' 'unsafe-inline'"],
  );
});

test('a worker on an author’s server asks no other place, and runs no text', () => {
  const sources = new Map(
    workersWhileWriting.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]),
  );
  assert.deepEqual(sources.get('connect-src'), ["'self'"]);
  const known = ["'self'", "'wasm-unsafe-eval'"];
  assert.deepEqual(
    sources.get('script-src')?.filter((source) => !known.includes(source)),
    [],
  );
});
