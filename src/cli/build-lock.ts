import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from './is-alive.ts';

const pauseMs = 150;
/** A build that takes longer than this has stopped; its process may have another owner by now. */
const mostMs = 30 * 60_000;

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
 * Waits until no other build runs here: Astro keeps what it knows of a book's content in one folder, `.astro`, so that two
 * builds at once would read each other's.
 *
 * @param told  Called once, if there is something to wait for, with the process that builds.
 * @returns gives the lock back; a process that ends without doing so is found out.
 */
export async function lockBuild(path: string, told: (holder: number) => void): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.mine-${process.pid}`;
  const started = performance.now();
  let waiting = false;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        // A link appears with its content, where a file that is being written may still be empty.
        linkSync(mine, path);
        return () => {
          if (holderOf(path) === process.pid) rmSync(path, { force: true });
        };
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = holderOf(path);
      if (holder !== undefined && (!isAlive(holder) || performance.now() - started > mostMs)) {
        takeAway(path, holder);
        continue;
      }
      if (!waiting && holder !== undefined) told(holder);
      waiting = true;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
