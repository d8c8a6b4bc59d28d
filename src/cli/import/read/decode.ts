import { isUtf8 } from 'node:buffer';
import { fromUtf8, fromWindows1252, repairMojibake, sequence } from './mojibake.ts';

/** What a person should know of a document, or of one of its lines, counted from 1. */
export interface Remark {
  line?: number;
  message: string;
}

export interface Decoded {
  text: string;
  /** What was done to the bytes so that they became text. */
  repairs: Remark[];
}

/**
 * Reads a document: UTF-8 with or without byte-order mark, UTF-16 with one, or bytes of Windows-1252 anywhere among
 * UTF-8. Lines end in `\n`.
 *
 * @returns the text, or why the file is no text.
 */
export function decode(bytes: Uint8Array): Decoded | { refused: string } {
  if (bytes.length === 0) return { refused: 'The file is empty.' };
  const repairs: Remark[] = [];
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
    text = readUtf8(bom ? bytes.subarray(3) : bytes, repairs);
  }
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > text.length / 50) {
    return { refused: 'The file is binary: it contains control characters, not text.' };
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
    const shown = visibleCharacters(line);
    if (shown !== line) repairs.push({ line: index + 1, message: 'invisible characters were left out' });
    return plainCharacters(shown);
  });
  text = lines.join('\n');
  return text.trim() === '' ? { refused: 'The file contains no text.' } : { text, repairs };
}

/** Signs that turn the direction of what follows, whatever its script. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** Signs without width: of no use but in scripts that join letters, divide no words or run from right to left. */
const unseen = /[\u200b\u200e\u200f\u2060-\u2064]/g;
const scripts =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Joiners that join nothing. */
const joiners =
  /(?<![\p{L}\p{M}\p{Emoji_Presentation}\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])[\u200c\u200d]+|(?<=\p{Script=Latin})[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** A line without the signs that nobody sees, which would part a number from its question or hide what is said. */
function visibleCharacters(line: string): string {
  if (!/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(line)) return line;
  const straight = line.replace(turning, '').replace(joiners, '');
  return scripts.test(straight) ? straight : straight.replace(unseen, '');
}

/** Without control characters, marks of place that the import itself uses, and halves of characters. */
function plainCharacters(line: string): string {
  return line
    .toWellFormed()
    .replace(/[\u2028\u2029\u000b\u000c]/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufeff\ue000-\ue00f]/g, '');
}

const orOther = new RegExp(`(${sequence.source})|[\\x80-\\xff]`, 'g');

/** Valid sequences as UTF-8, every other byte as Windows-1252. */
function readUtf8(bytes: Uint8Array, repairs: Remark[]): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return lines
    .map((line, index) => {
      const raw = new Set<string>();
      const text = line.replace(orOther, (found, character: string | undefined) => {
        if (character !== undefined) return fromUtf8(character);
        const sign = fromWindows1252(found.charCodeAt(0));
        raw.add(sign);
        return sign;
      });
      const message = `bytes that are not UTF-8 were read as Windows-1252: ${[...raw].join(' ')}`;
      if (raw.size > 0) repairs.push({ line: index + 1, message });
      return text;
    })
    .join('\n');
}
