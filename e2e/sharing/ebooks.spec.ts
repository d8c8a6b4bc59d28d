/** The books that readers take away: EPUBs of both sites, and PDFs that a browser prints of another. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname, join as joinInBook, normalize } from 'node:path/posix';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { decodeEntities } from '#book/entities.ts';
import { germanSite } from '../support/build-book.ts';
import { fixtureSettings, fixtureSource, temporaryFolder } from '../support/fixture-book.ts';
import { needs } from '../support/needs.ts';
import { expect, root, sites, test } from '../support/site.ts';

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(folder, 'export'))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, 'export', name));

/** The files of an EPUB, by their paths. */
const opened = (path: string): Map<string, string> =>
  new Map(Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]));

for (const { name, folder, origin, base } of sites) {
  test(`${name}: each link in each EPUB arrives, nothing runs, nothing is fetched`, () => {
    const books = filesIn(folder, '.epub');
    expect(books.length).toBe(1);
    let inside = 0;
    for (const path of books) {
      const files = opened(path);
      for (const [file, text] of files) {
        if (!file.endsWith('.xhtml')) continue;
        expect(text).not.toMatch(/<(?:script|iframe|object|embed|form|link[^>]+http)\b|<[^<>]* on\w+="/);
        for (const [, , kind, value] of text.matchAll(/<([\w-]+)[^<>]*? (href|src)="([^"]*)"/g)) {
          const address = decodeEntities(value!);
          if (kind === 'href' && /^(?:https?|mailto):/.test(address)) continue;
          const [to, id] = address.split('#') as [string, string?];
          const target = to === '' ? file : normalize(joinInBook(dirname(file), to));
          expect(files.has(target), `${path}, ${file}: ${address}`).toBe(true);
          if (id)
            expect(files.get(target)!.includes(` id="${id}"`), `${path}, ${file}: ${address}`).toBe(true);
          inside += 1;
        }
      }
      expect(files.get('EPUB/styles.css')).not.toMatch(/url\((?!fonts\/)|@import|var\(|light-dark/);
    }
    expect(inside).toBeGreaterThan(50);
    expect(opened(books[0]!).get('EPUB/title.xhtml')).toContain(`<a href="${origin}${base}">`);
  });
}

const checker = '/usr/share/java/epubcheck.jar';
/** It runs for seconds: what it has to compile best never pays. */
const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', checker];

for (const { name, folder } of sites)
  test(`${name}: epubcheck finds nothing in its EPUBs`, async () => {
    needs(existsSync(checker) && spawnSync('java', ['-version']).status === 0, 'epubcheck');
    for (const path of filesIn(folder, '.epub')) {
      const { stdout, stderr } = await promisify(execFile)('java', [...java, '--failonwarnings', path]).catch(
        (error: { stdout: string; stderr: string }) => error,
      );
      expect(stdout, `${path}\n${stderr}`).toContain('0 fatals / 0 errors / 0 warnings');
    }
  });

test('a German book is taken away in German, printed too', async () => {
  const out = await germanSite();
  const html = readFileSync(join(out, 'export/index.html'), 'utf8');
  expect(html).toMatch(/<h1>Dieses Buch zum Mitnehmen<\/h1>/);
  for (const ending of ['apkg', 'csv', 'epub', 'pdf'])
    expect(html).toMatch(new RegExp(`data-size-of="rund-ums-rad\\.${ending}">\\d+(,\\d)?\u00a0[kM]B<`));
  const table = readFileSync(join(out, 'export/rund-ums-rad.csv'), 'utf8');
  expect(table).toContain(',Antrieb,');
  const collection = unzipSync(readFileSync(join(out, 'export/rund-ums-rad.apkg')))['collection.anki2'];
  const text = Buffer.from(collection!).toString('utf8');
  expect(text).toContain('Rund ums Rad::Antrieb');
  expect(text).toContain('Zur Antwort');
  expectPrinted(out);
});

/** Each PDF of the German book has pages, bookmarks, tags and the titles of its questions. */
function expectPrinted(site: string): void {
  const books = filesIn(site, '.pdf');
  expect(books.map((path) => path.replace(/pdf$/, 'epub'))).toEqual(filesIn(site, '.epub'));
  for (const path of books) {
    const pdf = readFileSync(path, 'latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(2);
    expect(pdf).toMatch(/\/StructTreeRoot \d/);
    expect(pdf).toMatch(/\/Outlines \d/);
    expect(pdf).toMatch(/\/Lang \(de\)/);
    expect(pdf).not.toMatch(/\/JavaScript|\/Launch/);
  }
  const titles = bookmarksOf(readFileSync(join(site, 'export/rund-ums-rad.pdf'), 'latin1'));
  for (const title of ['Inhalt', 'Antrieb', 'Kurze Antwort']) expect(titles).toContain(title);
}

/** The titles of a PDF's bookmarks, which are ASCII in brackets or UTF-16 in hexadecimal digits; a space may be one that holds. */
const bookmarksOf = (pdf: string): string[] =>
  [...pdf.matchAll(/\/Title (?:\(((?:[^\\)]|\\.)*)\)|<FEFF([0-9A-F]*)>)/g)].map(([, ascii, hex = '']) =>
    (ascii ?? Buffer.from(hex, 'hex').swap16().toString('utf16le')).replaceAll('\u00a0', ' '),
  );

test('without a browser nothing is built, and it is said what to do', () => {
  const out = join(temporaryFolder('unprinted'), 'dist');
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts', '--pdf'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...fixtureSettings,
      CONTENT_DIR: fixtureSource,
      OUT_DIR: out,
      CHROMIUM: '/nowhere/chrome',
    },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/\/nowhere\/chrome, set in CHROMIUM[^]*fix: install one[^]*Nothing was built/);
  expect(existsSync(out)).toBe(false);
});
