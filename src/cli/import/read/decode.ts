import { isUtf8 } from 'node:buffer';

export interface Remark {
  line?: number;
  message: string;
  left?: string;
}

const windows1252 = new TextDecoder('windows-1252');
/** UTF-8 that a program has taken for Windows-1252 or Latin-1: `â€™` is the three bytes of `’`. */
const misread = /[ÂÃÐÑ][\u0080-\u00bf]|[à-ï][\u0080-\u00bf]{2}|â€|ðŸ/;

/** Reads UTF-8, UTF-16 with a byte-order mark, or Windows-1252. Throws a Refusal if it is no text. */
export function decode(bytes: Uint8Array) {
  if (bytes.length === 0) throw new Refusal('The file is empty.');
  const repairs: Remark[] = [];
  const utf16 = { '255 254': 'le', '254 255': 'be' }[bytes.subarray(0, 2).join(' ')];
  if (!utf16 && bytes.includes(0)) throw new Refusal('The file is binary: it contains NUL bytes.');
  const encoding = utf16 ? `utf-16${utf16}` : isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  const raw = new TextDecoder(encoding).decode(bytes);
  if (encoding === 'windows-1252')
    repairs.push({ message: 'it is not UTF-8 and was read as Windows-1252: check its special characters' });
  const text = raw.replace(/^(?:\ufeff|ï»¿)/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n').map((line, at) => {
    const note = (message: string) => repairs.push({ line: at + 1, message });
    if (misread.test(line))
      note('characters look like UTF-8 that was read as Windows-1252: correct them in the document first');
    if (/\ufffd|ï¿½/.test(line)) note('a character was lost before the import and is missing');
    return line
      .toWellFormed()
      .replace(/[\u2028\u2029\u000b\u000c]/g, ' ')
      .replace(/[\u0080-\u009f]/g, (control) => windows1252.decode(Uint8Array.of(control.charCodeAt(0))))
      .replace(unwritable, '');
  });
  if (lines.every((line) => line.trim() === '')) throw new Refusal('The file contains no text.');
  return { text: lines.join('\n'), repairs };
}

/** Control characters, the import's own place marks, invisible signs, which would part a number from its question, and space without end. */
const unwritable =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ue000-\ue00f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069]|(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?!\S)|(?<=[^\S\n]{200})[^\S\n]/gu;

export class Refusal extends Error {}

/** What to say of a document that is not read. A mistake of the program is thrown on. */
export function refusalOf(error: unknown): { refused: string } {
  if (error instanceof RangeError) return { refused: 'Its parts are nested too deeply; flatten them.' };
  const { code, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Refusal) && code === undefined) throw error;
  return { refused: code === 'ENOENT' ? 'There is no such file.' : message };
}
