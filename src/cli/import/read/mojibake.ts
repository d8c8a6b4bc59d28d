import { isUtf8 } from 'node:buffer';

/**
 * Windows-1252 read backwards: `â€™` is what the three bytes of `’` look like to a program that takes UTF-8 for
 * Windows-1252. The table is that of the WHATWG Encoding Standard; its five unused bytes stand for themselves.
 */
const high =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join('');
/** Bytes as characters up to U+00FF. */
const byteOf = new Map([...high].map((character, index) => [character, String.fromCharCode(0x80 + index)]));
// Programs that take UTF-8 for Latin-1 leave control characters in place of the signs above.
for (let byte = 0x80; byte < 0xa0; byte++) byteOf.set(String.fromCharCode(byte), String.fromCharCode(byte));

/** A character from U+0080 on in UTF-8, its bytes as characters up to U+00FF. */
export const sequence =
  /[\xc2-\xdf][\x80-\xbf]|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}/g;
export const fromUtf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** The character of a byte from 0x80 on. */
export const fromWindows1252 = (byte: number): string => high[byte - 0x80]!;

/** Signs with which a sentence may go on after a capital such as Ã, É or Ñ: no proof of a wrong encoding. */
const commonAfterCapital = /[‘’“”„…–—›»\u00a0]/;

/** Whether nobody writes this on purpose: punctuation, accented Latin letters, emoji. */
function unmistakable(bytes: string, second: string, before: string): boolean {
  if (/^[\xe2\xf0]/.test(bytes)) return true;
  return /^[\xc2\xc3]/.test(bytes) && !(/\p{Lu}/u.test(before) && commonAfterCapital.test(second));
}

/** One pass over a line. `found` takes each repair as `from → to`. */
function pass(line: string, found: Set<string>): string {
  return line.replace(/[\u0080-\uffff]+/g, (run, offset: number) => {
    const bytes = run.replace(/[^]/g, (character) => byteOf.get(character) ?? '\uffff');
    const whole = bytes.includes('\uffff') || !isUtf8(Buffer.from(bytes, 'latin1')) ? '' : fromUtf8(bytes);
    if ([...whole].length > 1) {
      found.add(`${run} → ${whole}`);
      return whole;
    }
    let [out, end] = ['', 0];
    for (const { 0: character, index } of bytes.matchAll(sequence)) {
      const shown = run.slice(index, index + character.length);
      if (!unmistakable(character, shown[1]!, run[index - 1] ?? line[offset - 1] ?? '')) continue;
      found.add(`${shown} → ${fromUtf8(character)}`);
      out += run.slice(end, index) + fromUtf8(character);
      end = index + character.length;
    }
    return out + run.slice(end);
  });
}

/**
 * Repairs UTF-8 that was read as Windows-1252 or Latin-1, up to three times over, and single control characters that
 * are signs of Windows-1252.
 *
 * @returns the line, and what became what.
 */
export function repairMojibake(line: string): { line: string; repairs: string[] } {
  const found = new Set<string>();
  if (!/[\u0080-\uffff]/.test(line)) return { line, repairs: [] };
  let repaired = line;
  for (let times = 0; times < 3; times++) {
    const next = pass(repaired, found);
    if (next === repaired) break;
    repaired = next;
  }
  // The last byte of a closing quote is unused in Windows-1252 and is often lost on the way.
  repaired = repaired.replace(/â€(?![\u0080-\uffff])/g, (sequence) => {
    found.add(`${sequence} → ”`);
    return '”';
  });
  repaired = repaired.replace(/[\u0080-\u009f]/g, (control) => {
    const sign = fromWindows1252(control.charCodeAt(0));
    if (sign === control) return '';
    found.add(`U+00${control.charCodeAt(0).toString(16).toUpperCase()} → ${sign}`);
    return sign;
  });
  return { line: repaired, repairs: [...found] };
}
