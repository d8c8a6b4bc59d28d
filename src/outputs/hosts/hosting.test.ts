import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { policyOf } from './hosting.ts';

const site = mkdtempSync(join(tmpdir(), 'policy-'));
after(() => rmSync(site, { recursive: true }));

test('the policy of a site is that of its pages, with nothing in it that a server would fill in', () => {
  const policyIn = (policy: string) => {
    writeFileSync(join(site, '404.html'), `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    return policyOf(site);
  };
  assert.equal(policyIn("default-src 'self'"), "default-src 'self'");
  for (const planted of ['script-src {env.SECRET}', "script-src 'self'\\"])
    assert.equal(policyIn(planted), undefined, planted);
});
