/**
 * Windows-1252 read backwards: `â€™` is what the three bytes of `’` look like to a program that takes UTF-8 for
 * Windows-1252. The table is that of the WHATWG Encoding Standard; its five unused bytes stand for themselves.
 */
const high =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join('');
const byteOf = new Map([...high].map((character, index) => [character, 0x80 + index]));
// Programs that take UTF-8 for Latin-1 leave control characters in place of the signs above.
for (let byte = 0x80; byte < 0xa0; byte++) byteOf.set(String.fromCharCode(byte), byte);

/** The character of a byte from 0x80 on. */
export const fromWindows1252 = (byte: number): string => high[byte - 0x80]!;

/** Signs with which a sentence may go on after a capital such as Ã, É or Ñ: no proof of a wrong encoding. */
const commonAfterCapital = /[‘’“”„…–—›»\u00a0]/;
const strict = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: readonly number[]): string | undefined {
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/** Sequences that nobody writes on purpose: punctuation, accented Latin letters, emoji. */
function unmistakable(lead: number, sequence: string, before: string): boolean {
  if (lead === 0xe2 || lead === 0xf0) return true;
  if (lead !== 0xc2 && lead !== 0xc3) return false;
  return !(/\p{Lu}/u.test(before) && commonAfterCapital.test(sequence[1]!));
}

/** One pass over a line. `found` takes each repair as `from → to`. */
function pass(line: string, found: Set<string>): string {
  return line.replace(/[\u0080-\uffff]+/g, (run, offset: number) => {
    const bytes = [...run].map((character) => byteOf.get(character) ?? -1);
    const whole = bytes.includes(-1) ? undefined : decoded(bytes);
    if (whole !== undefined && [...whole].length > 1) {
      found.add(`${run} → ${whole}`);
      return whole;
    }
    let out = '';
    for (let at = 0; at < run.length;) {
      const lead = bytes[at]!;
      const length = lengthOf(lead);
      const sequence = run.slice(at, at + length);
      const before = at > 0 ? run[at - 1]! : (line[offset - 1] ?? '');
      const sign =
        lead >= 0xc2 && lead <= 0xf4 && unmistakable(lead, sequence, before)
          ? decoded(bytes.slice(at, at + length))
          : undefined;
      if (sign === undefined) {
        out += run[at]!;
        at++;
        continue;
      }
      found.add(`${sequence} → ${sign}`);
      out += sign;
      at += length;
    }
    return out;
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
