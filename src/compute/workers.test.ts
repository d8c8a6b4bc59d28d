import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Workers } from './workers.ts';

const folder = mkdtempSync(join(tmpdir(), 'workers-'));
after(() => rmSync(folder, { recursive: true }));
const script = join(folder, 'script.mjs');
writeFileSync(
  script,
  `import { carryOutOrders } from ${JSON.stringify(join(import.meta.dirname, 'carry-out-orders.ts'))};
carryOutOrders(async (order) => {
  if (order === 'fail') throw new TypeError('failed');
  if (order.startsWith('throw')) throw eval("(" + order.slice(6) + ")");
  if (order === 'endless') for (;;);
  if (order === 'later') void Promise.reject(new Error('later'));
  if (order === 'idle') setTimeout(() => setTimeout(() => { throw new Error('idle'); }));
  if (order === 'crash') await new Promise(() => setTimeout(() => { throw new Error('crashed'); }));
  return { order, pid: process.pid };
});`,
);

test('orders are carried out by so many processes, and one that fails or crashes takes no other along', async () => {
  const workers = new Workers<string, { order: string; pid: number }>(script, [], 2);
  const orders = ['a', 'fail', 'b', 'crash', 'c', 'crash', 'd', 'e', 'f'];
  const made = await Promise.allSettled(orders.map((order) => workers.do(order, 60_000)));
  const results = made.map((each) =>
    each.status === 'fulfilled' ? each.value.order : String(each.reason as Error),
  );
  const [failed, crashed] = ['Error: failed', 'Error: crashed'];
  assert.deepEqual(results, ['a', failed, 'b', crashed, 'c', crashed, 'd', 'e', 'f']);
  const processes = made.flatMap((each) => (each.status === 'fulfilled' ? [each.value.pid] : []));
  // Two, and one for each that has crashed.
  assert.ok(new Set(processes).size <= 4);
});

test('what an order leaves behind ends neither the next one nor the whole process', async () => {
  const workers = new Workers<string, { order: string; pid: number }>(script, [], 1);
  const [later, next] = ['later', 'a'].map((order) => workers.do(order, 60_000));
  await assert.rejects(later!, { message: 'later' });
  assert.equal((await next!).order, 'a');
  const { pid: first } = await workers.do('idle', 60_000);
  let now: number | undefined = first;
  while (now === first) {
    await pause(20);
    now = (await workers.do('b', 60_000).catch(() => undefined))?.pid;
  }
});

test('a process that has no channel any more, or that cannot start, ends nothing else', async () => {
  const leaving = join(folder, 'leaving.mjs');
  writeFileSync(
    leaving,
    `setInterval(() => {}, 1000);
process.on('message', () => process.send({ made: process.pid }, () => process.disconnect()));`,
  );
  const workers = new Workers<string, number>(leaving, [], 1);
  const first = await workers.do('a', 60_000);
  await pause(200);
  assert.notEqual(await workers.do('b', 60_000), first);
  assert.throws(() => process.kill(first, 0), { code: 'ESRCH' }, 'and does not outlive its use');
  workers.end();
  const { execPath } = process;
  process.execPath = join(folder, 'none');
  const failing = new Workers<string, { order: string }>(script, [], 1);
  const none = failing.do('a', 60_000);
  process.execPath = execPath;
  const next = failing.do('b', 60_000);
  await assert.rejects(none, { code: 'ENOENT' });
  assert.equal((await next).order, 'b');
});

test('whatever a program throws becomes an error whose words no terminal obeys', async () => {
  const workers = new Workers<string, unknown>(script, [], 1);
  for (const [thrown, said] of [
    ['undefined', 'it threw something that is not an Error'],
    ['{ message: {} }', 'it threw something that is not an Error'],
    ['Error("a\\x1b]0;b")', 'a\ufffd]0;b'],
    ["Error('c', { cause: () => 1 })", 'c'],
  ] as const)
    await assert.rejects(workers.do(`throw ${thrown}`, 60_000), { message: said });
});

test('an order that never ends is stopped after the limit, and the next one is carried out', async () => {
  const workers = new Workers<string, { order: string }>(script, [], 1);
  const endless = workers.do('endless', 1000);
  const next = workers.do('a', 60_000);
  await assert.rejects(endless, /it did not finish within 1 s/);
  assert.equal((await next).order, 'a');
});
