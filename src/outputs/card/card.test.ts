import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { cardSize, drawCard, type Card } from './card.ts';
import { mostPictures } from './figure.ts';
import { drawable, renderer } from './fonts.ts';
import { siteColour } from './styles.ts';

const card = (fields: Partial<Card> = {}): Card => ({
  name: 'A book',
  headline: 'What is attention?',
  plainHeadline: 'attention',
  facts: ['Pastry', 'advanced'],
  mark: { shapes: '<path d="M4 12h16"></path>' },
  ...fields,
});
const tall = (count: number) =>
  `<svg viewBox="0 0 300 ${count * 60}">${Array.from({ length: count }, (_, index) => `<g class="node role-plain"><rect x="100" y="${index * 60 + 10}" width="100" height="40"/><text class="label" x="150" y="${index * 60 + 35}">layer ${index}</text></g>`).join('')}</svg>`;

/** Pixels of a PNG, four bytes each, as another program reads it. */
function pixelsOf(png: Buffer, { width, height } = cardSize): Promise<Buffer> {
  const src = `data:image/png;base64,${png.toString('base64')}`;
  return renderer.render({ type: 'image', src, width, height }, { width, height, format: 'raw' });
}

/** Colours within 20 px of a card's edges, and the darkest of its text. */
async function look(png: Buffer) {
  const data = await pixelsOf(png);
  const { width, height } = cardSize;
  const edge = new Set<number>();
  let darkest = Infinity;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = data.readUIntBE((y * width + x) * 4, 3);
      if (x < 20 || y < 20 || x >= width - 20 || y >= height - 20) edge.add(colour);
      if (x < 740) darkest = Math.min(darkest, colour);
    }
  }
  return { edge, darkest };
}

test('a card is a PNG of the right size, below 100 KB, with its text inside, the same each time', async () => {
  const png = await drawCard(card());
  const { edge, darkest } = await look(png);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  assert.ok(png.length > 5_000 && png.length < 100_000);
  assert.ok(darkest < 0x303030);
  // The page's ground, the mark's, and the rule between them.
  assert.equal(edge.size, 3);
  assert.ok(png.equals(await drawCard(card())));
});

test('a large picture, or a mosaic, stands below what it says, within the edges, and is the same each time', async () => {
  const pictures = Array.from({ length: mostPictures }, (_, at) => tall(at + 1));
  for (const below of [undefined, 'One line.', 'Two lines and more. '.repeat(20)]) {
    for (const large of [1, 3, mostPictures].map((count) => pictures.slice(0, count))) {
      const png = await drawCard(card({ below, large }));
      assert.equal((await look(png)).edge.size, 1);
      assert.ok(png.length < 100_000);
      assert.ok(png.equals(await drawCard(card({ below, large }))));
    }
  }
});

test('a card is the same whatever was drawn before it', async () => {
  const text = card({ headline: 'Łódź → 注意 AVATAR', below: 'cut '.repeat(80) });
  await drawCard(card({ headline: 'AVA To fi ∑ 7.4', below: '什么意思 Łabel', large: [tall(9)] }));
  const hash = (png: Buffer) => createHash('sha256').update(png).digest('hex');
  const here = hash(await drawCard({ ...text, large: [tall(5)] }));
  const program = `
    const { drawCard } = await import('./src/outputs/card/card.ts');
    const png = await drawCard({ ...${JSON.stringify(text)}, large: [${JSON.stringify(tall(5))}] });
    console.log((await import('node:crypto')).createHash('sha256').update(png).digest('hex'));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.equal(run.stdout.trim(), here);
});

test('nothing reaches the edges, however long the texts are', async () => {
  const long = 'What happens to an extraordinarily long question '.repeat(8);
  const cards = [
    card({ headline: long, name: long, facts: [long, long] }),
    card({ headline: 'W'.repeat(200), below: long }),
    card({ headline: '注意力'.repeat(80), below: 'W'.repeat(300) }),
    card({ headline: 'A', below: long, facts: [] }),
  ];
  for (const each of cards) assert.equal((await look(await drawCard(each))).edge.size, 3);
});

test('titles and names in Chinese and Japanese are drawn', async () => {
  const drawn = new Set<string>();
  // Characters without a form would be the same boxes in titles of one length.
  for (const headline of ['什么是注意力？', '如何量化模型呢？', 'アテンションとは'])
    for (const name of ['书', '本']) drawn.add((await drawCard(card({ headline, name }))).toString('base64'));
  assert.equal(drawn.size, 6);
});

test('a headline in a script that no font has gives way to its plain form', async () => {
  const arabic = card({ headline: 'ما هو الانتباه', name: '어텐션', facts: ['ध्यान', 'advanced'] });
  const plain = card({ headline: 'attention', name: '', facts: ['advanced'] });
  assert.ok((await drawCard(arabic)).equals(await drawCard(plain)));
});

test('the mark of the book is its symbol, its logo or its letter', async () => {
  const red = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#c00" d="M0 0h9v9H0z"/></svg>',
  );
  const marks: Card['mark'][] = [
    { shapes: '<path d="M4 12h16"></path>' },
    { shapes: '<circle cx="12" cy="12" r="8"></circle>' },
    { picture: `data:image/svg+xml;base64,${red.toString('base64')}`, width: 90, height: 90 },
    { letter: 'A' },
    { letter: '面' },
    { letter: 'ध' },
  ];
  const drawn = await Promise.all(marks.map((mark) => drawCard(card({ mark }))));
  assert.equal(new Set(drawn.map((png) => png.toString('base64'))).size, marks.length);
  // In the middle of the panel.
  const at = (315 * cardSize.width + 974) * 4;
  assert.equal((await pixelsOf(drawn[2]!)).readUIntBE(at, 3), 0xcc0000);
});

test('a logo and the colour of the book are exact', async () => {
  // Each but a little off a colour of the site: its accent, its text, its page.
  const own = ['2a4bb0', '22242a', 'f8f8f2'];
  const bars = own.map((colour, at) => `<path fill="#${colour}" d="M0 ${at * 3}h9v3H0z"/>`).join('');
  const logo = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${bars}</svg>`);
  const picture = `data:image/svg+xml;base64,${logo.toString('base64')}`;
  const mark = { picture, width: 90, height: 90 };
  for (const fields of [{}, { large: [tall(4)] }]) {
    const data = await pixelsOf(await drawCard(card({ mark, ...fields })));
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    // A third each of 34 × 34 px, the least that a logo has, without its edges.
    for (const colour of own) assert.ok(counts.get(parseInt(colour, 16))! > 300, colour);
  }
  const symbol = await pixelsOf(await drawCard(card()));
  assert.ok(symbol.includes(Buffer.from(`${siteColour('--color-accent').slice(1)}ff`, 'hex')));
});

test('signs that the fonts have are shown as they are; others are made plain, left out, or lose the text', async () => {
  const shown = {
    'Plain “text” — 4 × 2 ≤ 9': 'Plain “text” — 4 × 2 ≤ 9',
    'Łódź, ångström, Việt': 'Łódź, ångström, Việt',
    'Σ λ α → ∑, Что такое?': 'Σ λ α → ∑, Что такое?',
    '什么是注意力 (attention)？': '什么是注意力 (attention)？',
    'W₀x and λ₂': 'W0x and λ2',
    'A party 🎉 for 👨‍👩‍👧 all': 'A party for all',
    'cafe\u0301': 'café',
    'ध्यान क्या है': undefined,
    어텐션이란: undefined,
    '🎉': undefined,
    ' ': undefined,
  };
  for (let time = 0; time < 2; time++)
    for (const [text, expected] of Object.entries(shown)) assert.equal(await drawable(text), expected);
});
