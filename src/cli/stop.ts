/** Ends a command with what is wrong. */
export function stop(message: string): never {
  console.error(message);
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

/** Why arguments cannot be read, without the parser's advice, and how the command is called. */
export const withUsage = (message: string, usage: string): string => `${message.split('. ')[0]}.\n\n${usage}`;
