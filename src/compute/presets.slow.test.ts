import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import type { AnyLab } from '#lab/lab.ts';
import { assertFinite } from '#lab/testing.ts';
import { frameOf } from './ask-program.ts';
import { labProgram } from './lab-program.ts';

for (const file of globSync('content/questions/*/lab/lab.ts')) {
  const { lab } = (await import(resolve(file))) as { lab: AnyLab };
  test(`every preset of ${file.split('/').at(-3)} runs to finite numbers`, async () => {
    const program = await labProgram(resolve(dirname(file)));
    const frames = lab.presets.map(async ({ params }) =>
      assertFinite(await frameOf(program, params), params),
    );
    await Promise.all(frames);
  });
}
