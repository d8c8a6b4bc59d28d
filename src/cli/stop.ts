/** Ends a command with what is wrong. */
export function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

/** What `make` gives; where it throws, the command ends with the message. */
export function orStop<T>(make: () => T, messageOf = (error: Error) => error.message): T {
  try {
    return make();
  } catch (error) {
    return stop(messageOf(error as Error));
  }
}

/** For arguments that cannot be read: which, and how the command is called. */
export const orUsage =
  (usage: string) =>
  (error: Error): string =>
    `${error.message.split('. ')[0]}.\n\n${usage}`;
