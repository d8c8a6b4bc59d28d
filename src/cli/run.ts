import { mute, nearest } from '#book/problem.ts';
import { commandLine, ownVersion } from '#project/package-root.ts';
import { argumentsOf, commands, usageOf, type CommandName } from './command-line/commands.ts';
import { stop } from './command-line/stop.ts';

const programs: Readonly<Record<CommandName, () => Promise<unknown>>> = {
  init: () => import('./create/init.ts'),
  new: () => import('./create/new.ts'),
  import: () => import('./create/import.ts'),
  dev: () => import('./dev/dev.ts'),
  build: () => import('./build/build.ts'),
  book: () => {
    process.argv.push('--pdf');
    return import('./build/build.ts');
  },
  preview: () => import('./serve/preview.ts'),
  check: () => import('./check/check.ts'),
  record: () => import('./release/record.ts'),
  host: () => import('./release/host.ts'),
  help: () => import('./help/help.ts'),
  archive: () => import('./release/archive.ts'),
};

function list(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    `Usage: ${commandLine('NAME', '…')}`,
    '',
    ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`),
    '',
    `${commandLine('NAME', '--help')} explains one of them.`,
  ].join('\n');
}

/**
 * Runs a command: its name, then its arguments. An error ends the process with its message.
 *
 * @throws what the command throws if the variable DEBUG_BUILD is set.
 */
export async function run([name = '', ...args]: readonly string[]): Promise<void> {
  if (['', '--help', '-h'].includes(name)) return console.log(list());
  if (name === '--version' || name === '-v')
    return console.log(`grounded ${ownVersion()}, Node.js ${process.versions.node}`);
  if (name === 'help' && args.length === 0) console.log(`${list()}\n`);
  if (!isCommand(name)) {
    const meant = nearest(name, Object.keys(commands));
    return stop(
      `There is no command “${name}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}\n\n${list()}`,
    );
  }
  if (args.includes('--help') || args.includes('-h')) {
    const { does } = commands[name];
    return console.log(`${does[0]!.toUpperCase()}${does.slice(1)}.\n\n${usageOf(name)}`);
  }
  if (name !== 'dev') sayPlainly();
  process.argv.splice(2, 1);
  argumentsOf(name);
  try {
    await programs[name]();
  } catch (error) {
    if (process.env['DEBUG_BUILD']) throw error;
    stop((error as Error).message);
  }
}

/** Whatever a book or a document has put into it, what a command says does not speak to the terminal. What `dev` says has colours. */
function sayPlainly(): void {
  for (const way of ['log', 'error'] as const) {
    const say = console[way];
    console[way] = (...said: unknown[]) =>
      say(...said.map((one) => (typeof one === 'string' ? mute(one) : one)));
  }
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);
