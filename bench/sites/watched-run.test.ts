import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { secondsOf, watchedRun } from './watched-run.ts';

/** Works for 0.4 s of CPU time, however busy the machine is. */
const busy = 'const used = () => process.cpuUsage(); while (used().user + used().system < 400e3);';

const node = (code: string) => watchedRun([process.execPath, '-e', code], { cwd: '.' });

test('CPU time and memory of a command are those of the work it does', async () => {
  const [idle, work] = [await node('setTimeout(() => {}, 400)'), await node(busy)];
  assert.ok(idle.ms >= 400);
  assert.ok(work.cpuSeconds > idle.cpuSeconds + 0.2, `${work.cpuSeconds} after ${idle.cpuSeconds}`);
  if (!existsSync('/proc/self/status')) return;
  const large = await node('const held = Buffer.alloc(300e6, 1); setTimeout(() => held.length, 300)');
  assert.ok(large.peakBytes > idle.peakBytes + 200e6, `${large.peakBytes} after ${idle.peakBytes}`);
});

test('what a started process starts counts too', async () => {
  const { cpuSeconds } = await node(
    `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`,
  );
  assert.ok(cpuSeconds > 0.4, `${cpuSeconds}`);
});

test('what nobody waits for counts, where it can be seen', async () => {
  if (!existsSync('/proc/self/stat')) return;
  const left = `${busy} console.log('done'); setTimeout(() => {}, 200);`;
  const { cpuSeconds } = await node(
    `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(left)}]).stdout.on('data', () => setTimeout(() => process.exit(), 100))`,
  );
  assert.ok(cpuSeconds > 0.35, `${cpuSeconds}`);
});

test('a command that fails says how', async () => {
  await assert.rejects(
    node('console.error("no such page"); process.exit(3)'),
    /ended with 3[\s\S]*no such page/,
  );
});

test('times of a shell are read in any locale', () => {
  assert.equal(secondsOf('0m0.001s 0m0.002s\n1m2.500s 0m0,25s\n'), 62.75);
});
