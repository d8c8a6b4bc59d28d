/** A place in the text of a program: line and column, from 1. */
export type ProgramPlace = readonly [line: number, column: number];

/** More than V8 notes. */
const mostPlaces = 20;

const isPlace = (said: unknown): said is ProgramPlace =>
  Array.isArray(said) && said.length === 2 && said.every((part) => Number.isSafeInteger(part) && part > 0);

/** An error of a program that ran in another process. */
export class ProgramError extends Error {
  /** Where in its text the program came to the error, the innermost first; empty where nothing says so. */
  readonly at: readonly ProgramPlace[];

  /** @param at  What the other process says, which the program could have written. */
  constructor(message: string, at: unknown = []) {
    super(message);
    this.at = Array.isArray(at) ? at.slice(0, mostPlaces).filter(isPlace) : [];
  }
}

/** The places in a program that a stack names: a program is imported by an address that holds its text. */
export function placesIn(stack: unknown): ProgramPlace[] {
  if (typeof stack !== 'string') return [];
  return [...stack.matchAll(/data:text\/javascript;base64,[\w+/=]*:(\d+):(\d+)/g)]
    .slice(0, mostPlaces)
    .map(([, line, column]) => [Number(line), Number(column)]);
}
