/**
 * From here on no function leads to the one that makes programs of texts, `Function`, and no error to the functions that it
 * came through. The check refuses programs of a book
 * that name it or write `.constructor`; one could still put the name together while it runs. What a library asked for
 * before stays as it was.
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
}

function refuse(): never {
  throw new Error(
    'A program of the book tried to run a text as a program, which only a trusted book may do.',
  );
}
