import type { DeckCard } from '../deck/deck.ts';
import { inOrder, reviewOf, type Grade, type Review } from '../schedule/review.ts';
import { memoriesOf, memoryOf, timeOf, type Memory } from '../schedule/schedule.ts';
import { Store, StoreError, type Trouble } from './store.ts';

/** Random as a UUID is, which only pages that came through TLS can ask for. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Where a browser keeps nothing for a site, its tabs may not speak to each other. */
function channel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

/** Messages between tabs: the log has changed, or when it was deleted. */
type Heard = 'changed' | { cleared: number };

/**
 * All reviews of this browser. The copy in memory counts: it goes on where nothing can be stored, and is stored as soon as
 * that works again. Other tabs of this site add to the same log, and notify each other of changes.
 */
export class Log {
  /** Why the latest reviews are not kept; undefined while they are. */
  trouble: Trouble | undefined;
  /** Rows of the database that are no reviews. They stay there. */
  damaged = 0;
  /** Called when another tab, or the browser, has changed something. */
  changed: () => void = () => {};
  /** Called when memories of cards have changed, here or elsewhere. */
  learned: () => void = () => {};

  private rows = new Map<string, Review>();
  private known = new Map<string, Memory>();
  /** Reviews that are not in the database, or not yet. */
  private readonly unkept = new Map<string, Review>();
  /** Ids that were removed and may still be in the database. */
  private readonly removed = new Set<string>();
  /** Whether the database has been read: until then the log holds new reviews alone. */
  private isRead = false;
  private readonly store: Store;
  private readonly others: BroadcastChannel | undefined;
  private readonly nameNow: (card: string) => string;

  /**
   * @param name     Of the database, and of the channel on which tabs hear of each other.
   * @param nameNow  Gives the present name of a card, by a name that it has or had.
   */
  constructor(name: string, nameNow: (card: string) => string) {
    this.nameNow = nameNow;
    this.store = new Store(name, () => this.lose());
    this.others = channel(name);
    if (this.others) this.others.onmessage = ({ data }: MessageEvent<Heard>) => this.hear(data);
  }

  /** Reads the database. If that fails, `trouble` says why. */
  async read(): Promise<void> {
    await this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    const kept = await this.store.all();
    const reviews = kept.flatMap((row) => reviewOf(row) ?? []);
    this.damaged = kept.length - reviews.length;
    this.isRead = true;
    this.set([...reviews.filter(({ id }) => !this.removed.has(id)), ...this.unkept.values()]);
  }

  /** In order of time. */
  get reviews(): Review[] {
    return [...this.rows.values()].sort(inOrder);
  }
  /** The memory of each card that was ever practised. */
  get memories(): ReadonlyMap<string, Memory> {
    return this.known;
  }

  /** Adds a review of a card in the state that was seen. */
  add({ key, state }: Pick<DeckCard, 'key' | 'state'>, grade: Grade, now: number): Review {
    const at = timeOf(this.known.get(key), now);
    const review: Review = { id: newId(), card: key, grade, at, state };
    this.rows.set(review.id, review);
    this.unkept.set(review.id, review);
    this.learn(key);
    void this.keep();
    return review;
  }

  /** Takes a review back. */
  remove({ id, card }: Review): void {
    this.rows.delete(id);
    this.unkept.delete(id);
    this.removed.add(id);
    this.learn(this.nameNow(card));
    void this.keep();
  }

  /** Adds missing reviews; returns how many. */
  async take(reviews: readonly Review[]): Promise<number> {
    const added = new Map(
      reviews.filter(({ id }) => !this.rows.has(id)).map((review) => [review.id, review]),
    );
    for (const [id, review] of added) {
      this.removed.delete(id);
      this.unkept.set(id, review);
    }
    this.set([...this.rows.values(), ...added.values()]);
    await this.keep();
    return added.size;
  }

  /** Deletes all, here and in the database. If that fails, all stays, `trouble` says why, and it returns false. */
  async clear(): Promise<boolean> {
    const done = await this.attempt(async () => {
      await this.store.clear();
      this.isRead = true;
      this.forgetAll();
    });
    if (done) this.broadcast({ cleared: Date.now() });
    // Where nothing can be stored, all reviews are in memory.
    const isHere = !done && this.trouble === 'blocked';
    if (isHere) this.forgetAll();
    return done || isHere;
  }

  private forgetAll(): void {
    this.unkept.clear();
    this.removed.clear();
    this.damaged = 0;
    this.set([]);
  }

  /** Stores new reviews in the database, and deletes removed ones. */
  async keep(): Promise<void> {
    const rows = [...this.unkept.values()];
    const gone = [...this.removed];
    await this.attempt(async () => {
      await this.store.change(rows, gone);
      for (const { id } of rows) this.unkept.delete(id);
      for (const id of gone) this.removed.delete(id);
      if (!this.isRead) await this.load();
    });
    this.broadcast('changed');
  }

  private set(reviews: readonly Review[]): void {
    this.rows = new Map(reviews.map((review) => [review.id, review]));
    this.known = memoriesOf(this.rows.values(), this.nameNow);
    if (this.isRead) this.learned();
  }

  /** Recomputes the memory of a card. */
  private learn(card: string): void {
    const memory = memoryOf([...this.rows.values()].filter((review) => this.nameNow(review.card) === card));
    if (memory) this.known.set(card, memory);
    else this.known.delete(card);
    if (this.isRead) this.learned();
  }

  /** Returns whether the action worked. */
  private async attempt(act: () => Promise<void>): Promise<boolean> {
    const before = this.trouble;
    let worked = true;
    try {
      await act();
      if (this.unkept.size + this.removed.size === 0) this.trouble = undefined;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.trouble = error.trouble;
      worked = false;
    }
    if (this.trouble !== before) this.changed();
    return worked;
  }

  /** The database was deleted: its reviews are in memory alone. */
  private lose(): void {
    for (const [id, review] of this.rows) this.unkept.set(id, review);
    this.trouble = 'gone';
    this.changed();
  }

  private broadcast(what: Heard): void {
    this.others?.postMessage(what);
  }

  private hear(what: Heard): void {
    // Reviews that this tab could not store were deleted with the rest.
    if (what !== 'changed')
      for (const [id, { at }] of this.unkept) if (at <= what.cleared) this.unkept.delete(id);
    void this.read().then(() => this.changed());
  }
}
