import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { AnyLab } from './lab.ts';
import { assertSound } from './testing.ts';

for (const file of globSync('content/questions/*/lab/lab.ts')) {
  const { lab } = (await import(resolve(file))) as { lab: AnyLab };
  test(`every preset of ${file.split('/').at(-3)} runs to finite numbers, the same each time`, () => {
    assertSound(
      lab,
      lab.presets.map(({ params }) => params),
    );
  });
}
