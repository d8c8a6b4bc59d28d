import { once } from 'node:events';
import type { Server } from 'node:http';

const tries = 50;

/**
 * Listens on loopback, on the wanted port or the first free one above it; says which are taken.
 *
 * @returns the port.
 * @throws if none of them is free, or another error of the system.
 */
export async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port++) {
    try {
      await once(server.listen(port, 'localhost'), 'listening');
      return port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || port === Math.min(wanted + tries, 65535)) throw error;
    }
    console.log(`Port ${port} is taken; trying ${port + 1}.`);
  }
}
