import { inTime } from '../../on-demand.ts';

/** Why reviews cannot be kept: storage is blocked, full, emptied meanwhile, made by a newer page, or does not work. */
export type Trouble = 'blocked' | 'full' | 'gone' | 'newer' | 'broken';

export class StoreError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

const version = 1;
const table = 'reviews';
/** How long a database may take to open: another tab may hold it. */
const timeoutMs = 5_000;

const troubles: Readonly<Record<string, Trouble>> = {
  QuotaExceededError: 'full',
  SecurityError: 'blocked',
  VersionError: 'newer',
  // The connection was closed, by the browser or because the database is being deleted.
  InvalidStateError: 'gone',
  AbortError: 'broken',
};

const lostConnection = new Set(['InvalidStateError', 'UnknownError']);

const troubleOf = (error: unknown): StoreError =>
  error instanceof StoreError
    ? error
    : new StoreError((error instanceof DOMException && troubles[error.name]) || 'broken', error);

/** Rows of a database of the reader's browser, each under its `id`. Every method may throw a StoreError. */
export class Store {
  private readonly name: string;
  private readonly lost: () => void;
  private opened: Promise<IDBDatabase> | undefined;

  /** @param lost  Called when the database is closed or deleted while in use. */
  constructor(name: string, lost: () => void) {
    this.name = name;
    this.lost = lost;
  }

  /** All rows, whatever they are. */
  all(): Promise<unknown[]> {
    return this.inTable('readonly', (rows) => rows.getAll() as IDBRequest<unknown[]>);
  }
  /** Puts rows in the place of those with the same id and deletes others: all of it, or nothing. */
  async change(rows: readonly { id: string }[], gone: readonly string[]): Promise<void> {
    await this.inTable('readwrite', (place) => {
      for (const id of gone) place.delete(id);
      return rows.map((row) => place.put(row)).at(-1);
    });
  }
  async clear(): Promise<void> {
    await this.inTable('readwrite', (rows) => rows.clear());
  }

  private async inTable<T>(
    mode: IDBTransactionMode,
    act: (rows: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T> {
    try {
      const database = await this.open();
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(table, mode);
        const request = act(transaction.objectStore(table));
        transaction.oncomplete = () => resolve(request?.result as T);
        transaction.onabort = () => reject(transaction.error ?? new StoreError('broken'));
      });
    } catch (error) {
      // A connection that has died would fail for ever; the next attempt opens another.
      if (error instanceof DOMException && lostConnection.has(error.name)) this.forget();
      throw troubleOf(error);
    }
  }

  private open(): Promise<IDBDatabase> {
    if (this.opened) return this.opened;
    const opened = inTime(this.connect(), timeoutMs, new StoreError('broken'));
    this.opened = opened;
    // The next attempt opens it again.
    opened.catch(() => this.forget());
    return opened;
  }

  private forget(): void {
    this.opened = undefined;
  }

  private connect(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      // Without storage there may be no such name, or one that throws.
      if (!globalThis.indexedDB) throw new StoreError('blocked');
      const request = indexedDB.open(this.name, version);
      request.onupgradeneeded = () => void request.result.createObjectStore(table, { keyPath: 'id' });
      request.onsuccess = () => {
        const database = request.result;
        const leave = () => {
          database.close();
          this.forget();
          this.lost();
        };
        // A newer page or the reader's browser wants to change or delete it, and waits for this.
        database.onversionchange = leave;
        database.onclose = leave;
        resolve(database);
      };
      request.onerror = () =>
        reject(
          // A browser that keeps nothing says so in several ways.
          request.error?.name === 'InvalidStateError' ? new StoreError('blocked') : request.error,
        );
    });
  }
}
