import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { textOfHtml } from '#book/entities.ts';
import { noteKinds, noteType, type NoteKind } from './anki-note-types.ts';
import { longAgo, type AnkiNote } from './anki-notes.ts';

/** A collection of Anki in schema 11, which every version since 2.0 reads. */
const schema = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

const separator = '\x1f';

/**
 * The bytes of the collection of a book. The same notes give the same bytes.
 *
 * @param book  Its name: decks, kinds of notes and notes have their ids from it, so that a later package updates them.
 */
export function collectionOf(book: string, notes: readonly AnkiNote[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'grounded-anki-'));
  try {
    const file = join(folder, 'collection.anki2');
    const database = new DatabaseSync(file);
    try {
      database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${schema} BEGIN;`);
      fill(database, book, notes);
      database.exec('COMMIT');
    } finally {
      database.close();
    }
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(database: DatabaseSync, book: string, notes: readonly AnkiNote[]): void {
  const mod = Math.max(0, ...notes.map((note) => note.mod));
  const types = Object.fromEntries(noteKinds.map((kind) => [kind, idOf(`${book}/type/${kind}`)])) as Record<
    NoteKind,
    number
  >;
  const root = deckName(book);
  const names = [root, ...new Set(notes.map(({ deck }) => `${root}::${deckName(deck)}`))];
  const decks = new Map(names.map((name) => [name, idOf(`${book}/deck/${name}`)]));
  const models = noteKinds.map((kind) => noteType(kind, `${book} (${kind})`, types[kind], mod));
  database
    .prepare(insert('col', 13))
    .run(
      ...[1, longAgo, mod * 1000, mod * 1000, 11, 0, 0, 0],
      JSON.stringify({ ...settings, curModel: String(types.recall) }),
      JSON.stringify(byId(models)),
      JSON.stringify(byId([deck(1, 'Default', 0), ...[...decks].map(([name, id]) => deck(id, name, mod))])),
      JSON.stringify({ 1: deckOptions }),
      '{}',
    );
  const addNote = database.prepare(insert('notes', 11));
  const addCard = database.prepare(insert('cards', 18));
  const taken = new Set<number>();
  notes.forEach(({ kind, place, deck, fields, tags, mod }, at) => {
    let id = idOf(`${book}/note/${place}`);
    while (taken.has(id)) id++;
    taken.add(id);
    const first = strippedText(fields[0]!);
    // Anki knows a note by it in every collection.
    const guid = sha256(`${book}/${place}`).subarray(0, 9).toString('base64url');
    const checksum = createHash('sha1').update(first).digest().readUInt32BE(0);
    addNote.run(
      ...[id, guid, types[kind], mod, -1, tags.length > 0 ? ` ${tags.join(' ')} ` : ''],
      ...[fields.join(separator), first, checksum, 0, ''],
    );
    const did = decks.get(`${root}::${deckName(deck)}`)!;
    addCard.run(...[id, id, did, 0, mod, -1, 0, 0, at + 1, 0, 0, 0, 0, 0, 0, 0, 0, '']);
  });
}

const insert = (table: string, columns: number): string =>
  `INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`;

const byId = <T extends { id: number }>(all: readonly T[]): Record<string, T> =>
  Object.fromEntries(all.map((one) => [one.id, one]));

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** An id from a name: milliseconds since 1970, as Anki's own are, of a day from 2014 to 2020. */
const idOf = (name: string): number => 1_400_000_000_000 + (sha256(name).readUIntBE(0, 6) % 200_000_000_000);

/** The title of a deck, in which `::` would begin another below it. */
const deckName = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/[\0-\x1f"]/g, '')
    .replace(/:{2,}/g, ':')
    .trim() || '–';

/** Text of a note's first field, by which Anki sorts notes and finds doubles. */
const strippedText = (html: string): string =>
  textOfHtml(html.replace(/<img\b[^>]*? src="([^"]*)"[^>]*>/g, ' $1 ')).replaceAll('\u00a0', ' ');

const settings = {
  activeDecks: [1],
  addToCur: true,
  collapseTime: 1200,
  curDeck: 1,
  dueCounts: true,
  estTimes: true,
  newBury: true,
  newSpread: 0,
  nextPos: 1,
  sortBackwards: false,
  sortType: 'noteFld',
  timeLim: 0,
};

const deck = (id: number, name: string, mod: number) => ({
  id,
  name,
  mod,
  usn: -1,
  desc: '',
  dyn: 0,
  conf: 1,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 10,
  extendRev: 50,
  newToday: [0, 0],
  revToday: [0, 0],
  lrnToday: [0, 0],
  timeToday: [0, 0],
});

/** Anki's own options for decks, which it wants to find; a reader's are kept. */
const deckOptions = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  autoplay: true,
  maxTaken: 60,
  replayq: true,
  timer: 0,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
};
