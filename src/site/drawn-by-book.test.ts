/** Whatever a program of a book exports as a lab or a stage, a page gets texts and plain markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labFrom, stageFrom } from './drawn-by-book.ts';

/** What Astro would write into a page as it is. */
const raw = Object.assign(new String('<script>1</script>'), { [Symbol.toStringTag]: 'HTMLString' });
const control = { kind: 'number', label: 'a', min: 0, max: 1, step: 1, default: 0 };
const lab = {
  ...{ title: 'a', intro: 'a', simplified: ['a'], controls: { x: control } },
  presets: [{ id: 'a', label: 'a', look: 'a', params: {} }],
};
const stage = {
  ...{ controls: { x: control }, label: 'a', note: 'a', inputs: [{ kind: 'choice', name: 'x', label: 'a' }] },
  picture: () => '<path d="M1 1"/>',
  sentence: () => 'It is <b>1</b>.',
};
const labOf = (more: object) => labFrom('one', { lab: { ...lab, ...more } });
const stageOf = (more: object) => stageFrom('one', { stage: { ...stage, ...more } })!;

test('texts of labs and stages are texts', () => {
  assert.equal(labOf({})?.title, 'a');
  assert.equal(labFrom('one', undefined), undefined);
  for (const [more, place] of [
    [{ title: raw }, 'title'],
    [{ intro: () => raw }, 'intro'],
    [{ press: { render: () => raw } }, 'press'],
    [{ simplified: [raw] }, 'simplified.0'],
    [{ presets: [{ ...lab.presets[0], label: raw }] }, 'presets.0.label'],
    [{ controls: { x: { ...control, label: raw } } }, 'controls.x.label'],
    [{ controls: { x: { ...control, options: { a: raw } } } }, 'controls.x.options.a'],
    [{ controls: { x: { ...control, default: raw } } }, 'controls.x.default'],
  ] as const)
    assert.throws(() => labOf(more), new RegExp(`"${place}" of the lab of "one" is wrong: Invalid`), place);
  for (const more of [{ note: raw }, { label: raw }, { play: { label: raw } }, { inputs: [{ label: raw }] }])
    assert.throws(() => stageOf(more), /of the stage of "one" is wrong: /);
});

test('a stage draws plain markup alone', () => {
  const seen = { params: {} };
  assert.equal(stageOf({}).sentence(seen), 'It is <b>1</b>.');
  const wrong = stageOf({
    picture: () => '<image href="x" onload="1"/>',
    sentence: () => '<iframe src="/x/">',
    inputs: [{ ...stage.inputs[0], html: () => '<script>1</script>' }],
  });
  const [input] = wrong.inputs;
  assert.throws(
    () => wrong.picture(seen, { kind: 'wide', width: 9, height: 9 }),
    /no picture of the stage of "one" may hold/,
  );
  assert.throws(() => wrong.sentence(seen), /no picture of the stage of "one" may hold/);
  assert.throws(
    () => input?.kind === 'choice' && input.html!('a', {}),
    /no picture of the stage of "one" may hold/,
  );
});
