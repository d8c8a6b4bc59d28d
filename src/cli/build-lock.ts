import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 200;

/** Whether a process runs; one of another user runs too. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Waits until no other build of this project runs, then holds the place until the process ends. Astro keeps the list of a
 * book's pages in one place for the whole project, so that two builds at once would mix two books.
 *
 * @param path     The lock: a file with the number of the process that builds. One that a killed build left is taken over.
 * @param waiting  Called once if another build has to end first.
 */
export async function waitForBuilds(path: string, waiting: (pid: number) => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; ;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined && !runs(holder)) {
      // Of two that find it left behind, only one may take the next lock, so that each goes back to the start.
      if (holderOf(path) === holder) rmSync(path, { force: true });
      continue;
    }
    if (!told && holder !== undefined) {
      waiting(holder);
      told = true;
    }
    await pause(pauseMs);
  }
  process.on('exit', () => {
    if (holderOf(path) === process.pid) rmSync(path, { force: true });
  });
}

/** The process in a lock; undefined while it is being written, or if the lock has just gone. */
function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
