import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { defaultsOf, readState } from './controls.ts';
import type { AnyLab } from './lab.ts';
import { presetHash, presetPath } from './preset-link.ts';

const labs = await Promise.all(
  globSync('content/questions/*/lab/lab.ts').map(async (file) => {
    const { lab } = (await import(resolve(file))) as { lab: AnyLab };
    return { slug: file.split('/').at(-3)!, ...lab };
  }),
);

test('the presets of every lab have ids that do for an address, each once', () => {
  assert.ok(labs.length >= 10);
  for (const { slug, presets } of labs) {
    const ids = presets.map(({ id }) => id);
    assert.ok(ids.length > 0, slug);
    assert.equal(new Set(ids).size, ids.length, slug);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/, slug);
  }
});

test('the link of a preset opens the lab with its parameters', () => {
  for (const { slug, controls, presets } of labs) {
    for (const preset of presets) {
      const [start, state = ''] = presetHash(controls, preset).split('?');
      assert.equal(start, '#lab');
      assert.deepEqual(
        readState(controls, state),
        { params: { ...defaultsOf(controls), ...preset.params }, dropped: [] },
        `${slug} ${preset.id}`,
      );
    }
  }
});

test('a preset has a page below its question', () => {
  assert.equal(presetPath('a-question', 'two-steps'), '/questions/a-question/lab/two-steps/');
});
