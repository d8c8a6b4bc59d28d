/** Whatever a program of a book exports as a lab or a stage, a page gets texts and plain markup. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { ShownLab } from '#lab/shown.ts';

const book = mkdtempSync(join(tmpdir(), 'shown-'));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const { shownLab, shownStage } = await import('./shown.ts');
after(() => rmSync(book, { recursive: true }));

const folder = join(book, 'questions/one/lab');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(book, 'book.yaml'),
  'name: A\ntagline: b\ndescription: c\nroles: { ray: light }\ntopics: [{ slug: a, title: A }]\n',
);
const controls = `{ x: { kind: 'number', label: 'a', min: 0, max: 1, step: 1, default: 0 } }`;
const json = '{ "id": "one", "label": "a", "look": "a", "params": { "x": 1 } }';
const preset = JSON.parse(json) as ShownLab['presets'][number];

const labWith = (more = '') => {
  writeFileSync(
    join(folder, 'lab.ts'),
    `export const lab = {
  title: 'a', intro: 'a', simplified: ['a'], controls: ${controls}, presets: [${json}],
  *run() { yield { progress: 1 }; },
  view: () => '<p>1</p>',
  summary: () => 'one',
  ${more}
};`,
  );
  return shownLab(folder);
};
const stageWith = (more = '') => {
  writeFileSync(
    join(folder, 'stage.ts'),
    `export const stage = {
  controls: ${controls}, label: 'a', note: 'a', inputs: [{ kind: 'stepper', name: 'x', label: 'a', stops: [0, 1] }],
  picture: ({ params: { x } }: { params: { x: number } }) => \`<path d="M1 \${x}"/>\`,
  sentence: ({ params: { x } }: { params: { x: number } }) => \`It is <b>\${x}</b>.\`,
  ${more}
};`,
  );
  return shownStage(folder, [preset]);
};

test('a page has the texts of a lab and its frame, and of a stage its first state and its presets', async () => {
  const { title, html, files, presets } = await labWith();
  assert.deepEqual(
    { title, html, files, presets },
    { title: 'a', html: '<p>1</p>', files: [], presets: [preset] },
  );
  const stage = await stageWith();
  assert.equal(stage.sentence, 'It is <b>0</b>.');
  assert.match(stage.wide, /M1 0/);
  assert.deepEqual(stage.tries, [{ label: 'a', state: 'x=1' }]);
  assert.match(stage.presets['one']!.thumb, /M1 1/);
  assert.deepEqual([stage.inputs[0]!.text, stage.inputs[0]!.stops], ['0', 2]);
  assert.equal((await stageWith("sentence: () => 'a <b>&lt;</b> b'")).room, 'a < b');
});

test('texts of labs and stages are texts, where they stand is said', async () => {
  for (const [more, place] of [
    ['title: {}', 'title'],
    ['intro: () => 1', 'intro'],
    ['press: { render: 1 }', 'press'],
    ['simplified: [[]]', 'simplified.0'],
    ['presets: [{ id: "a", label: 1, look: "a", params: {} }]', 'presets.0.label'],
    [`controls: { x: { ...${controls}.x, label: 1 } }`, 'controls.x.label'],
    [
      `controls: { x: { ...${controls}.x, squares: { rows: [{}], columns: [] } } }`,
      'controls.x.squares.rows.0',
    ],
  ] as const)
    await assert.rejects(labWith(more), (error: Error & { loc?: { file: string } }) => {
      assert.match(error.message, new RegExp(`^"${place}" is wrong: Invalid`), place);
      assert.equal(error.loc?.file, join(folder, 'lab.ts'));
      return true;
    });
  // An array of its own kind would give elements any attributes.
  const attributes = `{ map: (of) => /roll/.test(of) ? [] : [{ facts: { 'aria-label': 'a', onclick: '1' } }], find() {} }`;
  await assert.rejects(
    stageWith(`handles: ${attributes}`),
    /^Error: "handles.0.facts" is wrong: Unrecognized/,
  );
  await assert.rejects(stageWith('note: 1'), /^Error: "note" is wrong: Invalid/);
  await assert.rejects(stageWith('play: { label: {}, seconds: 1 }'), /^Error: "play" is wrong: Invalid/);
});

test('an input of a stage stops at the value that its picture begins with', async () => {
  const stops = (list: string, more = '') =>
    stageWith(`inputs: [{ kind: 'slider', name: 'x', label: 'a', stops: ${list}${more} }]`);
  await assert.rejects(stops('[0.25, 1]'), (error: Error & { loc?: { file: string } }) => {
    assert.match(
      error.message,
      /slider of "x" stops at 0\.25, 1, but the picture begins with 0\. Expected: 0 among its "stops", or one of them as/,
    );
    assert.equal(error.loc?.file, join(folder, 'stage.ts'));
    return true;
  });
  await stops('[0.1 + 0.2 - 0.3, 1]');
  await stops('[0.25, 1]', ', when: ({ x }) => x > 0');
});

test('a stage draws plain markup alone, in all that a page shows', async () => {
  for (const more of [
    `picture: () => '<image href="x" onload="1"/>'`,
    `sentence: () => '<iframe src="/x/">'`,
    `sentence: ({ params }) => params.x ? '<script>1</script>' : 'It is 0.'`,
    `sentence: () => ({ replace: 1 })`,
    `picture: () => '<image href="https://example.org/x.png"/>'`,
    `picture: () => '<use href="//example.org/x.svg#a"/>'`,
    String.raw`picture: () => '<path fill="\\75rl(//example.org/#a)"/>'`,
    `picture: () => '<path fill="&#117;rl(//example.org/#a)"/>'`,
    `controls: { x: { kind: 'choice', label: 'a', options: { a: 'A' }, default: 'a' } },
     inputs: [{ kind: 'choice', name: 'x', label: 'a', html: () => '<script>1</script>' }]`,
  ])
    await assert.rejects(stageWith(more), (error: Error & { loc?: { file: string } }) => {
      assert.match(error.message, /no picture may hold|stopped with an error|not a function/, more);
      assert.equal(error.loc?.file, join(folder, 'stage.ts'));
      return true;
    });
});

test('a role that the book lacks is said with the line that names it', async () => {
  const drawn = (role: string) => `view: () => '<svg><g class="series role-${role}"></g></svg>'`;
  await labWith(drawn('ray'));
  await labWith(drawn('wrong'));
  writeFileSync(join(folder, 'core.ts'), "\nexport const role = 'rays';\n");
  for (const [failing, file, line] of [
    [() => labWith(drawn('rai')), 'lab.ts', 6],
    [() => stageWith('picture: () => `<g class="series role-${["ra", "ys"].join("")}"></g>`'), 'core.ts', 2],
  ] as const)
    await assert.rejects(failing(), (error: Error & { loc?: { file: string; line: number } }) => {
      assert.match(
        error.message,
        /^This draws the role "ra\w+", which is none of plain, wrong, ray \(`roles` in book\.yaml\): did you mean "ray"\?/,
      );
      assert.deepEqual(error.loc, { file: join(folder, file), line });
      return true;
    });
});
