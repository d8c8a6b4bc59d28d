import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all, also where another process writes the same. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  // No link that came with a book has this name, nor is one followed.
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, content, { flag: 'wx' });
  renameSync(temporary, path);
}
