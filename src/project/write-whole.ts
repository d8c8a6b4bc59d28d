import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all, also where another process writes the same. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
