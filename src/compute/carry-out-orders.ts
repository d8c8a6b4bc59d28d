import { setImmediate as turnEnds } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { mute } from '#book/problem.ts';
import type { Outcome } from './workers.ts';

/** Carries out the orders that a thread of `Workers` is given. */
export function carryOutOrders<Order, Made>(work: (order: Order) => Made | Promise<Made>): void {
  const outcome = async (order: Order): Promise<Outcome<Made>> => {
    try {
      return { made: await work(order) };
    } catch (error) {
      // A program may throw anything.
      const message = (error as { message?: unknown } | null)?.message;
      const said = typeof message === 'string' ? mute(message) : 'it threw something that is not an Error';
      return { error: new Error(said) };
    }
  };
  parentPort!.on('message', async (order: Order) => {
    const said = await outcome(order);
    // What the work has left behind fails here, and not within the next order.
    await turnEnds();
    parentPort!.postMessage(said);
  });
}
