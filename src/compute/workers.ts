import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ProgramError, type ProgramPlace } from './program-error.ts';

interface Job<Order, Made> {
  order: Order;
  limitMs: number;
  made: PromiseWithResolvers<Made>;
}

/** The outcome of an order: its result, or why it has none and where; after `crashed` the process ends. */
export type Outcome<Made> =
  { made: Made } | { error: string; at?: readonly ProgramPlace[] } | { crashed: string };

/**
 * Processes that carry out orders, each one at a time. They start when there is something to do; while they have nothing to
 * do they keep no process from ending.
 */
export class Workers<Order extends object | string, Made> {
  private readonly script: string;
  private readonly flags: readonly string[];
  private readonly most: number;
  private readonly idle: ChildProcess[] = [];
  private readonly waiting: Job<Order, Made>[] = [];
  private readonly all = new Set<ChildProcess>();

  /**
   * @param script  Path of a module that calls `carryOutOrders`.
   * @param flags   Options of Node for it.
   * @param most    Processes at a time.
   */
  constructor(script: string, flags: readonly string[] = [], most = availableParallelism()) {
    this.script = script;
    this.flags = flags;
    this.most = most;
    process.once('exit', () => this.end());
  }

  /**
   * @param limitMs  For how long the order may be carried out; then its process is ended.
   * @throws ProgramError with the words of what the script throws, or Error if its process ends.
   */
  do(order: Order, limitMs: number): Promise<Made> {
    const made = Promise.withResolvers<Made>();
    this.waiting.push({ order, limitMs, made });
    this.next();
    return made.promise;
  }

  /** Ends all processes, whatever they do. */
  end(): void {
    for (const worker of this.all) worker.kill('SIGKILL');
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    const known = this.idle.pop();
    if (known?.connected === false) return this.leave(known);
    const worker = known ?? (this.all.size < this.most ? this.start() : undefined);
    if (!worker) return;
    const { order, limitMs, made } = this.waiting.shift()!;
    const late = () => ended(new Error(`it did not finish within ${limitMs / 1000} s`));
    const timer = setTimeout(late, limitMs);
    const gone = (_: unknown, signal: string | null) =>
      ended(new Error(`it ended the process that runs it (${signal ?? 'by itself'})`));
    const ended = (error: Error) => {
      clearTimeout(timer);
      worker.off('exit', gone).off('error', ended).off('message', answered);
      made.reject(error);
      this.leave(worker);
    };
    const answered = (answer: Outcome<Made> | null) => {
      if (answer !== null && 'crashed' in answer) return ended(new Error(String(answer.crashed)));
      clearTimeout(timer);
      worker.off('exit', gone).off('error', ended);
      worker.unref();
      worker.channel?.unref();
      this.idle.push(worker);
      if (answer !== null && 'made' in answer) made.resolve(answer.made);
      else made.reject(new ProgramError(String(answer?.error), answer?.at));
      this.next();
    };
    worker.once('exit', gone).once('error', ended).once('message', answered);
    worker.ref();
    worker.channel?.ref();
    // One that could not start has no channel, and then its error.
    if (worker.connected) worker.send(order);
  }

  private start(): ChildProcess {
    const worker = fork(this.script, {
      execArgv: [...this.flags],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.all.add(worker);
    // One that has nothing to do may end too.
    const leave = () => this.leave(worker);
    worker.once('exit', leave).on('error', leave);
    return worker;
  }

  private leave(worker: ChildProcess): void {
    if (this.all.delete(worker)) worker.kill('SIGKILL');
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
    this.next();
  }
}
