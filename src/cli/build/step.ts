import { constants } from 'node:os';
import { Worker } from 'node:worker_threads';
import { problemText } from './render-problem.ts';

/** Status with which a step ends after it has reported errors of the content. */
export const contentErrorStatus = 2;

/**
 * Ends this process where the one that started it, `workerData`, was killed, even while a program of the book keeps it busy.
 * On a busy machine this thread may begin after that.
 */
const outlivesNobody =
  'const { workerData } = require("node:worker_threads");' +
  'setInterval(() => process.ppid !== workerData && process.kill(process.pid, "SIGKILL"), 1000)';

/** Does what this process was started for by a build, says what stopped it, and ends; a build that is killed takes it along. */
export async function asStep(work: () => Promise<void>): Promise<never> {
  process.on('disconnect', () => process.exit(1));
  // What was started here, such as a browser that prints, ends when this process exits.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  new Worker(outlivesNobody, { eval: true, workerData: process.ppid }).unref();
  setInterval(() => process.send?.('here'), 1000).unref();
  try {
    await work();
  } catch (error) {
    console.error(problemText(error));
    if (process.env['DEBUG_BUILD']) console.log(error);
    await new Promise<void>((written) => process.stderr.write('', () => written()));
    // What process.exit does, but for waiting: a thread that draws a picture may never end.
    process.emit('exit', 1);
    process.kill(process.pid, 'SIGKILL');
  }
  process.exit(0);
}
