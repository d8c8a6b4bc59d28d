// Loaded here, since programs of a book import it when no text may run as a program any more.
import '#messages/of-book.ts';
import { lockPrograms } from './program-lock.ts';

/** The text of a program of the book, bundled into one module. */
export interface Program {
  code: string;
  /** Whether the book may run texts as programs. */
  trusted: boolean;
}

let bounded = false;

/** The exports of a program. */
export async function loadProgram<Exports>({ code, trusted }: Program): Promise<Exports> {
  if (!trusted && !bounded) lockPrograms();
  bounded ||= !trusted;
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Exports;
}
