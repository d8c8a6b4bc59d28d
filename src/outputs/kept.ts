import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { cacheDir } from '#render/site.ts';

/** Changes with the tables: those of another program are begun anew. */
const form = 1;
const tables = `
  DROP TABLE IF EXISTS cards; DROP TABLE IF EXISTS pages; DROP TABLE IF EXISTS files;
  CREATE TABLE cards (name TEXT PRIMARY KEY, png BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE pages (slug TEXT PRIMARY KEY, key TEXT NOT NULL, about TEXT NOT NULL, searched TEXT NOT NULL);
  CREATE TABLE files (slug TEXT, path TEXT, content BLOB NOT NULL, PRIMARY KEY (slug, path));
  PRAGMA user_version = ${form};`;

export const keptPath = join(cacheDir, 'kept.sqlite');
let opened: DatabaseSync | undefined;

/**
 * What builds of a book keep for the next, in one file: as files of their own, pages and cards of a thousand questions
 * would cost more than making half of them. A file that cannot be read is begun anew.
 */
export function kept(): DatabaseSync {
  if (opened) return opened;
  mkdirSync(cacheDir, { recursive: true });
  try {
    return (opened = open(keptPath));
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(keptPath + end, { force: true });
    return (opened = open(keptPath));
  }
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // A build that is killed leaves what it had finished, and no file that is half written.
    database.exec('PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    const { user_version: found } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (found !== form) database.exec(`BEGIN; ${tables} COMMIT;`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
