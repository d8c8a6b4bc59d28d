import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'cards-'));
process.env['CACHE_DIR'] = folder;
const [{ cachedCard }, { drawCard }, { cacheDir }] = await Promise.all([
  import('./cached-card.ts'),
  import('./card.ts'),
  import('#project/site.ts'),
]);
after(() => rmSync(folder, { recursive: true }));

test('a card is drawn once, as it is drawn alone, and again when what it shows changes', async () => {
  const card = (height: number) => ({
    name: 'A book',
    headline: 'What is attention?',
    plainHeadline: 'attention',
    facts: [],
    mark: { shapes: '' },
    large: [`<svg viewBox="0 0 9 ${height}"><path d="M1 1h5" stroke="#000000"/></svg>`],
  });
  const first = await cachedCard(card(1));
  assert.ok(first.equals(await drawCard(card(1))));
  assert.ok(first.equals(await cachedCard(card(1))));
  assert.equal(readdirSync(join(cacheDir, 'cards')).length, 1);
  assert.ok(!first.equals(await cachedCard(card(5))));
  assert.equal(readdirSync(join(cacheDir, 'cards')).length, 2);
  const late = /The card of “What is attention\?” was not drawn within 0 s\.\n {2}expected: a logo/;
  await assert.rejects(cachedCard(card(7), 0), late);
});
