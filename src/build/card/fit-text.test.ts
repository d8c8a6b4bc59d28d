import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, setOut } from './element.ts';
import { fitText, type TextFrame } from './fit-text.ts';

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

/** Size in px that a fitted text really takes. */
async function taken(text: string) {
  const fitted = await fitText(text, frame);
  const { sizes } = await setOut(
    box({ flexDirection: 'column', width: 600 }, { ...fitted.element, key: 'it' }),
    600,
  );
  return { ...fitted, ...sizes.get('it')! };
}

test('a short text takes the largest size', async () => {
  const { size, lines, cut } = await fitText('What is LoRA?', frame);
  assert.deepEqual({ size, lines, cut }, { size: 76, lines: 1, cut: false });
});

test('the longer a text, the smaller it is set; it never leaves its frame', async () => {
  let before = Infinity;
  for (const count of [1, 8, 14, 18, 22, 30, 60, 200]) {
    const { size, lines, cut, width, height } = await taken(words(count));
    assert.ok(size <= before && frame.sizes.includes(size));
    assert.ok(lines <= frame.maxLines && height <= frame.height && width <= frame.width);
    assert.equal(height, lines * Math.round(size * frame.lineHeight));
    assert.equal(cut, count >= 60);
    before = size;
  }
  assert.equal(before, 42);
});

test('a long word makes the text smaller before it is broken', async () => {
  const word = 'Electroencephalographically';
  assert.ok((await fitText(word, frame)).size < 76);
  const { size, lines, cut } = await fitText(word.repeat(3), frame);
  assert.deepEqual({ size, cut }, { size: 42, cut: false });
  assert.ok(lines >= 3);
});

test('a text that is cut says so with an ellipsis, and shows what comes before it', async () => {
  const { element } = await fitText(words(200), frame);
  const shown = await setOut(element, 600);
  const whole = await setOut(
    box({ ...element.props.style, display: 'block', lineClamp: 100 }, words(200)),
    600,
  );
  assert.ok(shown.svg.length > 1000 && shown.svg.length < whole.svg.length / 2);
});
