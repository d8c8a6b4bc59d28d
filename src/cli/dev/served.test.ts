import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { createServer, type Plugin } from 'vite';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'served-')));
const book = join(home, 'book');
mkdirSync(join(book, '.hidden'), { recursive: true });
process.chdir(book);
process.env['CONTENT_DIR'] = book;
after(() => rmSync(home, { recursive: true }));
const { commandFor, isKeptBack, servedAlone, withoutMaps } = await import('./served.ts');

test('an author’s server follows no link out of what it serves, by whatever address', () => {
  writeFileSync(join(home, 'secret.txt'), 'secret');
  writeFileSync(join(book, 'book.yaml'), '');
  symlinkSync('../../secret.txt', join(book, '.hidden/a b'));
  symlinkSync('book.yaml', join(book, 'own'));
  mkdirSync(join(book, 'folder'));
  symlinkSync('../../secret.txt', join(book, 'folder/index'));
  symlinkSync('../secret.txt', join(book, 's%3f.txt'));
  for (const path of [
    '/.hidden/a%20b',
    `/@fs${book}/.hidden/a b`,
    `/@fs${book}/x/../.hidden/a%20b`,
    '/folder',
    '/s%3f.txt',
    '/s%253f.txt',
  ])
    assert.ok(isKeptBack(path), path);
  for (const path of ['/', '/own', '/%', '/%E0%A4%A', '/%00', `/@fs${book}/book.yaml`, '/questions/x/'])
    assert.ok(!isKeptBack(path), path);
});

test('nor does a plugin read a file outside of it, by whatever address', async () => {
  writeFileSync(join(home, 'secret.md'), 'secret text');
  writeFileSync(join(book, 'own.md'), 'own text');
  symlinkSync('../secret.md', join(book, 'linked.md'));
  // Reads any file, as plugins for Markdown and for Astro do.
  const load = (id: string) =>
    id.endsWith('.md') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined;
  const sent = async (plugins: Plugin[], path: string) => {
    const server = await createServer({
      configFile: false,
      root: book,
      logLevel: 'silent',
      plugins: [...plugins, { name: 'texts', load }],
      server: { port: 0, ws: false },
    });
    await server.listen();
    const { port } = server.httpServer!.address() as AddressInfo;
    // Not by fetch, which would normalize the address.
    const [response] = (await once(get({ port, path: `${path}?import` }), 'response')) as [IncomingMessage];
    const said = await text(response);
    await server.close();
    return said;
  };
  assert.match(await sent([servedAlone], '/own.md'), /own text/);
  for (const path of [`/@id/${home}`, `/@id/file://${home}`, `/@fs${book}/..%5C..`].map(
    (way) => `${way}/secret.md`,
  )) {
    assert.doesNotMatch(await sent([servedAlone], path), /secret text/, path);
    if (path.startsWith('/@id/')) assert.match(await sent([], path), /secret text/, path);
  }
  assert.doesNotMatch(await sent([servedAlone], '/linked.md'), /secret text/);
  assert.match(await sent([], '/linked.md'), /secret text/);
});

test('nor does it send a page of the book’s own in which programs run', () => {
  mkdirSync(join(book, 'public'));
  writeFileSync(join(book, 'public/a.html'), '<p>');
  writeFileSync(join(book, 'drawn.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>');
  writeFileSync(join(book, 'evil.SVG'), '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  writeFileSync(join(book, 'public/a.mml'), '<math xmlns="http://www.w3.org/1998/Math/MathML"/>');
  for (const path of ['/a.html', '/a.mml', '/evil.SVG', `/@fs${book}/evil.SVG`])
    assert.ok(isKeptBack(path), path);
  for (const path of ['/drawn.svg', '/b.html', '/public']) assert.ok(!isKeptBack(path), path);
  // Vite does not decode these percent codes, but other programs that read the address do.
  for (const name of ['a%3f.html', 'a%2Fb.html', 'a%25.html']) {
    writeFileSync(join(book, name), '<p>');
    assert.ok(isKeptBack(`/${name}`) || isKeptBack(`/${encodeURI(name)}`), name);
  }
});

test('a page in another language has a server of its own, whose command is said', () => {
  const topics = 'topics: [{ slug: a, title: A }]';
  writeFileSync(
    join(book, 'book.yaml'),
    `name: B\ntagline: t\ndescription: d\n${topics}\ntranslations: [de]\n`,
  );
  for (const path of ['de/', 'de/questions/one/'])
    assert.equal(commandFor(path), 'BOOK_LANGUAGE=de npm run dev', path);
  for (const path of ['', 'questions/de/', 'design/']) assert.equal(commandFor(path), undefined);
});

test('nor any file that the map in a program, a text or a style sheet names as its source, nor one that Vite keeps back', async (t) => {
  const map = JSON.stringify({ version: 3, sources: [join(home, 'secret.txt')], mappings: 'AAAA' });
  const comment = `# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  writeFileSync(join(book, 'a.ts'), `export const a = 1;\n//${comment}`);
  writeFileSync(join(book, 'a.css'), `a {}\n/*${comment} */`);
  writeFileSync(join(book, '.env'), 'KEY=secret');
  const server = await createServer({
    configFile: false,
    root: book,
    logLevel: 'silent',
    plugins: [withoutMaps],
    server: { middlewareMode: true, ws: false },
  });
  t.after(() => server.close());
  for (const path of ['/a.ts', '/a.ts?b', '/a.css?direct']) {
    const sent = await server.transformRequest(path);
    assert.ok(sent !== null && !JSON.stringify(sent).includes('secret'), JSON.stringify(sent));
  }
  for (const path of ['/.env', '/.env?import', `/@fs${book}/.env`]) {
    const sent = await server.transformRequest(path).catch(String);
    assert.doesNotMatch(JSON.stringify(sent), /secret/, path);
  }
});
