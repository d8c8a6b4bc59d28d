import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders that are there: to ask for one again, for each of thousands of files, takes as long as to write some. */
const made = new Set<string>();

/** Writes a file below a folder, and makes the folders between them. */
export function writeBelow(folder: string, path: string, content: string | Uint8Array): void {
  const file = join(folder, path);
  const parent = dirname(file);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  writeFileSync(file, content);
}
