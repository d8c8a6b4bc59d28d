import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';

const pauseMs = 150;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Takes the lock of a process that is gone; only one of those who wait succeeds. */
function takeAway(path: string, holder: number): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    // Another was faster, and what was taken is its new lock: it gets it back.
    if (holderOf(aside) !== holder) linkSync(aside, path);
  } catch {
    // It is gone already, or there again.
  }
  rmSync(aside, { force: true });
}

/**
 * Waits until no other build of this project runs, then holds the place until the process ends: Astro keeps what it knows
 * of a book's pages in one folder, `.astro`, so that two builds at once would mix two books.
 *
 * @param path     The lock: a file with the number of the process that builds. One that a killed build left is taken over.
 * @param waiting  Called once if another build has to end first.
 */
export async function waitForBuilds(path: string, waiting: (pid: number) => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.mine-${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; ;) {
      try {
        // A link appears with its content, where a file that is being written is empty at first.
        linkSync(mine, path);
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = holderOf(path);
      if (holder !== undefined && !isAlive(holder)) {
        takeAway(path, holder);
        continue;
      }
      if (!told && holder !== undefined) {
        waiting(holder);
        told = true;
      }
      await pause(pauseMs);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  process.on('exit', () => {
    if (holderOf(path) === process.pid) rmSync(path, { force: true });
  });
}
