import { parentPort } from 'node:worker_threads';
import { mute } from '#book/problem.ts';
import type { Outcome } from './workers.ts';

/** Carries out the orders that a thread of `Workers` is given. */
export function carryOutOrders<Order, Made>(work: (order: Order) => Made | Promise<Made>): void {
  const answer = (said: Outcome<Made>) => parentPort!.postMessage(said);
  parentPort!.on('message', async (order: Order) => {
    try {
      answer({ made: await work(order) });
    } catch (error) {
      // A program may throw anything.
      const message = (error as { message?: unknown } | null)?.message;
      const said = typeof message === 'string' ? mute(message) : 'what it has thrown is no error';
      answer({ error: new Error(said) });
    }
  });
}
