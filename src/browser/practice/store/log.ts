import type { DeckCard } from '../deck/deck.ts';
import { byTime, reviewOf, type Grade, type Review } from '../schedule/review.ts';
import { memoriesOf, memoryOf, timeOf, type Memory } from '../schedule/schedule.ts';
import { inStore, StoreError, type Trouble } from './store.ts';

/**
 * All reviews of this browser. The copy in memory counts: it goes on where nothing can be stored, and is stored as soon as
 * that works again. Other tabs of this site add to the same log: reading it again shows what they have added.
 */
export class Log {
  /** Why the latest reviews are not kept; undefined while they are. */
  trouble: Trouble | undefined;
  /** Rows of the database that are no reviews. They stay there. */
  damaged = 0;
  /** Whether the database has been read: until then the log holds new reviews alone. */
  isRead = false;
  /** Called when anything has changed. */
  changed: () => void = () => {};

  private rows = new Map<string, Review>();
  private known = new Map<string, Memory>();
  /** Reviews that are not in the database, or not yet. */
  readonly unkept = new Map<string, Review>();
  /** Ids that were removed and may still be in the database. */
  private readonly removed = new Set<string>();
  private readonly name: string;
  private readonly nameNow: (card: string) => string;

  /**
   * @param name     Of the database.
   * @param nameNow  Gives the present name of a card, by a name that it has or had.
   */
  constructor(name: string, nameNow: (card: string) => string) {
    this.nameNow = nameNow;
    this.name = name;
  }

  /** Reads the database. If that fails, `trouble` says why. */
  async read(): Promise<void> {
    await this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    const kept: unknown[] = (await inStore(this.name, 'readonly', (rows) => rows.getAll())) ?? [];
    const reviews = kept.flatMap((row) => reviewOf(row) ?? []);
    this.damaged = kept.length - reviews.length;
    this.isRead = true;
    this.set([...reviews.filter(({ id }) => !this.removed.has(id)), ...this.unkept.values()]);
  }

  /** In order of time. */
  get reviews(): Review[] {
    return [...this.rows.values()].sort(byTime);
  }
  /** The memory of each card that was ever practised. */
  get memories(): ReadonlyMap<string, Memory> {
    return this.known;
  }

  /** Adds a review of a card in the state that was seen. */
  add({ key, state }: Pick<DeckCard, 'key' | 'state'>, grade: Grade, now: number): Review {
    // Random as a UUID is, which only pages that came through TLS can ask for.
    const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
    const review: Review = { id, card: key, grade, at: timeOf(this.known.get(key), now), state };
    this.rows.set(id, review);
    this.unkept.set(id, review);
    this.learn(key);
    void this.keep();
    return review;
  }

  remove({ id, card }: Review): void {
    this.rows.delete(id);
    this.unkept.delete(id);
    this.removed.add(id);
    this.learn(this.nameNow(card));
    void this.keep();
  }

  /** Adds missing reviews; returns how many. */
  async take(reviews: readonly Review[]): Promise<number> {
    const added = new Map(reviews.map((review) => [review.id, review]));
    for (const id of this.rows.keys()) added.delete(id);
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
    const forget = () => {
      this.unkept.clear();
      this.removed.clear();
      this.damaged = 0;
      this.isRead = true;
      this.set([]);
    };
    const done = await this.attempt(async () => {
      await inStore(this.name, 'readwrite', (rows) => rows.clear());
      forget();
    });
    // Where nothing can be stored, all reviews are in memory.
    if (this.trouble === 'blocked') forget();
    return done || this.trouble === 'blocked';
  }

  /** Stores new reviews in the database, and deletes removed ones. */
  async keep(): Promise<void> {
    const rows = [...this.unkept.values()];
    const gone = [...this.removed];
    await this.attempt(async () => {
      await inStore(this.name, 'readwrite', (place) => {
        for (const id of gone) place.delete(id);
        return rows.map((row) => place.put(row)).at(-1);
      });
      for (const { id } of rows) this.unkept.delete(id);
      for (const id of gone) this.removed.delete(id);
      if (this.isRead) this.changed();
      else await this.load();
    });
  }

  private set(reviews: readonly Review[]): void {
    this.rows = new Map(reviews.map((review) => [review.id, review]));
    this.known = memoriesOf(this.rows.values(), this.nameNow);
    this.changed();
  }

  private learn(card: string): void {
    const memory = memoryOf([...this.rows.values()].filter((review) => this.nameNow(review.card) === card));
    if (memory) this.known.set(card, memory);
    else this.known.delete(card);
    this.changed();
  }

  /** Returns whether the action worked. */
  private async attempt(act: () => Promise<void>): Promise<boolean> {
    const before = this.trouble;
    try {
      await act();
      if (this.unkept.size + this.removed.size === 0) this.trouble = undefined;
      return true;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.trouble = error.trouble;
      return false;
    } finally {
      if (this.trouble !== before) this.changed();
    }
  }
}
