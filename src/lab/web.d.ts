/**
 * Globals that Node and browsers share, for code that runs in either. TypeScript's own libraries declare them only together
 * with all of the DOM or of Node.
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
