/** Reads packages back as Anki does: unpacked, their collection opened, every table looked at. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { unzipSync } from 'fflate';
import { ankiPackage } from './anki-package.ts';
import { changedAt } from './anki-notes.ts';
import { hostileTexts, sampleExport } from './sample-export.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'apkg-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'thumbs'));
writeFileSync(
  join(folder, 'thumbs/light.svg'),
  '<svg aria-label="A &lt;ray&gt;"><style>a { fill: light-dark(#fff, #000) }</style></svg>',
);

type Row = Record<string, string | number>;
interface Note {
  row: Row;
  fields: string[];
}
interface Model {
  id: number;
  name: string;
  mod: number;
  flds: { name: string; ord: number }[];
  tmpls: { qfmt: string; afmt: string; ord: number }[];
  req: [number, string, number[]][];
}

/** Tables and columns of schema 11, as Anki's own collections have them. */
const schema: Record<string, string> = {
  col: 'id integer, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text, tags text',
  notes:
    'id integer, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text',
  cards:
    'id integer, nid integer, did integer, ord integer, mod integer, usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text',
  revlog:
    'id integer, cid integer, usn integer, ease integer, ivl integer, lastIvl integer, factor integer, time integer, type integer',
  graves: 'usn integer, oid integer, type integer',
};

let count = 0;
function readBack(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const path = join(folder, `${count++}.anki2`);
  writeFileSync(path, files['collection.anki2']!);
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row })) as Row[];
  const [col] = rows('SELECT * FROM col');
  const read = {
    files,
    media: JSON.parse(new TextDecoder().decode(files['media'])) as Record<string, string>,
    integrity: rows('PRAGMA integrity_check'),
    columns: Object.fromEntries(
      Object.keys(schema).map((table) => [
        table,
        rows(`PRAGMA table_info(${table})`)
          .map(({ name, type }) => `${name} ${type}`)
          .join(', '),
      ]),
    ),
    tables: rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(({ name }) => name),
    indexes: rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"),
    col: col!,
    models: JSON.parse(String(col!['models'])) as Record<string, Model>,
    decks: JSON.parse(String(col!['decks'])) as Record<string, { id: number; name: string }>,
    notes: rows('SELECT * FROM notes ORDER BY rowid').map((row): Note => ({
      row,
      fields: String(row['flds']).split('\x1f'),
    })),
    cards: rows('SELECT * FROM cards ORDER BY due'),
    others: rows('SELECT (SELECT count(*) FROM revlog) + (SELECT count(*) FROM graves) AS n')[0]!['n'],
  };
  database.close();
  return read;
}
type Read = ReturnType<typeof readBack>;
const withSite = (asked?: string) => ankiPackage(sampleExport(asked, folder));
const noteOf = ({ notes }: Read, at: number) => notes.find(({ row }) => row['id'] === noteIds[at])!;
const whole = readBack(withSite());
/** Ids of the notes, in the order of their cards. */
const noteIds = whole.cards.map(({ nid }) => nid);

test('a package has a sound collection of schema 11', () => {
  assert.deepEqual(whole.integrity, [{ integrity_check: 'ok' }]);
  assert.deepEqual(whole.tables, Object.keys(schema).sort());
  for (const [table, columns] of Object.entries(schema))
    assert.equal(whole.columns[table]!.toLowerCase(), columns.toLowerCase(), table);
  assert.deepEqual(
    whole.indexes.map(({ name, sql }) => `${name} ${/\((.*)\)/.exec(String(sql))![1]}`),
    [
      'ix_cards_nid nid',
      'ix_cards_sched did, queue, due',
      'ix_cards_usn usn',
      'ix_notes_csum csum',
      'ix_notes_usn usn',
      'ix_revlog_cid cid',
      'ix_revlog_usn usn',
    ],
  );
  assert.equal(whole.col['ver'], 11);
  for (const name of ['conf', 'models', 'decks', 'dconf', 'tags']) JSON.parse(String(whole.col[name]));
  assert.equal(whole.others, 0);
});

test('every note is of a kind that is there, with its fields, and has a card in a deck that is there', () => {
  assert.equal(whole.notes.length, 5);
  assert.equal(whole.cards.length, 5);
  for (const { row, fields } of whole.notes) {
    const { id, mid, guid, usn } = row;
    assert.equal(fields.length, whole.models[mid!]!.flds.length);
    assert.equal(whole.cards.filter(({ nid }) => nid === id).length, 1);
    assert.match(String(guid), /^[\w-]{12}$/);
    assert.equal(usn, -1);
  }
  assert.equal(new Set(whole.notes.map(({ row }) => row['guid'])).size, 5);
  for (const card of whole.cards) assert.ok(whole.decks[card['did']!], String(card['did']));
  assert.deepEqual(
    whole.cards.map(({ due }) => due),
    [1, 2, 3, 4, 5],
  );
  for (const [id, model] of Object.entries(whole.models)) {
    assert.equal(String(model.id), id);
    const names = model.flds.map(({ name }) => name);
    const used = [...`${model.tmpls[0]!.qfmt}${model.tmpls[0]!.afmt}`.matchAll(/\{\{[#/]?(\w+)\}\}/g)].map(
      ([, name]) => name!,
    );
    assert.deepEqual(
      used.filter((name) => name !== 'FrontSide' && !names.includes(name)),
      [],
    );
    assert.deepEqual(
      names.filter((name) => !used.includes(name)),
      [],
    );
    assert.ok(model.req[0]![2].includes(0));
  }
  assert.deepEqual(
    Object.values(whole.decks)
      .map(({ name }) => name)
      .sort(),
    ['Default', 'Small “optics”', 'Small “optics”::Optics: rays'],
  );
});

test('a card has its question, its answer, its place in the book and its picture', () => {
  const [short, followUp, quiz, wrong, lone] = noteIds.map((_, at) => noteOf(whole, at));
  const link = 'http://localhost:4321/questions/light/#';
  const stage = short!.fields[5]!;
  assert.deepEqual(short!.fields.toSpliced(5, 1), [
    'What is light?',
    '<p>A wave of \\(E\\).</p>',
    '<ul><li>It has \\(\\lambda\\)</li></ul>',
    '',
    `${link}short-answer`,
    'Say the main idea in one sentence, then compare.',
  ]);
  assert.match(stage, /<p>A &#60;ray&#62;<\/p>$/);
  const shown = [...stage.matchAll(/src="([^"]+)"/g)].map(([, name]) => name!);
  assert.deepEqual(Object.values(whole.media), shown);
  assert.deepEqual(
    Object.keys(whole.media).map((key) => new TextDecoder().decode(whole.files[key])),
    ['#fff', '#000'].map(
      (colour) => `<svg aria-label="A &lt;ray&gt;"><style>a { fill: ${colour} }</style></svg>`,
    ),
  );
  assert.deepEqual(Object.keys(whole.files).sort(), ['0', '1', 'collection.anki2', 'media']);
  assert.match(
    followUp!.fields[1]!,
    /<a href="http:\/\/localhost:4321\/questions\/light\/#colour">colour<\/a>/,
  );
  assert.deepEqual(followUp!.fields.slice(2, 4), ['<p>It bends.</p>', 'What is light?']);
  assert.deepEqual(quiz!.fields.slice(0, 4), [
    'Where?',
    '<pre><code>look</code></pre>',
    '<ol><li>In vacuum</li><li>In ether</li></ol>',
    '<ol><li class="right">In vacuum<div><b>Right.</b> <p>Yes.</p></div></li><li class="wrong">In ether<div><b>Wrong.</b> </div></li></ol>',
  ]);
  assert.equal(wrong!.fields[1], '<p>It does not.</p>');
  assert.equal(wrong!.fields[6], 'This is wrong. What is right?');
  assert.equal(lone!.fields[5], '');
  assert.equal(short!.row['tags'], ' advanced optics short-answer ');
});

test('a later package updates the notes of an earlier one', () => {
  const later = sampleExport('What is light, then?', folder);
  const [light] = later.questions;
  light!.data.changes.push({ version: '87654321', date: '2025-03-04', note: 'More.' });
  light!.slug = 'brightness';
  light!.data.formerly = ['light'];
  light!.data.moved = { speed: 'velocity' };
  light!.cards[1]!.id = 'velocity';
  const next = readBack(ankiPackage(later));
  const guids = ({ notes }: Read) => notes.map(({ row }) => row['guid']).sort();
  assert.deepEqual(guids(next), guids(whole));
  assert.deepEqual(Object.keys(next.models), Object.keys(whole.models));
  assert.equal(noteOf(next, 0).fields[0], 'What is light, then?');
  assert.equal(noteOf(next, 0).fields[3], 'What is light?', 'a card may ask less than its question');
  assert.ok(noteOf(next, 0).row['mod']! > noteOf(whole, 0).row['mod']!);
  assert.equal(noteOf(next, 4).row['mod'], noteOf(whole, 4).row['mod']);
  const { data } = sampleExport().questions[0]!;
  assert.equal(changedAt(data), Date.parse('2025-03-04') / 1000 + 1);
});

test('the same book gives the same bytes', () => {
  assert.deepEqual(withSite(), withSite());
});

test('no text breaks a package, and what Anki finds doubles with is right', () => {
  for (const text of hostileTexts) {
    const read = readBack(withSite(text));
    assert.deepEqual(read.integrity, [{ integrity_check: 'ok' }]);
    const { fields, row } = noteOf(read, 0);
    assert.equal(fields.length, 7, JSON.stringify(text.slice(0, 20)));

    assert.doesNotMatch(fields[0]!, /\{\{|<script|[\0-\x08\x0b-\x1f\x7f]|\[sound:|\\\(/);
    const plain = text.normalize('NFC').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
    assert.equal(String(row['sfld']), plain);
    assert.equal(row['csum'], parseInt(createHash('sha1').update(plain).digest('hex').slice(0, 8), 16));
  }
});

test('a book without cards has an empty package', () => {
  const read = readBack(ankiPackage({ ...sampleExport(), questions: [] }));
  assert.deepEqual([read.notes, read.cards, read.media], [[], [], {}]);
  assert.equal(Object.keys(read.models).length, 2);
});
