import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, setOut } from './element.ts';
import { em } from './em.ts';
import { learn, letterOf, lettersOf, lineOf } from './letters.ts';

const texts = [
  'AVATAR, To Type: 7.4 LoRA (W0) fi ffi',
  'Łódź, ångström, Việt',
  'Σ λ ∑ → Что?',
  'cafe\u0301 x\u0331y',
];

test('a line of letters is as wide as satori sets it', async () => {
  for (const weight of [500, 600] as const) {
    await learn(texts.map((text) => ({ text, weight })));
    const style = {
      fontSize: em,
      fontWeight: weight,
      whiteSpace: 'pre',
      alignSelf: 'flex-start',
      fontFeatureSettings: '"calt" 0',
    };
    const { sizes } = await setOut(
      box({ flexDirection: 'column' }, ...texts.map((text) => ({ ...box(style, text), key: text }))),
      100 * em,
    );
    for (const text of texts)
      assert.ok(Math.abs(lineOf(text, weight).width - sizes.get(text)!.width) <= text.length / 2, text);
  }
});

test('pairs are kerned, spaces have a width, an accent stays on its letter', async () => {
  await learn([{ text: 'AV n', weight: 600 }]);
  const advance = (letter: string) => letterOf(letter, 600).advance;
  assert.ok(lineOf('AV', 600).width < advance('A') + advance('V') - em / 50);
  assert.ok(advance(' ') > em / 5 && advance(' ') < em / 3);
  assert.deepEqual(lettersOf('x\u0331y'), ['x\u0331', 'y']);
});

test('outlines stand on the baseline, in whichever face they are found', async () => {
  const letters = ['H', 'x', 'p', '∑', 'é', ' '];
  await learn([{ text: letters.join(''), weight: 600 }]);
  const [capital, small, descending, sum, accented, space] = letters.map((letter) => letterOf(letter, 600));
  const about = (value: number, parts: number) =>
    assert.ok(Math.abs(value / em - parts) < 0.04, String(value));
  about(capital!.bounds.bottom, 0);
  about(capital!.bounds.top, -0.73);
  about(small!.bounds.top, -0.55);
  about(descending!.bounds.bottom, 0.2);
  about(sum!.bounds.bottom, 0.24);
  about(accented!.bounds.left, 0.04);
  assert.equal(space!.markup, '');
});
