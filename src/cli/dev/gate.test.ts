import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { createServer } from 'vite';
import { headerWhileWriting, workersWhileWriting } from '#render/security.ts';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'gate-')));
process.chdir(book);
process.env['CONTENT_DIR'] = book;
const settings = 'name: B\ntagline: t\ndescription: d\ntopics: [{ slug: a, title: A }]\n';
writeFileSync('book.yaml', `${settings}trusted: true\n`);
after(() => rmSync(book, { recursive: true }));
const { answerPolicy, gate, isFromElsewhere, isNetworkHost, isOwnHost, machineNames } =
  await import('./gate.ts');

test('other sites and other ports may lead to a page, and ask for nothing else', () => {
  const asked = (headers: Record<string, string>, local = 'book.yaml') =>
    isFromElsewhere({ host: 'localhost:4321', ...headers }, local, '::1');
  for (const site of ['cross-site', 'same-site']) {
    assert.ok(asked({ 'sec-fetch-site': site }), site);
    for (const page of ['', 'questions/one/']) assert.ok(!asked({ 'sec-fetch-site': site }, page), page);
  }
  for (const site of ['same-origin', 'none']) assert.ok(!asked({ 'sec-fetch-site': site }), site);
  for (const origin of ['https://elsewhere.example', 'http://localhost:8000', 'null'])
    assert.ok(asked({ origin }), origin);
  // Over plain HTTP from another machine a browser sends only Referer or Origin. A request without either may come from anybody.
  assert.ok(asked({}));
  for (const name of ['origin', 'referer']) {
    assert.ok(!asked({ [name]: 'http://localhost:4321/questions/one/' }), name);
    for (const other of [
      'http://localhost:8000/',
      'https://elsewhere.example/localhost:4321',
      'localhost:4321',
    ])
      assert.ok(asked({ [name]: other }), other);
  }
  const pictured = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  assert.ok(asked(pictured, 'questions/one/'), 'a picture of another site');
});

test('it is asked by the names of this machine alone, unless other machines may ask', () => {
  for (const host of ['localhost:4321', 'localhost', '127.0.0.1:80', '[::1]:4321'])
    assert.ok(isOwnHost(host), host);
  for (const host of ['0.0.0.0:4321', '[::]:4321', '[::ffff:127.0.0.1]:1', '[::ffff:0:0]', 'a.localhost', ''])
    assert.ok(!isOwnHost(host), host);
  for (const host of [
    'localhost:4321',
    '192.0.2.2:4321',
    '[fd00::2]:4321',
    ...machineNames,
    `${machineNames[1]}:80`,
  ])
    assert.ok(isNetworkHost(host), host);
  for (const host of ['elsewhere.example', `${machineNames[0]}.example:80`, '1.2.3.4.example', '', ':80'])
    assert.ok(!isNetworkHost(host), host);
});

test('what is no page of the generator can do nothing as a document, and a worker only what workers do', () => {
  assert.equal(answerPolicy({ 'sec-fetch-dest': 'document' }, 'questions/one/'), headerWhileWriting);
  for (const local of ['assets/a.12345678.svg', 'pagefind/a.html', '@fs/book/a.ts', 'Questions/'])
    assert.match(
      answerPolicy({ 'sec-fetch-dest': 'document' }, local),
      /^sandbox; default-src 'none';/,
      local,
    );
  for (const use of ['worker', 'sharedworker'])
    assert.equal(answerPolicy({ 'sec-fetch-dest': use }, '@fs/book/a.ts'), workersWhileWriting);
  assert.equal(answerPolicy({}, '@fs/book/a.ts'), workersWhileWriting);
  assert.match(answerPolicy({}, '@fs/book/a.svg'), /^sandbox;/);
});

test('a file is opened in an editor for a program of a page alone', () => {
  const opens = (headers: Record<string, string>, at = '__open-in-editor/', address = '127.0.0.1') =>
    !isFromElsewhere({ host: 'localhost:4321', ...headers }, at, address);
  const fetched = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
  assert.ok(opens(fetched));
  for (const other of [
    { 'sec-fetch-site': 'same-site' },
    // A picture, and a link that is saved.
    { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-mode': 'navigate' },
  ])
    assert.ok(!opens({ ...fetched, ...other }), JSON.stringify(other));
  assert.ok(!opens({}));
  for (const name of ['__OPEN-in-editor', '_%5Fopen-in-editor', '/__Open-In-Editor'])
    assert.ok(!opens({}, name), name);
  for (const other of ['192.168.0.7', '::ffff:10.0.0.1', 'fe80::1', ''])
    assert.ok(!opens(fetched, undefined, other), other);
  assert.ok(opens(fetched, undefined, '::ffff:127.0.0.1'));
});

/** Asks a server behind the gate, of a trusted book, for addresses. */
async function serverOf(t: TestContext) {
  writeFileSync('book.yaml', `${settings}trusted: true\n`);
  writeFileSync(join(book, 'fails.js'), '');
  const server = await createServer({
    configFile: false,
    root: book,
    logLevel: 'silent',
    plugins: [
      gate(false),
      {
        name: 'fails',
        load(id) {
          if (id.endsWith('fails.js')) throw new Error('<img src=x onerror=alert(1)>');
        },
      },
    ],
    server: { port: 0 },
  });
  t.after(() => server.close());
  await server.listen();
  const { port } = server.httpServer!.address() as AddressInfo;
  return async (path: string, headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }) => {
    const asked = request({ host: 'localhost', port, path, headers }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const [policy, type] = ['content-security-policy', 'content-type'].map((name) =>
      String(response.headers[name]),
    );
    return { status: response.statusCode, policy: policy!, type, said: await text(response) };
  };
}

test('what no page asks for in such a way, and addresses that may be read in two ways, are refused', async (t) => {
  const answer = await serverOf(t);
  assert.equal((await answer('/@vite/client', {})).status, 403);
  assert.equal((await answer('/questions/tw%6f/')).status, 404, 'a page by another address than its own');
  const asPicture = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'image' };
  for (const path of ['/fails.js', '/a.png?x=.less', '/a.ts?x.png.less', '/a.astro?astro&x=.png', '/a?.png'])
    assert.equal((await answer(path, asPicture)).status, 403, path);
  assert.equal((await answer('/fails.js', { ...asPicture, 'Sec-Fetch-Dest': 'object' })).status, 403);
  mkdirSync('folder');
  writeFileSync('folder/index.js', 'const secret = 1;');
  for (const query of ['import', '%69mport', 'a&import=', 'import&t=1'])
    assert.doesNotMatch((await answer(`/folder/?${query}`)).said, /secret/, query);
  // What would speak to the author's terminal, and what readers of addresses take for different ones.
  const spoken = ['/%1b[31m/', '/a%07/', '/%c2%9b/', '/%E2%80%AE/'];
  for (const path of [...spoken, '//one/', '/\\one/', '/%ff.png', '/a%5Cb', '/%25255c'])
    assert.equal((await answer(path)).status, 400, path);
  assert.equal((await answer('/?q=a%5cb')).status, 404, 'what a reader looks for');
  assert.equal((await answer('/', { Host: '0.0.0.0' })).status, 403);
});

test('an error is answered with its text, and all that is answered has a policy', async (t) => {
  const answer = await serverOf(t);
  const failed = await answer('/fails.js');
  assert.deepEqual([failed.status, failed.type], [500, 'text/plain; charset=utf-8']);
  assert.match(failed.said, /^<img src=x/);
  assert.match(failed.policy, /^default-src 'none'; script-src 'self';/);
  assert.match((await answer('/@vite/client')).policy, /^(?:sandbox|frame-ancestors)/);
  for (const now of [settings, `${settings}trusted: false`, '{']) {
    writeFileSync('book.yaml', now);
    const refused = await answer('/questions/one/');
    assert.deepEqual([refused.status, refused.policy], [500, failed.policy]);
    assert.match(refused.said, /no longer says .*start it again/s);
  }
  writeFileSync('book.yaml', `name: [\n${settings}trusted: true\n`);
  assert.equal((await answer('/@vite/client')).status, 200, 'a mistake that leaves the line');
});
