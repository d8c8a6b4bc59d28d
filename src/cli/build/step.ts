import { diskFault } from './disk-fault.ts';
import { faultOf } from './render-fault.ts';

/** With this status a step ends where the content has faults; it has told them. */
export const contentFault = 2;

/** Does what this process was started for by a build, says what stopped it, and ends; a build that is killed takes it along. */
export async function asStep(work: () => Promise<void>): Promise<never> {
  process.on('disconnect', () => process.exit(1));
  try {
    await work();
  } catch (error) {
    console.error(diskFault(error) ?? faultOf(error));
    if (process.env['DEBUG_BUILD']) console.log(error);
    process.exit(1);
  }
  process.exit(0);
}
