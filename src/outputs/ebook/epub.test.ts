import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path/posix';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { decodeEntities } from '#book/entities.ts';
import { escapeHtml } from '#lab/escape.ts';
import { payloads } from '#search/hostile-text.testing.ts';
import { epub } from './epub.ts';
import { sampleBook } from './sample-book.testing.ts';
import { xmlError } from './well-formed.testing.ts';

function filesOf(text?: string): Map<string, string> {
  const { book, ebook } = sampleBook(text);
  return new Map(
    Object.entries(unzipSync(epub(book, ebook))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
}
const files = filesOf();

test('the archive begins with its kind, uncompressed, and the same book gives the same bytes in any zone', () => {
  const { book, ebook } = sampleBook();
  const first = Buffer.from(epub(book, ebook));
  assert.equal(first.toString('latin1', 30, 58), 'mimetypeapplication/epub+zip');
  assert.equal(first.readUInt16LE(8), 0);
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  try {
    const { book, ebook } = sampleBook();
    assert.ok(first.equals(epub(book, ebook)));
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('the package names every file, what is in it, and when it has changed', () => {
  const listed = files.get('EPUB/package.opf')!;
  const items = [
    ...listed.matchAll(/<item id="([^"]+)" href="([^"]+)" media-type="[^"]+"(?: properties="([^"]+)")?\/>/g),
  ];
  const others = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf'];
  assert.deepEqual(
    items.map(([, , href]) => `EPUB/${href}`).sort(),
    [...files.keys()].filter((path) => !others.includes(path)).sort(),
  );
  assert.equal(new Set(items.map(([, id]) => id)).size, items.length);
  const properties = new Map(items.map(([, , href, own]) => [href, own]));
  assert.equal(properties.get('questions/light.xhtml'), 'mathml svg');
  assert.equal(properties.get('questions/dark.xhtml'), undefined);
  assert.equal(properties.get('nav.xhtml'), 'nav');
  assert.match(listed, /<meta property="dcterms:modified">2026-03-04T00:00:00Z</);
  assert.match(listed, /<dc:identifier id="book">https:\/\/book\.example\/</);
});

test('who wrote it and its terms are in the package and on the title page', () => {
  const { book, ebook } = sampleBook();
  const license = { name: 'CC BY 4.0', url: 'https://example.org/by' };
  const own = unzipSync(epub({ ...book, authors: ['Jo Doe', 'Ann & Co'], license }, ebook));
  const [listed, title] = ['package.opf', 'title.xhtml'].map((path) => strFromU8(own[`EPUB/${path}`]!));
  assert.match(listed!, /<dc:creator>Jo Doe<\/dc:creator>\n<dc:creator>Ann &#38; Co<\/dc:creator>/);
  assert.match(listed!, /<dc:rights>CC BY 4\.0, https:\/\/example\.org\/by<\/dc:rights>/);
  assert.match(title!, /<p>Jo Doe, Ann &#38; Co<\/p>/);
  assert.match(title!, /<a href="https:\/\/example\.org\/by">CC BY 4\.0<\/a>/);
  assert.match(files.get('EPUB/package.opf')!, /<dc:creator>Optics<\/dc:creator>/);
});

test('the contents lead to topics, chapters and their parts', () => {
  const listed = files.get('EPUB/nav.xhtml')!;
  assert.match(
    listed,
    /href="topics\/optics\.xhtml">Optics<\/a><ol><li><a href="questions\/light\.xhtml">What is light\?/,
  );
  assert.match(listed, /href="questions\/light\.xhtml#colour">Colour of light</);
});

test('links between chapters stay in the book, others lead to the site, and all arrive', () => {
  const light = files.get('EPUB/questions/light.xhtml')!;
  const hrefOf = (text: string) => new RegExp(`href="([^"]*)">${text}<`).exec(light)?.[1];
  assert.equal(hrefOf('colour'), '#colour');
  assert.equal(hrefOf('dark'), 'dark.xhtml#depth');
  assert.equal(hrefOf('gone'), 'https://book.example/questions/dark/#gone');
  assert.equal(hrefOf('topics'), 'https://book.example/topics/');
  assert.equal(hrefOf('elsewhere'), 'https://example.org/?a=1&#38;b=2');
  assert.equal(hrefOf('Light'), 'https://example.org/a%20b');
  assert.match(files.get('EPUB/questions/dark.xhtml')!, /<a href="light\.xhtml">light</);
  for (const [path, text] of files)
    for (const [, , name] of text.matchAll(/ (href|src)="([^"]*)"/g)) {
      if (/^https?:/.test(name!)) continue;
      const [file, id] = decodeEntities(name!).split('#') as [string, string?];
      const target =
        file === '' ? path : normalize(join(path === 'META-INF/container.xml' ? '' : dirname(path), file));
      assert.ok(files.has(target), `${path}: ${name}`);
      if (id) assert.ok(files.get(target)!.includes(` id="${id}"`), `${path}: ${name}`);
    }
});

test('any text is text, and every document well-formed', () => {
  for (const payload of payloads)
    for (const [path, text] of filesOf(escapeHtml(payload))) {
      if (!/\.(?:xhtml|opf|xml)$/.test(path)) continue;
      assert.equal(xmlError(text), undefined, `${path} of ${JSON.stringify(payload.slice(0, 40))}`);
      assert.doesNotMatch(text, /<(?:script|iframe|object|embed|base|form)\b|<[^<>]* on\w+="/);
    }
});
