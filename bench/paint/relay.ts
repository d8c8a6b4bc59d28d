import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a reader and a server. */
interface Line {
  /** How long a byte is on its way, in each direction; a round trip takes twice as long. */
  delayMs: number;
  /** Bits a second to the reader, and from the reader; all connections share them. */
  down: number;
  up: number;
}

/** Lighthouse's slow 4G, as a real line. */
export const slow4G: Line = { delayMs: 75, down: 1_600_000, up: 750_000 };

/** Bytes in one packet. */
const packet = 1_460;
/** How much a router holds back before senders must wait. */
const heldMs = 100;

/** One direction of a line: bytes leave in the order in which they came, at its rate, and arrive a delay later. */
class Direction {
  private readonly delayMs: number;
  private readonly bitsPerMs: number;
  private readonly onTheWay: { due: number; arrive: () => void }[] = [];
  /** When all that came has left. */
  private free = 0;

  constructor(delayMs: number, bitsPerSecond: number) {
    this.delayMs = delayMs;
    this.bitsPerMs = bitsPerSecond / 1_000;
  }

  carry(from: Socket, to: Socket): void {
    from.on('data', (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += packet) {
        const part = bytes.subarray(at, at + packet);
        this.send(part.length, () => to.writable && to.write(part));
      }
      const waits = this.free - performance.now() - heldMs;
      if (waits <= 0) return;
      from.pause();
      setTimeout(() => from.resume(), waits);
    });
    from.on('end', () => this.send(0, () => to.end()));
  }

  private send(bytes: number, arrive: () => void): void {
    this.free = Math.max(this.free, performance.now()) + (8 * bytes) / this.bitsPerMs;
    this.onTheWay.push({ due: this.free + this.delayMs, arrive });
    if (this.onTheWay.length === 1) this.wait();
  }

  /** One timer for all: timers of their own may fire in another order. */
  private wait(): void {
    const [next] = this.onTheWay;
    if (next) setTimeout(() => this.arrive(), Math.max(0, next.due - performance.now()));
  }

  private arrive(): void {
    while (this.onTheWay[0] && this.onTheWay[0].due <= performance.now()) this.onTheWay.shift()!.arrive();
    this.wait();
  }
}

interface Relay {
  port: number;
  close(): void;
}

/**
 * Passes connections on to a port of this machine as over a line. The system answers a new connection at once, so that
 * the first bytes wait for the round trip that its handshake takes. Not modelled: the look-up of the name, lost packets,
 * and the slow start of TCP, which on this line would cost less than one round trip.
 */
export function relay(target: number, { delayMs, down, up }: Line): Promise<Relay> {
  const [toReader, toServer] = [new Direction(delayMs, down), new Direction(delayMs, up)];
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (reader) => {
    const upstream = connect({ port: target, host: 'localhost', allowHalfOpen: true, noDelay: true });
    for (const [socket, other] of [
      [reader, upstream],
      [upstream, reader],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => open.delete(socket));
    }
    toReader.carry(upstream, reader);
    setTimeout(() => toServer.carry(reader, upstream), 2 * delayMs);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, 'localhost', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close() {
          server.close();
          for (const socket of open) socket.destroy();
        },
      }),
    );
  });
}
