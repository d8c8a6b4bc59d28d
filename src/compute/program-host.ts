/** The process whose threads run programs of a book: what the commands ask of it, it passes on to them. */
import { extname, join } from 'node:path';
import type { HostAnswer, HostOrder } from './hosted-programs.ts';
import type { Order } from './program-thread.ts';
import { Workers } from './workers.ts';

const ending = extname(import.meta.filename);
const threads = new Workers<Order, string>(join(import.meta.dirname, `program-thread${ending}`));
const answer = (said: HostAnswer): void => void process.send!(said);

process.on('message', ({ id, order, limitMs }: HostOrder) => {
  threads.do(order, limitMs).then(
    (made) => answer({ id, made }),
    (error: Error) => answer({ id, error: error.message }),
  );
});
// It ends with the command, whatever its threads do.
process.once('disconnect', () => process.exit());
