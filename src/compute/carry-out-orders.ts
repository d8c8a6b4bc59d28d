import { setImmediate as turnEnds } from 'node:timers/promises';
import { mute } from '#book/problem.ts';
import { placesIn } from './program-error.ts';
import type { Outcome } from './workers.ts';

/** A program may throw anything. */
function wordsOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? mute(message) : 'it threw something that is not an Error';
}

/** Carries out the orders that a process of `Workers` is given. */
export function carryOutOrders<Order, Made>(work: (order: Order) => Made | Promise<Made>): void {
  const send = process.send!.bind(process);
  const outcome = async (order: Order): Promise<Outcome<Made>> => {
    try {
      return { made: await work(order) };
    } catch (error) {
      return { error: wordsOf(error), at: placesIn((error as Partial<Error> | null | undefined)?.stack) };
    }
  };
  process.on('message', async (order: Order) => {
    const said = await outcome(order);
    // What the work has left behind fails here, and not within the next order.
    await turnEnds();
    send(said);
  });
  // Said instead of an answer, if one is waited for.
  process.once('uncaughtException', (error) => void send({ crashed: wordsOf(error) }, () => process.exit(1)));
  process.once('disconnect', () => process.exit());
}
