import { inTime } from '../../on-demand.ts';

/** Why reviews cannot be kept: storage is blocked, full, or does not work. */
export type Trouble = 'blocked' | 'full' | 'broken';

export class StoreError extends Error {
  readonly trouble: Trouble;
  constructor(cause: unknown) {
    super('', { cause });
    this.trouble = (cause instanceof DOMException && troubles[cause.name]) || 'broken';
  }
}

const troubles: Readonly<Record<string, Trouble>> = { QuotaExceededError: 'full', SecurityError: 'blocked' };
const blocked = () => new DOMException('', 'SecurityError');

const version = 1;
const table = 'reviews';
/** How long a database may take to open: another tab may hold it. */
const timeoutMs = 5_000;

/**
 * Does something with all reviews, rows under their `id`: all of it, or nothing. Each call has a connection of its own, so that
 * none is in the way of another tab, or dies while it waits.
 *
 * @param name  Of the database.
 * @returns what the request gives that `act` makes last.
 * @throws StoreError
 */
export async function inStore<T>(
  name: string,
  mode: IDBTransactionMode,
  act: (rows: IDBObjectStore) => IDBRequest<T> | undefined,
) {
  try {
    const database = await inTime(open(name), timeoutMs);
    try {
      const transaction = database.transaction(table, mode);
      const request = act(transaction.objectStore(table));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      return request?.result;
    } finally {
      database.close();
    }
  } catch (error) {
    throw new StoreError(error);
  }
}

const open = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    // Without storage there may be no such name, or one that throws.
    if (!globalThis.indexedDB) throw blocked();
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => void request.result.createObjectStore(table, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    // A browser that keeps nothing says so in several ways.
    request.onerror = () => reject(request.error?.name === 'InvalidStateError' ? blocked() : request.error!);
  });
