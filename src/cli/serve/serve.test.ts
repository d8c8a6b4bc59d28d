import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { serveSite } from './serve.ts';

/** A site of a page, a script, an image and something large. */
const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const contents: Record<string, Buffer> = {
  'index.html': Buffer.from(`<p>${'home '.repeat(3000)}</p>`),
  'a/index.html': Buffer.from(`<p>${'answer '.repeat(9000)}</p>`),
  'assets/x.12345678.js': Buffer.from('export const x = 1;'.repeat(2000)),
  'a..b.txt': Buffer.from('two dots'),
  'b.png': Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 251)),
  '404.html': Buffer.from('<p>no page</p>'),
  'large.txt': Buffer.alloc(8 << 20, 'abcdefghij'),
};
for (const [path, content] of Object.entries(contents)) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}
const server = serveSite(folder, '/').listen(0, 'localhost');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as AddressInfo;
after(() => {
  server.closeAllConnections();
  server.close();
});

test('a page whose slash is missing is on this site, whatever slashes are before it and what is asked of it', async () => {
  for (const query of ['', '?v=1a2b?c'])
    for (const path of ['/a', '//a', '///a']) {
      const { status, headers } = await get(path + query);
      assert.deepEqual([status, headers.location], [301, `/a/${query}`], path);
    }
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(path: string, headers: Record<string, string> = {}, agent?: Agent, at = port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: at, path, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const unpacked = ({ headers, body }: Answer): Buffer =>
  headers['content-encoding'] === 'br'
    ? brotliDecompressSync(body)
    : headers['content-encoding'] === 'gzip'
      ? gunzipSync(body)
      : body;

/** Too long a request is answered with 431, or the connection ends before the whole of it is sent. */
const isRefused = (answer: Promise<Answer>): Promise<boolean> =>
  answer.then(
    ({ status }) => status === 431,
    (error: NodeJS.ErrnoException) => ['ECONNRESET', 'EPIPE'].includes(error.code ?? ''),
  );

const hasBytesOf = (answer: Answer, path: string) => unpacked(answer).equals(contents[path]!);

const stillAnswers = async (at = port) => assert.equal((await get('/a/', {}, undefined, at)).status, 200);

test('2,000 requests, 50 at a time: each is answered with the right bytes, in bounded memory', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const paths = ['index.html', 'a/index.html', 'assets/x.12345678.js', 'b.png'];
  const encodings = ['br', 'gzip', 'identity'];
  const before = process.memoryUsage().rss;
  let peak = before;
  let next = 0;
  const lane = async () => {
    for (let number = next++; number < 2000; number = next++) {
      const path = paths[number % paths.length]!;
      const answer = await get(
        `/${path.replace('index.html', '')}`,
        { 'Accept-Encoding': encodings[number % encodings.length]! },
        agent,
      );
      assert.equal(answer.status, 200, path);
      assert.ok(hasBytesOf(answer, path), `${path}: other bytes`);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  };
  await Promise.all(Array.from({ length: 50 }, lane));
  agent.destroy();
  // Server and client are one process here; a file held for each request would be 100 MB.
  assert.ok(peak - before < 300 << 20, `memory grew by ${((peak - before) / 2 ** 20).toFixed(0)} MB`);
  const answer = await get('/a/');
  answer.body = Buffer.concat([answer.body.subarray(1), answer.body.subarray(0, 1)]);
  delete answer.headers['content-encoding'];
  assert.equal(hasBytesOf(answer, 'a/index.html'), false, 'a byte that is elsewhere');
});

test('who has a file already is told so without its bytes, and gets it again once it has changed', async () => {
  const { headers, status } = await get('/a/');
  assert.equal(status, 200);
  const again = await get('/a/', { 'If-None-Match': headers.etag! });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  const time = new Date(2001, 1, 1);
  utimesSync(join(folder, 'a/index.html'), time, time);
  assert.equal((await get('/a/', { 'If-None-Match': headers.etag! })).status, 200);
  assert.equal((await get('/nowhere/', { 'If-None-Match': headers.etag! })).status, 404);
});

test('a reader who leaves in the middle of a file leaves nothing open', async () => {
  for (let round = 0; round < 40; round++) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, 'localhost', () =>
        socket.write(
          `GET /large.txt HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${round % 2 ? 'br' : 'identity'}\r\n\r\n`,
        ),
      );
      socket.once('data', () => socket.destroy());
      socket.on('close', () => resolve());
      socket.on('error', () => {});
    });
  }
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  const left = async () => openFiles() + (await connections());
  for (let wait = 0; wait < 50 && (await left()) > 0; wait++) await pause(100);
  assert.equal(openFiles(), 0, 'files that are still open');
  assert.equal(await connections(), 0, 'connections that are still open');
  const stays = connect(port, 'localhost', () => stays.write('GET /large.txt HTTP/1.1\r\nHost: x\r\n\r\n'));
  await new Promise((resolve) => stays.once('data', resolve));
  assert.equal(await connections(), 1, 'a reader who stays');
  stays.destroy();
  await stillAnswers();
});

/** Files of the site that this process has open; only Linux tells. */
function openFiles(): number {
  if (!existsSync('/proc/self/fd')) return 0;
  return readdirSync('/proc/self/fd').filter((handle) => {
    try {
      return readlinkSync(`/proc/self/fd/${handle}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}

test('addresses that are no addresses are refused, and the server lives on', async () => {
  const statuses = async (path: string) => (await get(path)).status;
  assert.equal(await statuses('/%'), 400);
  assert.equal(await statuses('/%e0%a4%a'), 400);
  assert.equal(await statuses('/a%00b'), 404);
  assert.equal(await statuses('/a..b.txt'), 200);
  for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/a/..%2f..%2f..%2fetc/passwd'])
    assert.ok([400, 404].includes(await statuses(path)), path);
  assert.equal(await statuses(`/${'x'.repeat(8000)}`), 404);
  assert.ok(await isRefused(get(`/${'x'.repeat(100_000)}`)));
  await stillAnswers();
});

test('many headers, nonsense and a half request do not stop it', async () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x-${at}`, 'y'.repeat(100)]));
  assert.ok(await isRefused(get('/', many)));
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(port, 'localhost', () => socket.end(text));
      socket.on('data', (data) => (answer += String(data)));
      socket.on('close', () => resolve(answer));
      socket.on('error', () => {});
    });
  assert.match(await raw('\x16\x03\x01 nonsense\r\n\r\n'), /^HTTP\/1\.1 400/);
  await raw('GET / HTTP/1.1\r\nHost: x\r\n');
  assert.match(await raw('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'), /^HTTP\/1\.1 405/);
  await stillAnswers();
  const other = serveSite(folder, '/').listen(0, 'localhost');
  await new Promise((resolve) => other.once('listening', resolve));
  const ended = (other.address() as AddressInfo).port;
  other.close();
  await assert.rejects(stillAnswers(ended), 'a server that has ended');
});

test('while a build puts another site in its place, it says so and goes on', async () => {
  // A page that was found and cannot be read.
  mkdirSync(join(folder, 'half/404.html'), { recursive: true });
  const half = serveSite(join(folder, 'half'), '/').listen(0, 'localhost');
  await new Promise((resolve) => half.once('listening', resolve));
  after(() => half.close());
  const answer = await fetch(`http://localhost:${(half.address() as AddressInfo).port}/`);
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '1']);
});
