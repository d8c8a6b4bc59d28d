/**
 * Stands between a command and the processes in which programs of a book run: whatever they do, they end with the command, even
 * where that is killed. By Node's permission model those of a book that is not trusted can write and start nothing, and read
 * the generator, its packages and the book alone, whatever the check and the lock overlook.
 */
import { existsSync, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { packageRoot, packagesFolders, sources } from '#project/package-root.ts';
import type { HostAnswer, HostOrder } from './hosted-programs.ts';
import { ProgramError } from './program-error.ts';
import type { Order } from './program-process.ts';
import { Workers } from './workers.ts';

function bounds(): string[] {
  const read = [sources, join(packageRoot, 'package.json'), ...packagesFolders(), process.cwd()].filter(
    existsSync,
  );
  const paths = [...new Set([...read, ...read.map((path) => realpathSync(path))])];
  // Of a folder and one within it Node would grant the inner one alone.
  const outermost = paths.filter((path) => !paths.some((other) => path.startsWith(other + sep)));
  // A star would stand for other folders, too. A database asks no permission, nor does V8, whose flags have it write files.
  return [
    '--permission',
    '--no-experimental-sqlite',
    '--freeze-flags-after-init',
    ...outermost.filter((path) => !path.includes('*')).map((path) => `--allow-fs-read=${path}`),
  ];
}

const script = join(import.meta.dirname, `program-process${extname(import.meta.filename)}`);
const programs = new Workers<Order, string>(script, process.argv[2] === 'trusted' ? [] : bounds());
const answer = (said: HostAnswer): void => void process.send!(said);

process.on('message', ({ id, order, limitMs }: HostOrder) => {
  programs.do(order, limitMs).then(
    // A program could have sent something else.
    (made) => answer({ id, made: String(made) }),
    (error: Error) =>
      answer({ id, error: error.message, ...(error instanceof ProgramError && { at: error.at }) }),
  );
});
process.once('disconnect', () => process.exit());
