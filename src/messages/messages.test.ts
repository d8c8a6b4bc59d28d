import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
      [
        '-e',
        "import('#messages/of-book.ts').then(({ language, messages }) => process.stdout.write(language + ' ' + messages.locale))",
      ],
      { env: { ...process.env, CONTENT_DIR }, encoding: 'utf8', timeout: 20_000 },
    ).stdout;
  assert.equal(languageOf(join(folder, 'none')), 'en en-GB');
  for (const [line, lang] of [
    ['', 'en en-GB'],
    ['language: tlh', 'en en-GB'],
    ['# language: de', 'en en-GB'],
    ["language: 'de' # Deutsch", 'de de-DE'],
    ['language: de-AT', 'de-AT de-DE'],
  ] as const) {
    writeFileSync(join(folder, 'book.yaml'), `name: B\n${line}\n`);
    assert.equal(languageOf(folder), lang, line);
  }
  rmSync(join(folder, 'book.yaml'));
  assert.equal(spawnSync('mkfifo', [join(folder, 'book.yaml')]).status, 0);
  assert.equal(languageOf(folder), 'en en-GB', 'nobody waits for a pipe');
});

/** Texts that a language shares with English, beside signs and names. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['cardKinds', 'citeAsText', 'headings', 'pause'],
  fr: [
    ...[
      'etAl',
      'headings',
      'licenses',
      'license',
      'minutesShort',
      'notes',
      'pages',
      'pause',
      'pausePicture',
      'questionCount',
      'sourceNumbered',
    ],
    ...['questions', 'site', 'sourceCount', 'sources', 'titleOfPage', 'version', 'versionNote', 'versions'],
  ],
  es: ['etAl', 'minutesShort'],
  pt: ['etAl', 'headings', 'minutesShort', 'relations'],
  it: ['cardKinds', 'etAl', 'exported', 'headings', 'minutesShort'],
  ru: [],
  zh: [],
  ja: [],
  ko: [],
};

/** A message with marks for what it is given, as a list of its texts. */
function texts(message: unknown): string[] {
  if (typeof message === 'string') return [message];
  if (typeof message === 'function')
    return [1, 2, 5].map((count) => said(message as (...given: unknown[]) => unknown, count));
  return typeof message === 'object' ? Object.values(message as object).flatMap(texts) : [];
}

function said(message: (...given: unknown[]) => unknown, count: number): string {
  const given = Array.from({ length: message.length }, () => count);
  try {
    return String(message(...given));
  } catch {
    return String(message(...given.map(() => [count])));
  }
}

test('no language leaves a message in English', () => {
  const left: Record<string, string[]> = {};
  for (const [name, messages] of all.filter(([name]) => name !== 'en'))
    left[name] = Object.keys(en).filter((key) => {
      const [own, english] = [messages, en].map((of) => texts(of[key as keyof typeof en]));
      return english!.some((text, at) => /[a-z]{2}/i.test(text) && text === own![at]);
    });
  const sorted = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.toSorted()]));
  assert.deepEqual(sorted(left), sorted(alike));
});

test('Russian counts with the right one of three forms', () => {
  const { cardCount, inDraws, resultsFound } = languages.ru;
  const counts = [1, 2, 5, 11, 21, 112].map((count) => cardCount(count).split(' ')[1]);
  assert.deepEqual(counts, ['карточка', 'карточки', 'карточек', 'карточек', 'карточка', 'карточек']);
  assert.equal(resultsFound(5, 21), '5 из 21 результата');
  assert.equal(inDraws(49, 50), 'в 49 из 50 случайных прогонов');
});

test('signs stand as the language sets them', () => {
  const wrong: Readonly<Partial<Record<string, RegExp>>> = {
    de: /“[^„]*”|"|'/,
    fr: /\S [:;?!»]|« |[^\s\u00a0\u202f/][;?!»]|"|'/,
    es: /[“”"']/,
    it: /[“”"']|« | »/,
    ru: /[“”"']|« |[^\s(][«]|\S [:;?!»]/,
    zh: /\p{sc=Han} ?[,.;:?!()]|"/u,
    ko: /["'、。：；]|\S [:;?!]/u,
    ja: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}] ?[,.;:?!()]|["“”]/u,
  };
  for (const [name, messages] of all)
    for (const [key, message] of Object.entries(messages))
      for (const text of texts(message)) assert.doesNotMatch(text, wrong[name] ?? /"/, `${name}: ${key}`);
});
