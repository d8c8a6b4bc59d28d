import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; `stored` is as it is, since it is compressed already. */
export type Zipped = readonly [path: string, content: string | Uint8Array, stored?: boolean];

// Every machine that the package runs on has the low byte first, as ZIP has it.
const shorts = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
const longs = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);

/**
 * A ZIP archive. The same files give the same bytes, whenever it is made.
 *
 * @throws Error if there are more than 65,535 files.
 */
export function zip(files: Iterable<Zipped>): Buffer {
  const all: Buffer[] = [];
  const directory: Buffer[] = [];
  let [count, offset] = [0, 0];
  for (const [path, content, stored = false] of files) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const packed = stored ? bytes : deflateRawSync(bytes);
    const header = Buffer.concat([
      // Read by version 2.0, named in UTF-8, and of the earliest day that ZIP knows, 1980-01-01.
      shorts(20, 0x800, stored ? 0 : 8, 0, 0x21),
      longs(crc32(bytes), packed.length, bytes.length),
      shorts(name.length, 0),
    ]);
    directory.push(longs(0x02014b50), shorts(20), header, shorts(0, 0, 0), longs(0, offset), name);
    all.push(longs(0x04034b50), header, name, packed);
    offset += 4 + header.length + name.length + packed.length;
    count += 1;
  }
  if (count > 0xffff) throw new Error(`ZIP lists at most 65,535 files, and these are ${count}.`);
  const listed = Buffer.concat(directory);
  const end = [longs(0x06054b50), shorts(0, 0, count, count), longs(listed.length, offset), shorts(0)];
  return Buffer.concat([...all, listed, ...end]);
}
