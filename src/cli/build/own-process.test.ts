/** A program of a book that never ends is stopped, and outlives nobody. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ownProcess } from './own-process.ts';
import { isAlive } from './place.ts';

const folder = mkdtempSync(join(tmpdir(), 'step-'));
after(() => rmSync(folder, { recursive: true }));
const here = (name: string) => JSON.stringify(join(import.meta.dirname, name));
const endless = join(folder, 'endless.mjs');
writeFileSync(
  endless,
  `import { asStep } from ${here('step.ts')};
await asStep(async () => {
  console.log(process.pid);
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (;;);
});`,
);

/** Against a wait without end for a process that stays. */
const limit = { timeout: 300_000 };

test('a step that never ends is stopped, and says what its author can do', async () => {
  await assert.rejects(
    ownProcess(endless, [], {}, 3000),
    /A program or a font of the book did not finish within 3 s[^]*numbers\.ts, lab\/stage\.ts[^]*fix: look for an endless loop/,
  );
});

test('a step that never ends is gone soon after the build that started it was killed', limit, async () => {
  const parent = join(folder, 'parent.mjs');
  writeFileSync(
    parent,
    `import { ownProcess } from ${here('own-process.ts')};\nawait ownProcess(${JSON.stringify(endless)}, []);`,
  );
  const build = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(build.stdout, 'data')) as [Buffer];
  const step = Number(said.toString());
  assert.ok(isAlive(step));
  build.kill('SIGKILL');
  while (isAlive(step)) await new Promise((resolve) => setTimeout(resolve, 50));
});
