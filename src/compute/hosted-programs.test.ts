/** The process in which programs of books run: what Node keeps from it, whatever a program has found a way to. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'devalue';
import { HostedPrograms } from './hosted-programs.ts';
import type { BraceValue } from './program-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosted-'));
after(() => rmSync(folder, { recursive: true }));
const secret = join(folder, 'secret.txt');
writeFileSync(secret, 'secret');

/** Values of a program that no check has read: it imports what it likes. */
async function valuesOf(host: HostedPrograms, trusted: boolean, ...values: string[]): Promise<BraceValue[]> {
  const imports = ['fs', 'child_process', 'v8', 'worker_threads'].map(
    (name) => `import * as ${name} from 'node:${name}';`,
  );
  const code = `${imports.join('')} export const values = [${values.map((value) => `() => (${value})`).join()}];`;
  return JSON.parse(await host.do({ code, trusted, ask: { of: 'values' } }, 60_000)) as BraceValue[];
}
const reads = `fs.readFileSync(${JSON.stringify(secret)}, 'utf8')`;
const writes = `fs.writeFileSync(${JSON.stringify(join(folder, 'written'))}, '')`;

test('a program that reaches the disk or other programs is kept from both, unless the book is trusted', async () => {
  const starts = "child_process.execFileSync('true')";
  // A thread could be started without what bounds its process.
  const another = "new worker_threads.Worker('1', { eval: true, execArgv: [] })";
  const given = await valuesOf(new HostedPrograms(false), false, reads, writes, starts, another, '1');
  for (const value of given.slice(0, 4))
    assert.match('error' in value ? value.error : '', /Access to this API has been restricted/);
  assert.deepEqual(given[4], { data: '[1]' });
  assert.ok(!existsSync(join(folder, 'written')));
  assert.deepEqual(await valuesOf(new HostedPrograms(true), true, reads), [{ data: '["secret"]' }]);
});

test('it sets no flags of V8, some of which write files', async () => {
  const flag = `--trace-turbo-cfg-file=${join(folder, 'written')}`;
  await assert.rejects(
    valuesOf(new HostedPrograms(false), false, `v8.setFlagsFromString(${JSON.stringify(flag)})`),
    /it ended the process that runs it/,
  );
});

test('a program runs where the packages of the generator are a link', () => {
  const [generator, book] = [join(folder, 'generator'), join(folder, 'book')];
  mkdirSync(book);
  cpSync('src', join(generator, 'src'), { recursive: true });
  cpSync('package.json', join(generator, 'package.json'));
  symlinkSync(resolve('node_modules'), join(generator, 'node_modules'));
  const order = { code: 'export const values = [() => 1 + 1];', trusted: false, ask: { of: 'values' } };
  const program = `const { HostedPrograms } = await import('./src/compute/hosted-programs.ts');
    console.log(await new HostedPrograms(false).do(${JSON.stringify(order)}, 60_000));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: generator,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: book },
  });
  assert.equal(stdout.trim(), '[{"data":"[2]"}]', stderr);
});

test('it has none of the variables of whoever calls it', async () => {
  process.env['GROUNDED_SECRET'] = 'secret';
  const given = await valuesOf(new HostedPrograms(false), false, 'process.env.GROUNDED_SECRET ?? "none"');
  Reflect.deleteProperty(process.env, 'GROUNDED_SECRET');
  assert.deepEqual(given, [{ data: '["none"]' }]);
});

test('an answer that it forges is data, and no program', async () => {
  const forged = JSON.stringify({ made: JSON.stringify([{ data: '(process.pid)' }]) });
  const given = await valuesOf(
    new HostedPrograms(true),
    true,
    `fs.writeSync(3, ${JSON.stringify(`${forged}\n`)})`,
  );
  assert.throws(() => parse((given[0] as { data: string }).data), SyntaxError);
});

test('a program that ends the process is named, and the next one runs', async () => {
  const host = new HostedPrograms(false);
  await assert.rejects(
    valuesOf(host, false, 'process.kill(process.pid, "SIGKILL")'),
    /it ended the process that runs it/,
  );
  assert.deepEqual(await valuesOf(host, false, '2'), [{ data: '[2]' }]);
});
