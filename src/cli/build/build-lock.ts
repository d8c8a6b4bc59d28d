import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 150;
/** SQLITE_BUSY: another process holds the lock. */
const busy = 5;

/** Open until the process ends, however it ends: then the system releases the lock. */
let lock: DatabaseSync;

/**
 * Waits until no other build of this project runs, then holds the place until the process ends: Astro keeps what it knows
 * of a book's pages in one folder, `.astro`, so that two builds at once would mix two books.
 *
 * @param path     The lock: an empty database, because SQLite locks a file in the same way on every system.
 * @param waiting  Called once if another build has to end first.
 * @throws SQLite's error if the lock cannot be opened or held for another reason.
 */
export async function waitForBuilds(path: string, waiting: () => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  lock = new DatabaseSync(path);
  for (let reported = false; ; reported = true) {
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy) throw error;
    }
    if (!reported) waiting();
    await pause(pauseMs);
  }
}
