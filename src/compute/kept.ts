import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '#project/site.ts';

/** Longer than between two builds of a book that somebody works on. */
const keptMs = 30 * 86_400_000;

const cleared = new Set<string>();

export function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const all = createHash('sha256');
  for (const part of parts) all.update(`${part.length}:`).update(part);
  return all.digest('hex').slice(0, 32);
}

/**
 * Makes something once for all builds of a book. What no build has asked for in a month is cleared away.
 *
 * @param kind    Its folder below CACHE_DIR.
 * @param madeOf  All that it depends on.
 */
export async function kept(
  kind: string,
  madeOf: readonly (string | Uint8Array)[],
  make: () => Promise<string | Uint8Array>,
): Promise<Buffer> {
  const folder = join(cacheDir, kind);
  const path = join(folder, hashOf(madeOf));
  const now = new Date();
  try {
    utimesSync(path, now, now);
    return readFileSync(path);
  } catch {
    // It is not there yet.
  }
  const made = Buffer.from(await make());
  mkdirSync(folder, { recursive: true });
  if (!cleared.has(kind)) clearOld(folder, now.getTime() - keptMs);
  cleared.add(kind);
  // Whole or not at all, for builds at the same time.
  writeFileSync(`${path}.${process.pid}`, made);
  renameSync(`${path}.${process.pid}`, path);
  return made;
}

function clearOld(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < before) rmSync(path, { recursive: true, force: true });
  }
}
