import { fromWindows1252, repairMojibake } from './mojibake.ts';

/** What was done to the bytes of a document so that they became text. */
export interface Repair {
  /** 1-based; absent where the whole file is meant. */
  line?: number;
  message: string;
}
export interface Decoded {
  text: string;
  repairs: Repair[];
}

/** Files above this size are no lists that a person keeps. */
export const largestFile = 20_000_000;

/**
 * Reads a document: UTF-8 with or without byte-order mark, UTF-16 with one, or bytes of Windows-1252 anywhere among
 * UTF-8. Lines end in `\n`.
 *
 * @returns the text, or why the file is no text.
 */
export function decode(bytes: Uint8Array): Decoded | { refused: string } {
  if (bytes.length === 0) return { refused: 'The file is empty.' };
  if (bytes.length > largestFile) {
    return {
      refused: `The file has ${(bytes.length / 1e6).toFixed(0)} MB; at most ${largestFile / 1e6} MB are read. Split it.`,
    };
  }
  const repairs: Repair[] = [];
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : '';
  if (!utf16 && bytes.includes(0)) return { refused: 'The file is binary: it contains NUL bytes.' };
  let text: string;
  if (utf16) {
    text = new TextDecoder(`utf-16${utf16}`).decode(bytes);
    repairs.push({ message: `read as UTF-16 (${utf16 === 'le' ? 'little' : 'big'}-endian)` });
  } else {
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (bom) repairs.push({ message: 'a byte-order mark was left out' });
    text = fromUtf8(bom ? bytes.subarray(3) : bytes, repairs);
  }
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > text.length / 50) {
    return { refused: 'The file is binary: it holds control characters, not text.' };
  }
  if (/\r/.test(text)) {
    repairs.push({ message: `line ends ${text.includes('\r\n') ? 'CRLF' : 'CR'} became LF` });
    text = text.replace(/\r\n?/g, '\n');
  }
  if (text.startsWith('ï»¿')) {
    repairs.push({ line: 1, message: 'a byte-order mark was left out' });
    text = text.slice(3);
  }
  const lines = text.split('\n').map((original, index) => {
    const { line, repairs: changes } = repairMojibake(original);
    for (const change of changes) repairs.push({ line: index + 1, message: change });
    if (line.includes('\ufffd') || line.includes('ï¿½')) {
      repairs.push({ line: index + 1, message: 'a character was lost before the import and is missing' });
    }
    return plainCharacters(line);
  });
  text = lines.join('\n');
  return text.trim() === '' ? { refused: 'The file holds no text.' } : { text, repairs };
}

/** Without control characters, marks of place that the import itself uses, and halves of characters. */
function plainCharacters(line: string): string {
  return line
    .toWellFormed()
    .replace(/[\u2028\u2029\u000b\u000c]/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufeff\ue000-\ue00f]/g, '');
}

/** Valid sequences as UTF-8, every other byte as Windows-1252. */
function fromUtf8(bytes: Uint8Array, repairs: Repair[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Byte by byte below.
  }
  const lax = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  const raw = new Map<number, Set<string>>();
  let [line, start] = [1, 0];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!;
    if (byte === 0x0a) line++;
    const length = byte < 0x80 ? 1 : validLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const sign = fromWindows1252(byte);
    raw.set(line, (raw.get(line) ?? new Set()).add(sign));
    parts.push(lax.decode(bytes.subarray(start, at)), sign);
    start = ++at;
  }
  parts.push(lax.decode(bytes.subarray(start)));
  for (const [at, signs] of raw) {
    repairs.push({
      line: at,
      message: `bytes that are no UTF-8 were read as Windows-1252: ${[...signs].join(' ')}`,
    });
  }
  return parts.join('');
}

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The length of the valid sequence that begins with a byte from 0x80 on, or 0. */
function validLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    fatal.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}
