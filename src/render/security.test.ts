import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersWith, policyWith } from './security.ts';
import { analyticsOf, commentsOf, dataAttributes, openedFor } from '#book/services.ts';

const comments = { repository: 'a/b', repositoryId: 'R_1', category: 'Answers', categoryId: 'DIC_1' };

const analytics = { script: 'https://plausible.io/js/script.js', data: { domain: 'example.org' } };

/** The part of a policy that the site's own lacks. */
function more(asked: Parameters<typeof openedFor>[0]): string[] {
  const own = policyWith().split('; ');
  return policyWith({}, openedFor(asked))
    .split('; ')
    .flatMap((directive) => {
      if (own.includes(directive)) return [];
      const before = own.find((line) => line.split(' ')[0] === directive.split(' ')[0]);
      return before === undefined
        ? [directive]
        : [`${directive.split(' ')[0]} +${directive.slice(before.length)}`];
    });
}

test('a book that asks for nothing has the policy of the site, and isolated pages', () => {
  assert.equal(policyWith({}, openedFor({})), policyWith());
  assert.doesNotMatch(policyWith(), /https?:/);
  assert.equal(headersWith(policyWith())['Cross-Origin-Embedder-Policy'], 'require-corp');
});

test('each service opens the policy for its own addresses alone', () => {
  assert.deepEqual(more({ analytics }), [
    'script-src + https://plausible.io/js/script.js',
    'img-src + https://plausible.io/',
    'connect-src + https://plausible.io/',
  ]);
  assert.deepEqual(more({ comments }), [
    'script-src + https://giscus.app/client.js',
    'style-src + https://giscus.app/default.css',
    'frame-src https://giscus.app',
  ]);
  const both = policyWith({}, openedFor({ comments, analytics }));
  assert.match(both, /script-src [^;]*plausible\.io[^;]* https:\/\/giscus\.app\/client\.js(?:;|$)/);
  assert.equal(headersWith(both)['Cross-Origin-Embedder-Policy'], undefined);
  assert.equal(headersWith(both)['Cross-Origin-Opener-Policy'], 'same-origin');
  assert.match(both, /require-trusted-types-for 'script'/);
});

test('programs of services get their data as attributes', () => {
  assert.deepEqual(dataAttributes(analyticsOf(analytics)), { 'data-domain': 'example.org' });
  const {
    'data-term': term,
    'data-lang': lang,
    'data-repo': repository,
  } = dataAttributes(commentsOf(comments, 'questions/one', 'de'));
  assert.deepEqual([term, lang, repository], ['questions/one', 'de', 'a/b']);
});
