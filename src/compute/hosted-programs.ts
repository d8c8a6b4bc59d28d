import { fork, type ChildProcess } from 'node:child_process';
import { extname, join } from 'node:path';
import { contentDir } from '#project/site.ts';
import { ProgramError, type ProgramPlace } from './program-error.ts';
import type { Order } from './program-process.ts';

export interface HostOrder {
  id: number;
  order: Order;
  limitMs: number;
}
/** What the program has made, as text, or why it has made nothing. */
export type HostAnswer =
  { id: number; made: string } | { id: number; error: string; at?: readonly ProgramPlace[] };

const settings = 'BASE_PATH SITE_URL BOOK_LANGUAGE TZ SystemRoot'.split(' ');

/** Has programs of books run in processes of their own (program-host.ts), which start when there is something to do. */
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
   * @throws ProgramError with the words of what the program throws, or Error if its process ends.
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
    const script = join(import.meta.dirname, `program-host${extname(import.meta.filename)}`);
    const host = fork(script, this.trusted ? ['trusted'] : [], {
      cwd: contentDir,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...Object.fromEntries(settings.map((name) => [name, process.env[name]])),
        CONTENT_DIR: contentDir,
      },
    });
    host.on('message', (answer: HostAnswer) => {
      const made = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('error' in answer) made?.reject(new ProgramError(answer.error, answer.at));
      else made?.resolve(answer.made);
      if (this.waiting.size > 0) return;
      host.unref();
      host.channel?.unref();
    });
    host.once('exit', (_, signal) => {
      this.host = undefined;
      for (const { reject } of this.waiting.values())
        reject(new Error(`it ended the process that runs it (${signal ?? 'by itself'})`));
      this.waiting.clear();
    });
    return host;
  }
}
