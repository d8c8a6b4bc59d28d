import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, type Page } from 'playwright/test';
import { serveSite } from '#cli/serve/serve.ts';

/** A host whose site can be exchanged for another, and that remembers what it was asked. */
export class Host {
  readonly asked: string[] = [];
  private site: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(request.url!);
    if (this.down?.test(request.url!)) response.writeHead(503).end();
    else this.site(request, response);
  });
  /** Addresses that are out of order. */
  down: RegExp | undefined;

  private readonly sockets = new Set<Socket>();

  /** Puts a built site in the place of the one before. */
  deploy(folder: string, base = '/'): void {
    const site = serveSite(folder, base);
    this.site = (request, response) => void site.emit('request', request, response);
  }
  async start(): Promise<string> {
    this.server.on('connection', (socket: Socket) => this.sockets.add(socket));
    await new Promise<void>((resolve) => this.server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }
  /** Bytes that were sent, with everything HTTP adds. */
  get bytesSent(): number {
    return [...this.sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  }
  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Waits until the service worker has kept what is open. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active!.state === 'activated') return;
    await new Promise<void>((resolve) =>
      active!.addEventListener('statechange', () => active!.state === 'activated' && resolve()),
    );
  });
}

/** Messages of a browser when the host does not answer. */
export const withoutNetwork = /Failed to (load|fetch)|net::|no-response|fetch/;

/** Keeps the whole book, as a reader does. */
export async function keepBook(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep this book offline' }).click();
  await expect(page.locator('.keep-offline')).toContainText(/take up \d+\.\d\sMB on this device/);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.locator('.keep-offline')).toContainText('kept on this device');
  // Until its worker is active, pages come from the network.
  await installed(page);
}
