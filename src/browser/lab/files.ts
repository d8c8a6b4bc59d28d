import { files } from 'virtual:book-files';
import { messages } from '#messages/of-book.ts';
import type { BookFile } from '#lab/lab.ts';
import { once } from '../once.ts';

/** How long a file of the book may take to load. */
const timeoutMs = 60_000;
/** A worker has them no more once the program of a book is there. */
const { fetch, AbortSignal } = globalThis;

const here = new Set<string>();

/** Whether files need not be waited for. */
export const filesHere = (names: readonly string[]): boolean => names.every((name) => here.has(name));

const fetchFile = once(async (name): Promise<ArrayBuffer> => {
  const address = files[name];
  if (address === undefined) throw new Error(`the book has no file “${name}”`);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new Error(String(response.status));
    const content = await response.arrayBuffer();
    here.add(name);
    return content;
  } catch {
    throw new Error(messages.dataLost);
  }
});

/**
 * Fetches files of the book that were not fetched before.
 *
 * @returns what gives each by its name; it throws Error for a name that was not asked for.
 * @throws Error if the book has no such file, or if one cannot be loaded within a minute.
 */
export async function fetchFiles(names: readonly string[]): Promise<BookFile> {
  const there = new Map(await Promise.all(names.map(async (name) => [name, await fetchFile(name)] as const)));
  return (name) => {
    const content = there.get(name);
    if (!content) throw new Error(`it reads “${name}”, which it has not declared`);
    return content;
  };
}
