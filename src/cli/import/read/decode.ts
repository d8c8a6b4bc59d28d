import { isUtf8 } from 'node:buffer';
import { fromWindows1252, repairMojibake } from './mojibake.ts';

/** A remark for people on a document, or on one of its lines, counted from 1. */
export interface Remark {
  line?: number;
  message: string;
}

export interface Decoded {
  text: string;
  /** Changes to the bytes that made them text. */
  repairs: Remark[];
}

/**
 * Reads a document: UTF-8 with or without byte-order mark, UTF-16 with one, or lines of Windows-1252 among UTF-8. Lines
 * end in `\n`.
 *
 * @returns the text, or why the file is no text.
 */
export function decode(bytes: Uint8Array): Decoded | { refused: string } {
  if (bytes.length === 0) return { refused: 'The file is empty.' };
  const repairs: Remark[] = [];
  const utf16 = { '255 254': 'le', '254 255': 'be' }[bytes.subarray(0, 2).join(' ')];
  if (!utf16 && bytes.includes(0)) return { refused: 'The file is binary: it contains NUL bytes.' };
  if (utf16) repairs.push({ message: `read as UTF-16 (${utf16 === 'le' ? 'little' : 'big'}-endian)` });
  let text = utf16 ? new TextDecoder(`utf-16${utf16}`).decode(bytes) : readUtf8(bytes, repairs);
  if (/^(?:\ufeff|ï»¿)/.test(text)) {
    repairs.push({ line: 1, message: 'a byte-order mark was left out' });
    text = text.replace(/^(?:\ufeff|ï»¿)/, '');
  }
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > text.length / 50)
    return { refused: 'The file is binary: it contains control characters, not text.' };
  if (text.includes('\r')) {
    repairs.push({ message: `line ends ${text.includes('\r\n') ? 'CRLF' : 'CR'} became LF` });
    text = text.replace(/\r\n?/g, '\n');
  }
  const lines = text.split('\n').map((original, at) => {
    const note = (message: string) => repairs.push({ line: at + 1, message });
    const { line, repairs: changes } = repairMojibake(original);
    changes.forEach(note);
    if (/\ufffd|ï¿½/.test(line)) note('a character was lost before the import and is missing');
    const shown = visibleCharacters(line);
    if (shown !== line) note('invisible characters were left out');
    return plainCharacters(shown);
  });
  text = lines.join('\n');
  return text.trim() === '' ? { refused: 'The file contains no text.' } : { text, repairs };
}

/** Signs that turn the direction of what follows, whatever its script. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** Signs without width: of no use but in scripts that join divide no words or run from right to left. */
const unseen = /[\u200b\u200e\u200f\u2060-\u2064]/g;
const scripts =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Joiners that join nothing. */
const joiners =
  /(?<![\p{L}\p{M}\p{Emoji_Presentation}\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])[\u200c\u200d]+|(?<=\p{Script=Latin})[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** A line without the signs that nobody sees, which would part a number from its question or hide what is said. */
function visibleCharacters(line: string): string {
  const straight = line.replace(turning, '').replace(joiners, '');
  return scripts.test(straight) ? straight : straight.replace(unseen, '');
}

/** Without control characters, marks of place that the import itself uses, and halves of characters. */
const plainCharacters = (line: string): string =>
  line
    .toWellFormed()
    .replace(/[\u2028\u2029\u000b\u000c]/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufeff\ue000-\ue00f]/g, '');

/** Lines that are not UTF-8 as Windows-1252, in which sequences of UTF-8 are what they mean. */
function readUtf8(bytes: Uint8Array, repairs: Remark[]): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return lines
    .map((latin, at) => {
      const raw = Buffer.from(latin, 'latin1');
      if (isUtf8(raw)) return raw.toString('utf8');
      const { line } = repairMojibake(
        latin.replace(/[\x80-\xff]/g, (byte) => fromWindows1252(byte.charCodeAt(0))),
      );
      const signs = [...new Set(line.match(/[^\x00-\x7f]/gu))].join(' ');
      repairs.push({ line: at + 1, message: `bytes that are not UTF-8 were read as Windows-1252: ${signs}` });
      return line;
    })
    .join('\n');
}
