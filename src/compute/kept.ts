import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '#project/site.ts';
import { writeWhole } from '#project/write-whole.ts';

/** Longer than between two builds of a book that somebody works on. */
const keptMs = 30 * 86_400_000;

const cleared = new Set<string>();

/** The first 32 hex digits of the SHA-256 of all parts and their lengths. */
export function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const all = createHash('sha256');
  for (const part of parts) all.update(`${part.length}:`).update(part);
  return all.digest('hex').slice(0, 32);
}

const fileOf = (kind: string, key: string): string => join(cacheDir, kind, key);

/** Whether something of a kind is kept under a key. */
export const isKept = (kind: string, key: string): boolean => existsSync(fileOf(kind, key));

/** The thing of a kind that is kept under a key, if there is one; it stays for another month. */
export function readKept(kind: string, key: string): Buffer | undefined {
  const now = new Date();
  try {
    utimesSync(fileOf(kind, key), now, now);
    return readFileSync(fileOf(kind, key));
  } catch {
    return undefined;
  }
}

/** Keeps something for later builds. Whatever no build has asked for in a month is cleared away. */
export function keep(kind: string, key: string, made: string | Uint8Array): void {
  writeWhole(placeFor(kind, key), made);
}

/**
 * Keeps a file as `keep` does, and takes it from where it is.
 *
 * @throws the system's error if it can be neither moved nor copied.
 */
export function keepFile(kind: string, key: string, file: string): void {
  try {
    renameSync(file, placeFor(kind, key));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // The cache is on another disk.
    keep(kind, key, readFileSync(file));
    rmSync(file);
  }
}

/** Where something will be kept. */
function placeFor(kind: string, key: string): string {
  const folder = join(cacheDir, kind);
  if (!cleared.has(kind)) {
    mkdirSync(folder, { recursive: true });
    clearOld(folder, Date.now() - keptMs);
    cleared.add(kind);
  }
  return fileOf(kind, key);
}

/**
 * Makes something once for all builds of a book.
 *
 * @param kind    Its folder below CACHE_DIR.
 * @param madeOf  All that it depends on.
 */
export async function kept(
  kind: string,
  madeOf: readonly (string | Uint8Array)[],
  make: () => Promise<string | Uint8Array>,
): Promise<Buffer> {
  const key = hashOf(madeOf);
  const known = readKept(kind, key);
  if (known) return known;
  const made = Buffer.from(await make());
  keep(kind, key, made);
  return made;
}

function clearOld(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < before) rmSync(path, { recursive: true, force: true });
  }
}
