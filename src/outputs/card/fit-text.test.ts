import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, setOut } from './element.ts';
import { fitText, oneLine, type TextFrame } from './fit-text.ts';
import { learn } from './letters.ts';

const frame: TextFrame = {
  width: 600,
  height: 360,
  sizes: [76, 60, 50, 42],
  lineHeight: 1.2,
  weight: 600,
  maxLines: 6,
};
const words = (count: number) =>
  Array.from({ length: count }, (_, index) => ['model', 'gradient', 'of', 'attention', 'a'][index % 5]).join(
    ' ',
  );

async function fitted(text: string) {
  await learn([{ text, weight: 600 }]);
  return fitText(text, frame);
}

/** Width in px of the widest line of a fitted text, by satori. */
async function widest({ lines, size }: { lines: readonly string[]; size: number }): Promise<number> {
  const { sizes } = await setOut(
    box(
      { flexDirection: 'column', fontSize: size, fontWeight: 600 },
      ...lines.map((line, at) => ({ ...box({ alignSelf: 'flex-start' }, line), key: String(at) })),
    ),
    5000,
  );
  return Math.max(...[...sizes.values()].map(({ width }) => width));
}

test('a short text takes the largest size', async () => {
  const { size, lines, cut } = await fitted('What is LoRA?');
  assert.deepEqual({ size, lines, cut }, { size: 76, lines: ['What is LoRA?'], cut: false });
});

test('the longer a text, the smaller it is set; it never leaves its frame', async () => {
  let before = Infinity;
  for (const count of [1, 8, 14, 18, 22, 30, 60, 200]) {
    const text = await fitted(words(count));
    const { size, lines, lineBox, cut } = text;
    assert.ok(size <= before && frame.sizes.includes(size));
    assert.ok(lines.length <= frame.maxLines && lines.length * lineBox <= frame.height);
    assert.ok((await widest(text)) <= frame.width + 1);
    assert.equal(lineBox, Math.round(size * frame.lineHeight));
    assert.equal(cut, count >= 60);
    before = size;
  }
  assert.equal(before, 42);
});

test('a long word makes the text smaller before it is broken', async () => {
  const word = 'Electroencephalographically';
  assert.ok((await fitted(word)).size < 76);
  const { size, lines, cut } = await fitted(word.repeat(3));
  assert.deepEqual({ size, cut }, { size: 42, cut: false });
  assert.ok(lines.length >= 3);
  assert.equal(lines.join(''), word.repeat(3));
});

test('a text that is cut says so with an ellipsis, and shows what comes before it', async () => {
  const { lines, cut } = await fitted(words(200));
  assert.ok(cut && lines.at(-1)!.endsWith('…'));
  assert.ok(words(200).startsWith(lines.join(' ').slice(0, -1)));
});

test('a line is cut only where it is too long', async () => {
  await learn([{ text: 'A long name', weight: 600 }]);
  assert.equal(oneLine('A long name', 600, 30, 300), 'A long name');
  assert.equal(oneLine('A long name', 600, 30, 100), 'A lo…');
  assert.equal(oneLine('A long name', 600, 30, 1), '…');
});
