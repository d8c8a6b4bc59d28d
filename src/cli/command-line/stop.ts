import { mute } from '#book/problem.ts';

/** Ends a command with what is wrong. */
export function stop(message: string): never {
  console.error(mute(message));
  process.exit(1);
}

/** The result of `make`; where it throws, the command ends with what `say` makes of the message. */
export function orStop<T>(make: () => T, say = (message: string) => message): T {
  try {
    return make();
  } catch (error) {
    return stop(say((error as Error).message));
  }
}
