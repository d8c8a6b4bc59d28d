import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { cacheDir } from '#site.ts';

/** Makes bytes unless the book's cache has them from an earlier build. */
export async function stored(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const path = resolve(cacheDir, 'cards', name);
  if (existsSync(path)) return readFileSync(path);
  const made = await make();
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, made);
  renameSync(temporary, path);
  return made;
}
