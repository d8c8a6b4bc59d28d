import { lockLanguage } from '#lab/locked-language.ts';

/**
 * From here on no function leads to the one that makes programs of texts, `Function`, no error to the functions that it came
 * through, and nothing that JavaScript brings can be changed. The check refuses programs of a book that name the way; one could
 * still put the name together while it runs. What a library asked for before stays as it was.
 */
export function onlyWrittenPrograms(): void {
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind) as object;
    Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false });
  }
  // It is given the functions that an error came through.
  Object.defineProperty(Error, 'prepareStackTrace', {
    get: () => undefined,
    set: () => {},
    configurable: false,
  });
  // The way names folders of whoever builds the book.
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0, writable: false, configurable: false });
  const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  lockLanguage(
    globals.flatMap(([name, { value }]) => (/^[A-Z]/.test(name) || typeof value === 'function' ? name : [])),
  );
}

function refuse(): never {
  throw new Error(
    'A program of the book tried to run a text as a program, which only a trusted book may do.',
  );
}
