import { TextDecoder as NodeDecoder } from 'node:util';
import { lockLanguage } from '#lab/locked-language.ts';

/**
 * From here on no function leads to the one that makes programs of texts, `Function`, no error to the functions that it came
 * through, and nothing that JavaScript brings can be changed. The check refuses programs of a book that name the way; one could
 * still put the name together while it runs. What a library asked for before stays as it was.
 */
export function lockPrograms(): void {
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
  // By these a copy of an error of Node's would be made by any of its own modules.
  for (const symbol of Object.getOwnPropertySymbols(DOMException.prototype))
    Reflect.deleteProperty(DOMException.prototype, symbol);
  Object.assign(globalThis, { TextDecoder: Decoder });
  const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  lockLanguage(
    globals.flatMap(([name, { value }]) => (/^[A-Z]/.test(name) || typeof value === 'function' ? name : [])),
  );
}

/** Node's own has its memory as a property, which a program could put something else in the place of. */
class Decoder {
  readonly #own: NodeDecoder;
  constructor(...given: ConstructorParameters<typeof NodeDecoder>) {
    this.#own = new NodeDecoder(...given);
  }
  get encoding() {
    return this.#own.encoding;
  }
  get fatal() {
    return this.#own.fatal;
  }
  get ignoreBOM() {
    return this.#own.ignoreBOM;
  }
  decode(...given: Parameters<NodeDecoder['decode']>) {
    return this.#own.decode(...given);
  }
}

function refuse(): never {
  throw new Error(
    'A program of the book tried to run a text as a program, which only a trusted book may do.',
  );
}
