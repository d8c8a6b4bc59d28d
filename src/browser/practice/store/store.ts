import { inTime } from '../../on-demand.ts';

/** Why reviews cannot be kept: storage is blocked, full, emptied meanwhile, made by a newer page, or does not work. */
export type Trouble = 'blocked' | 'full' | 'gone' | 'newer' | 'broken';

export class StoreError extends Error {
  readonly trouble: Trouble;
  constructor(cause: unknown) {
    super('', { cause });
    this.trouble = (cause instanceof DOMException && troubles[cause.name]) || 'broken';
  }
}

const troubles: Readonly<Record<string, Trouble>> = {
  QuotaExceededError: 'full',
  SecurityError: 'blocked',
  VersionError: 'newer',
  // The connection was closed, by the browser or because the database is being deleted.
  InvalidStateError: 'gone',
};
const blocked = () => new DOMException('', 'SecurityError');

const version = 1;
const table = 'reviews';
/** How long a database may take to open: another tab may hold it. */
const timeoutMs = 5_000;

/** Rows of a database of the reader's browser, each under its `id`. */
export class Store {
  private readonly name: string;
  private readonly lost: () => void;
  private opened: Promise<IDBDatabase> | undefined;

  /** @param lost  Called when the database is closed or deleted while in use. */
  constructor(name: string, lost: () => void) {
    this.name = name;
    this.lost = lost;
  }

  /**
   * Does something with all rows: all of it, or nothing.
   *
   * @returns what the request gives that `act` makes last.
   * @throws StoreError
   */
  async act<T>(mode: IDBTransactionMode, act: (rows: IDBObjectStore) => IDBRequest<T> | undefined) {
    const opened = (this.opened ??= inTime(this.open(), timeoutMs));
    try {
      const transaction = (await opened).transaction(table, mode);
      const request = act(transaction.objectStore(table));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      return request?.result;
    } catch (error) {
      // A connection that has died would fail for ever; the next attempt opens another.
      if (this.opened === opened) this.opened = undefined;
      opened.then(
        (database) => database.close(),
        () => {},
      );
      throw new StoreError(error);
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      // Without storage there may be no such name, or one that throws.
      if (!globalThis.indexedDB) throw blocked();
      const request = indexedDB.open(this.name, version);
      request.onupgradeneeded = () => void request.result.createObjectStore(table, { keyPath: 'id' });
      request.onsuccess = () => {
        const database = request.result;
        const leave = () => {
          database.close();
          this.opened = undefined;
          this.lost();
        };
        // A newer page or the reader's browser wants to change or delete it, and waits for this.
        database.onversionchange = leave;
        database.onclose = leave;
        resolve(database);
      };
      // A browser that keeps nothing says so in several ways.
      request.onerror = () =>
        reject(request.error?.name === 'InvalidStateError' ? blocked() : request.error!);
    });
  }
}
