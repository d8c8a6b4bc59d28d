import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'cards-'));
process.env['CACHE_DIR'] = folder;
const [{ cachedCard }, { drawCard }] = await Promise.all([import('./cache.ts'), import('./card.ts')]);
after(() => rmSync(folder, { recursive: true }));

test('a picture is drawn once, and again when what it is drawn from changes; cards of another program go', async () => {
  mkdirSync(join(folder, 'cards/other'), { recursive: true });
  let drawn = 0;
  const card = (key: string) => ({
    name: 'A book',
    headline: 'What is attention?',
    plainHeadline: 'attention',
    facts: [],
    mark: { shapes: '' },
    figure: {
      key,
      draw: () => `<svg viewBox="0 0 9 ${(drawn += 1)}"><path d="M1 1h5" stroke="#000000"/></svg>`,
    },
  });
  const first = await cachedCard(card('a'));
  assert.ok(first.equals(await cachedCard(card('a'))));
  assert.equal(drawn, 1);
  drawn = 0;
  assert.ok(first.equals(await drawCard(card('a'))));
  await cachedCard(card('b'));
  assert.equal(drawn, 2);
  assert.ok(!existsSync(join(folder, 'cards/other')));
});
