import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { defaultsOf, type Controls, type ParamsOf } from './controls.ts';
import type { AnyLab } from './lab.ts';
import {
  drawnStage,
  drawnThumb,
  firstState,
  nearestStop,
  shows,
  stopAtShare,
  type AnyStage,
} from './stage.ts';

const stages = await Promise.all(
  globSync('content/questions/*/lab/stage.ts').map(async (file) => {
    const { stage } = (await import(resolve(file))) as { stage: AnyStage };
    const { lab } = (await import(resolve(file, '../lab.ts'))) as { lab: AnyLab };
    const states = lab.presets
      .slice(0, 3)
      .map(
        ({ params }) => ({ ...defaultsOf(stage.controls), ...stage.fixes, ...params }) as ParamsOf<Controls>,
      );
    return { slug: file.split('/').at(-3)!, stage, states: [firstState(stage), ...states] };
  }),
);

test('every stage has one to three inputs, three presets to try, a name and a word on what it is not', () => {
  assert.ok(stages.length >= 10);
  for (const { slug, stage, states } of stages) {
    assert.ok(stage.inputs.length >= 1 && stage.inputs.length <= 3, slug);
    assert.equal(states.length, 4, slug);
    assert.match(stage.label, /\w{3}/, slug);
    assert.match(stage.note, /\w{3}/, slug);
    for (const { name } of stage.inputs) assert.ok(name in stage.controls, `${slug} ${name}`);
  }
});

test('each state is drawn for every canvas, with a ghost where there was another', () => {
  for (const { slug, stage, states } of stages) {
    const [first] = states;
    for (const params of states)
      for (const kind of ['wide', 'narrow'] as const) {
        assert.doesNotMatch(
          drawnStage(stage, { params }, kind),
          /NaN|undefined|data-ghost|\sstyle=|\son\w+=/,
          slug,
        );
        const moved = drawnStage(stage, { params, before: first }, kind);
        if (params !== first && moved !== drawnStage(stage, { params: first! }, kind)) continue;
        assert.doesNotMatch(moved, /data-ghost/, slug);
      }
    assert.ok(
      states.some((params) => drawnStage(stage, { params, before: first }, 'wide').includes('data-ghost')),
      slug,
    );
  }
});

test('a sentence takes two lines at most, and holds no number that is none', () => {
  for (const { slug, stage, states } of stages)
    for (const params of states) {
      const said = stage.sentence({ params }).replace(/<[^>]*>/g, '');
      assert.ok(said.length > 20 && said.length <= 190, `${slug}: ${said}`);
      assert.doesNotMatch(said, /NaN|undefined|Infinity/, slug);
    }
});

test('the drawing of a card has nothing that cards are drawn without', () => {
  for (const { slug, stage, states } of stages)
    for (const drawn of [
      drawnThumb(stage),
      ...states.map((params) => drawnStage(stage, { params }, 'thumb')),
    ])
      assert.doesNotMatch(drawn, /vector-effect|text-decoration|✗|NaN/, slug);
});

test('the stop that is nearest, and the one at a share of a scale', () => {
  assert.equal(nearestStop([1, 2, 4, 8], 5), 2);
  assert.equal(nearestStop([1, 2, 4, 8], 99), 3);
  assert.equal(stopAtShare([1, 2, 4, 8], 0.34), 2);
  assert.equal(stopAtShare([1, 2, 4, 8], -1), 1);
  assert.equal(stopAtShare([1, 2, 4, 8], 2), 8);
});

test('a stage shows a state if each of its parameters changes the drawing', () => {
  const [{ stage }] = stages as [(typeof stages)[number]];
  const ofWidth: AnyStage = {
    ...stage,
    picture: ({ params }) => `<path d="M0 0h${String(params['width'])}"/>`,
  };
  assert.ok(shows(ofWidth, {}));
  assert.ok(shows(ofWidth, { width: 3 }));
  assert.ok(!shows(ofWidth, { width: 3, height: 5 }));
  assert.ok(shows({ ...ofWidth, fixes: { height: 5 } as object }, { width: 3, height: 5 }));
});
