import { zipSync } from 'fflate';

/** A file of an archive; `stored` is as it is, since it is compressed already. */
export type Zipped = readonly [path: string, content: string | Uint8Array, stored?: boolean];

/** The earliest day that ZIP knows, which is in the time of the place. */
const day = (): Date => new Date(1980, 0, 1);

/** A ZIP archive. The same files give the same bytes, whenever it is made. */
export const zip = (files: Iterable<Zipped>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Array.from(files, ([path, content, stored = false]) => [
          path,
          [Buffer.from(content), { level: stored ? 0 : 6, mtime: day() }],
        ]),
      ),
    ),
  );
