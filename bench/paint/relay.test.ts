import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { relay } from './relay.ts';

const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));

/** A connection over a line of 40 ms each way to a server that does something with it. */
async function connected(serve: (socket: Socket) => void): Promise<Socket> {
  const server = createServer({ allowHalfOpen: true }, serve);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const line = await relay((server.address() as AddressInfo).port, {
    delayMs: 40,
    down: 1_600_000,
    up: 800_000,
  });
  const socket = connect({ port: line.port, host: 'localhost', noDelay: true });
  closing.push(
    () => socket.destroy(),
    line.close,
    () => server.close(),
  );
  return socket;
}

const bytesUntil = async (socket: Socket, length: number): Promise<Buffer> => {
  let all = Buffer.alloc(0);
  while (all.length < length)
    all = Buffer.concat([all, await new Promise<Buffer>((resolve) => socket.once('data', resolve))]);
  return all;
};

/** A busy machine may be late, never early: a limit above would say nothing. */
test('a first answer takes two round trips, a second one', async () => {
  const socket = await connected((server) => server.pipe(server));
  const ask = async () => {
    const started = performance.now();
    socket.write('?');
    await bytesUntil(socket, 1);
    return performance.now() - started;
  };
  const [first, second] = [await ask(), await ask()];
  assert.ok(first >= 159, `${first} ms`);
  assert.ok(second >= 79, `${second} ms`);
});

test('bytes come whole and in order, no faster than the line', async () => {
  const sent = Buffer.from(Array.from({ length: 60_000 }, (_, at) => at % 251));
  const socket = await connected((server) => server.once('data', () => server.end(sent)));
  const started = performance.now();
  socket.write('?');
  assert.ok((await bytesUntil(socket, sent.length)).equals(sent));
  // 480,000 bits take 300 ms, after two round trips.
  assert.ok(performance.now() - started >= 459, `${performance.now() - started} ms`);
});

test('connections share the line', async () => {
  const length = 30_000;
  const server = createServer((socket) => socket.end(Buffer.alloc(length)));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const line = await relay((server.address() as AddressInfo).port, {
    delayMs: 0,
    down: 800_000,
    up: 800_000,
  });
  closing.push(line.close, () => server.close());
  const started = performance.now();
  await Promise.all([1, 2].map(() => bytesUntil(connect(line.port, 'localhost'), length)));
  assert.ok(performance.now() - started >= 590, `${performance.now() - started} ms`);
});
