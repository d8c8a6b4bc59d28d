import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; `stored` is as it is, since it is compressed already. */
export type Zipped = readonly [path: string, content: string | Uint8Array, stored?: boolean];

const two = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
const four = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
/** The earliest day that ZIP knows. */
const day = 33;
const namesInUtf8 = 0x800;

/**
 * A ZIP archive of less than 65,536 files and 4 GB. The same files give the same bytes, whenever it is made. Node's own
 * compression takes half the time of one in JavaScript.
 */
export function zip(files: Iterable<Zipped>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, content, stored = false] of files) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)];
    const packed = stored ? data : deflateRawSync(data, { level: 9 });
    const head = Buffer.concat([
      two(20, namesInUtf8, stored ? 0 : 8, 0, day),
      four(crc32(data), packed.length, data.length),
      two(name.length, 0),
    ]);
    directory.push(Buffer.concat([four(0x02014b50), two(20), head, two(0, 0, 0), four(0, offset), name]));
    const part = Buffer.concat([four(0x04034b50), head, name, packed]);
    parts.push(part);
    offset += part.length;
  }
  const count = directory.length;
  const last = Buffer.concat(directory);
  return Buffer.concat([
    ...parts,
    last,
    four(0x06054b50),
    two(0, 0, count, count),
    four(last.length, offset),
    two(0),
  ]);
}
