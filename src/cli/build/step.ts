import { diskError } from './disk-error.ts';
import { problemText } from './render-problem.ts';

/** Status with which a step ends after it has reported errors of the content. */
export const contentErrorStatus = 2;

/** Does what this process was started for by a build, says what stopped it, and ends; a build that is killed takes it along. */
export async function asStep(work: () => Promise<void>): Promise<never> {
  process.on('disconnect', () => process.exit(1));
  try {
    await work();
  } catch (error) {
    console.error(diskError(error) ?? problemText(error));
    if (process.env['DEBUG_BUILD']) console.log(error);
    process.exit(1);
  }
  process.exit(0);
}
