import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveSite } from '../../src/cli/serve/serve.ts';

/** A folder that is served, and the sizes of its files in transit. */
export class ServedFolder {
  readonly folder: string;
  private readonly server: Server;
  private readonly sizes = new Map<string, number>();

  constructor(folder: string) {
    this.folder = folder;
    this.server = serveSite(folder, '/').listen(0);
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Bytes of the scripts and data among some paths, each counted once, after gzip level 6. */
  weigh(paths: Iterable<string>): number {
    return [...new Set(paths)]
      .filter((path) => !/(\/|\.(html|css|woff2|svg|png|ico))$/.test(path))
      .reduce((sum, path) => sum + this.sizeOf(path), 0);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private sizeOf(path: string): number {
    const file = join(this.folder, decodeURIComponent(path));
    const size =
      this.sizes.get(path) ?? (existsSync(file) && statSync(file).isFile() ? gzipped(readFileSync(file)) : 0);
    this.sizes.set(path, size);
    return size;
  }
}

export const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length;
