import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';

test('the sheet shows all stages and first screens of the site; a stage that is not there is reported', () => {
  const draw = (...names: string[]) =>
    spawnSync(process.execPath, ['e2e/sheet.ts', ...names], { encoding: 'utf8' });
  const { status, stdout, stderr } = draw();
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/\.cache\/sheet\.png: \d{2} stages and the first screens of the site/);
  const png = readFileSync('.cache/sheet.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(20)).toBeGreaterThan(5000);
  const missing = draw('no-such-question');
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain('No stage: no-such-question. Expected');
});
