import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { contentDir } from '#project/site.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import type { Order } from './program-thread.ts';

export interface HostOrder {
  id: number;
  order: Order;
  limitMs: number;
}
/** What the program has made, as text, or why it has made nothing. */
export type HostAnswer = { id: number; made: string } | { id: number; error: string };

/** The folder of packages that holds all others, wherever the generator lies in it. */
const packages = /^.*?[\\/]node_modules(?=[\\/])/.exec(packageRoot)?.[0] ?? join(packageRoot, 'node_modules');
const settings = 'BASE_PATH SITE_URL BOOK_LANGUAGE TZ SystemRoot'.split(' ');

/** Node's permission model: nothing is written or started, and nothing read but the generator, its packages and the book. */
const bounds = (): string[] => {
  const read = [sources, join(packageRoot, 'package.json'), packages, contentDir].filter(existsSync);
  const paths = [...new Set([...read, ...read.map((path) => realpathSync(path))])];
  // Of a folder and one within it Node would grant the inner one alone.
  const outermost = paths.filter((path) => !paths.some((other) => path.startsWith(other + sep)));
  return ['--permission', '--allow-worker', ...outermost.map((path) => `--allow-fs-read=${path}`)];
};

/**
 * Runs programs of books in a process of its own, which starts when there is something to do, and ends with this one. What
 * programs of a book that is not trusted can do there is bounded by Node as well, whatever the check and the lock overlook.
 */
export class HostedPrograms {
  private readonly trusted: boolean;
  private host: ChildProcess | undefined;
  private readonly waiting = new Map<number, PromiseWithResolvers<string>>();
  private count = 0;

  constructor(trusted: boolean) {
    this.trusted = trusted;
  }

  /**
   * @param limitMs  For how long the order may be carried out.
   * @throws what the program throws.
   */
  do(order: Order, limitMs: number): Promise<string> {
    const made = Promise.withResolvers<string>();
    const id = this.count++;
    this.host ??= this.start();
    this.waiting.set(id, made);
    this.host.ref();
    this.host.channel!.ref();
    this.host.send({ id, order, limitMs } satisfies HostOrder);
    return made.promise;
  }

  private start(): ChildProcess {
    const host = fork(join(import.meta.dirname, `program-host${extname(import.meta.filename)}`), {
      cwd: contentDir,
      execArgv: ['--disable-warning=SecurityWarning', ...(this.trusted ? [] : bounds())],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...Object.fromEntries(settings.flatMap((name) => [[name, process.env[name]]])),
        CONTENT_DIR: contentDir,
      },
    });
    const end = () => void host.kill('SIGKILL');
    process.once('exit', end);
    host.on('message', (answer: HostAnswer) => {
      const made = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('error' in answer) made?.reject(new Error(answer.error));
      else made?.resolve(answer.made);
      if (this.waiting.size > 0) return;
      host.unref();
      host.channel?.unref();
    });
    host.once('exit', (_, signal) => {
      process.off('exit', end);
      this.host = undefined;
      for (const { reject } of this.waiting.values())
        reject(new Error(`it ended the process that runs it (${signal ?? 'by itself'})`));
      this.waiting.clear();
    });
    return host;
  }
}
