/**
 * What Node and browsers both have, and code that runs in either needs. Declared here, for the libraries of TypeScript
 * that know these bring all of the DOM or of Node with them.
 */
declare function atob(base64: string): string;

declare class URLSearchParams {
  constructor(text?: string);
  set(name: string, value: string): void;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[name: string, value: string]>;
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
