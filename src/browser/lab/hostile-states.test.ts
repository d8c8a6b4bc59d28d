/** Whatever stands behind `#lab?`, a lab gets parameters that it knows, and what it draws is no program. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { defaultsOf, readState, readValue, writeState, type Controls } from '#lab/controls.ts';
import { noFile, result, type AnyLab } from '#lab/lab.ts';
import { plainMarkup } from '#lab/markup.ts';

const labs = await Promise.all(
  globSync('content/{questions,pages}/*/{lab,live,line}/lab.ts').map(async (file) => {
    const { lab } = (await import(resolve(file))) as { lab: AnyLab };
    return { slug: file.split('/').slice(-3, -1).join('/'), ...lab };
  }),
);

/** Names that there are and names that there are not, with values of all kinds. */
const stateOf = (controls: Controls) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...Object.keys(controls)), hostileText),
        fc.oneof(
          hostileText,
          fc.double().map(String),
          fc.integer().map(String),
          fc.constantFrom('0', '1', '', ' ', '0x10', '1e3', '+4', '4.0'),
        ),
      ),
      { maxLength: 8 },
    )
    .map((pairs) => new URLSearchParams(pairs).toString());

function assertKnown(controls: Controls, params: Record<string, unknown>): void {
  assert.deepEqual(Object.keys(params), Object.keys(controls));
  assert.equal(Object.getPrototypeOf(params), Object.prototype);
  for (const [name, control] of Object.entries(controls)) {
    const value = params[name];
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    assert.strictEqual(readValue(control, text), value, `${name}=${text}`);
  }
}

for (const { slug, controls } of labs)
  test(`${slug}: any state gives parameters in range, and they are written as they are read`, () => {
    fc.assert(
      fc.property(fc.oneof(stateOf(controls), hostileText), (state) => {
        const { params, dropped } = readState(controls, state);
        assertKnown(controls, params);
        const written = writeState(controls, params);
        assert.deepEqual(readState(controls, written), { params, dropped: [] });
        for (const name of dropped) assert.equal(typeof name, 'string');
      }),
      { numRuns: runs },
    );
  });

test('a planted parameter out of range is found', () => {
  const { controls } = labs[0]!;
  const [name] = Object.entries(controls).find(([, { kind }]) => kind === 'number')!;
  assert.throws(() => assertKnown(controls, { ...defaultsOf(controls), [name]: NaN }));
});

test('the pictures of the labs hold plain markup alone', () => {
  for (const { controls, run, view, files } of labs) {
    // Those that read files are drawn by the build.
    if (files) continue;
    const params = defaultsOf(controls);
    assert.match(plainMarkup(view(result(run(params, noFile)), params)), /^</);
  }
});
