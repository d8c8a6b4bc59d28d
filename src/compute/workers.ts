import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

interface Job<Order, Made> {
  order: Order;
  limitMs: number;
  made: PromiseWithResolvers<Made>;
}

/** The outcome of an order: its result, or why it has none. */
export type Outcome<Made> = { made: Made } | { error: Error };

/**
 * Worker threads that carry out orders, each one at a time. They start when there is something to do; while they have
 * nothing to do they keep no process from ending.
 */
export class Workers<Order, Made> {
  private readonly script: string;
  private readonly most: number;
  private readonly idle: Worker[] = [];
  private readonly waiting: Job<Order, Made>[] = [];
  private running = 0;

  /**
   * @param script  Path of a module that calls `carryOutOrders`.
   * @param most    Threads at a time.
   */
  constructor(script: string, most = availableParallelism()) {
    this.script = script;
    this.most = most;
  }

  /**
   * @param limitMs  For how long the order may be carried out; then its thread is ended.
   * @throws what the script throws.
   */
  do(order: Order, limitMs: number): Promise<Made> {
    const made = Promise.withResolvers<Made>();
    this.waiting.push({ order, limitMs, made });
    this.next();
    return made.promise;
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.running < this.most ? this.start() : undefined);
    if (!worker) return;
    const { order, limitMs, made } = this.waiting.shift()!;
    const late = () => {
      worker.off('error', ended);
      void worker.terminate();
      ended(new Error(`it did not finish within ${limitMs / 1000} s`));
    };
    const timer = setTimeout(late, limitMs);
    const ended = (error: Error) => {
      clearTimeout(timer);
      this.running -= 1;
      made.reject(error);
      this.next();
    };
    worker.once('error', ended);
    worker.once('message', (answer: Outcome<Made>) => {
      clearTimeout(timer);
      worker.off('error', ended);
      worker.unref();
      this.idle.push(worker);
      if ('error' in answer) made.reject(answer.error);
      else made.resolve(answer.made);
      this.next();
    });
    worker.ref();
    worker.postMessage(order);
  }

  private start(): Worker {
    this.running += 1;
    const worker = new Worker(this.script);
    // One that has nothing to do may end too.
    worker.on('error', () => {
      if (!this.idle.includes(worker)) return;
      this.idle.splice(this.idle.indexOf(worker), 1);
      this.running -= 1;
    });
    return worker;
  }
}
