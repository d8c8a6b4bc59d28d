import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { languages } from './languages.ts';

const all = Object.entries(languages);
const { en } = languages;

test('each language has the names of English, for the same kinds of messages', () => {
  const shape = (messages: object) =>
    Object.entries(messages)
      .map(([name, message]): [string, unknown] => [
        name,
        typeof message === 'function'
          ? message.length
          : typeof message === 'string'
            ? 'text'
            : Object.keys(message as object),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, messages] of all) assert.deepEqual(shape(messages), shape(en), name);
});

test('numbers look as they do in the language', () => {
  for (const [name, { locale, decimal, group, leastGrouped, percent }] of all) {
    const parts = new Intl.NumberFormat(locale).formatToParts(12345.5);
    const part = (type: string) => parts.find((part) => part.type === type)?.value;
    assert.deepEqual([decimal, group], [part('decimal'), part('group')], name);
    const grouped = new Intl.NumberFormat(locale).formatToParts(1234).some(({ type }) => type === 'group');
    assert.equal(leastGrouped, grouped ? 4 : 5, name);
    const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(0.05);
    assert.equal(`5${percent}`, share, name);
  }
});

test('a book has the language that it names, and English where there is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'language-'));
  const languageOf = (CONTENT_DIR: string) =>
    spawnSync(
      process.execPath,
      ['-e', "import('#messages/of-book.ts').then(({ messages }) => process.stdout.write(messages.lang))"],
      { env: { ...process.env, CONTENT_DIR }, encoding: 'utf8' },
    ).stdout;
  assert.equal(languageOf(join(folder, 'none')), 'en');
  for (const [line, lang] of [
    ['', 'en'],
    ['language: tlh', 'en'],
    ['# language: de', 'en'],
    ["language: 'de' # Deutsch", 'de'],
  ] as const) {
    writeFileSync(join(folder, 'book.yaml'), `name: B\n${line}\n`);
    assert.equal(languageOf(folder), lang, line);
  }
});
