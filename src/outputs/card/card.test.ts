import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import sharp from 'sharp';
import { cardSize, type Card } from './card.ts';
import { kept } from '../kept.ts';
import { fontFile } from './card-fonts.ts';
import { drawnCard } from './drawn-card.ts';
import { stored } from './stored.ts';

const card = (fields: Partial<Card> = {}): Card => ({
  name: 'A book',
  headline: 'What is attention?',
  plainHeadline: 'attention',
  facts: ['Architecture', 'advanced'],
  ...fields,
});
const figure = (svg: string) => ({ key: svg, draw: () => svg });
const tall = (count: number) =>
  `<svg viewBox="0 0 300 ${count * 60}">${Array.from({ length: count }, (_, index) => `<g class="node role-frozen"><rect x="100" y="${index * 60 + 10}" width="100" height="40"/><text class="label" x="150" y="${index * 60 + 35}">layer ${index}</text></g>`).join('')}</svg>`;

/** Raw pixels of a card, and the colours within 20 px of its edges. */
async function look(png: Buffer) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data.readUIntBE((y * info.width + x) * 3, 3);
  const edge = new Set<number>();
  const left = new Set<number>();
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (x < 20 || y < 20 || x >= info.width - 20 || y >= info.height - 20) edge.add(at(x, y));
      if (x < 740) left.add(at(x, y));
    }
  }
  return { info, edge, darkest: Math.min(...left) };
}

test('a card is a PNG of the right size, below 100 KB, with its text inside, the same each time', async () => {
  const png = await drawnCard(card({ figure: figure(tall(4)) }));
  const { info, edge, darkest } = await look(png);
  assert.deepEqual({ width: info.width, height: info.height }, cardSize);
  assert.ok(png.length > 5_000 && png.length < 100_000);
  assert.ok(darkest < 0x303030);
  // The page's ground, the drawing's, and the rule between them.
  assert.equal(edge.size, 3);
  assert.ok(png.equals(await drawnCard(card({ figure: figure(tall(4)) }))));
});

test('a card is the same whatever was drawn before it', async () => {
  const text = card({ headline: 'Łódź → AVATAR', below: 'cut '.repeat(80), figure: figure(tall(5)) });
  await drawnCard(card({ headline: 'AVA To fi ∑ 7.4', below: 'Type, Łabel', figure: figure(tall(9)) }));
  const here = createHash('sha256')
    .update(await drawnCard(text))
    .digest('hex');
  const program = `
    const { drawnCard } = await import('./drawn-card.ts');
    const png = await drawnCard({ ...${JSON.stringify(text)}, figure: { draw: () => ${JSON.stringify(tall(5))} } });
    console.log((await import('node:crypto')).createHash('sha256').update(png).digest('hex'));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  assert.equal(stdout.trim(), here);
});

test('nothing reaches the edges, however long the texts and the drawing are', async () => {
  const long = 'What happens to an extraordinarily long question '.repeat(8);
  const cards = [
    card({ headline: long, name: long, facts: [long, long], figure: figure(tall(30)) }),
    card({ headline: 'W'.repeat(200), below: long }),
    card({ headline: 'A', below: long, facts: [] }),
  ];
  for (const each of cards) assert.equal((await look(await drawnCard(each))).edge.size, 3);
});

test('a headline in another script gives way to its plain form', async () => {
  const chinese = card({ headline: '什么是注意力?', name: '书', facts: ['主题', 'advanced'] });
  const plain = card({ headline: 'attention', name: '', facts: ['advanced'] });
  assert.ok((await drawnCard(chinese)).equals(await drawnCard(plain)));
});

test('a figure without a picture leaves the mark of the site', async () => {
  const bare = await drawnCard(card());
  assert.ok(bare.equals(await drawnCard(card({ figure: figure('<p>only numbers</p>') }))));
});

test('what is stored is made once', async () => {
  const name = `test-${process.pid}.png`;
  let made = 0;
  const make = () => Promise.resolve(Buffer.from(`bytes ${++made}`));
  try {
    assert.equal(String(await stored(name, make)), 'bytes 1');
    assert.equal(String(await stored(name, make)), 'bytes 1');
  } finally {
    kept().prepare('DELETE FROM cards WHERE name = ?').run(name);
  }
});

test('a font that is not there stops the build and says what to do', () => {
  assert.throws(
    () => fontFile('@fontsource/inter/files/no.woff'),
    /inter\/files\/no\.woff, which the social cards .*run npm ci/,
  );
});
