/**
 * Windows-1252 read backwards: `â€™` is what the three bytes of `’` look like to a program that takes UTF-8 for
 * Windows-1252. The table is that of the WHATWG Encoding Standard; programs that take UTF-8 for Latin-1 leave the bytes.
 */
export const windows1252 = new TextDecoder('windows-1252');
const utf8 = new TextDecoder('utf-8', { fatal: true });
const byteOf = new Map(
  Array.from({ length: 128 }, (_, at) => 0x80 + at).flatMap((byte) => [
    [String.fromCharCode(byte), byte],
    [windows1252.decode(Uint8Array.of(byte)), byte],
  ]),
);

/** The signs meant by a run, if all are bytes of UTF-8 and nobody writes them on purpose. */
function meant(run: string, before = ''): string {
  try {
    const text = utf8.decode(Uint8Array.from([...run].map((sign) => byteOf.get(sign) ?? 0xff)));
    const unmistakable = /^[âð]/.test(run) || (/^[ÂÃ]/.test(run) && !/\p{Lu}/u.test(before));
    return [...text].length > 1 || unmistakable ? text : run;
  } catch {
    return run;
  }
}

const lead = /[Â-ß][\u0080-\uffff]|[à-ï][\u0080-\uffff]{2}|[ð-ô][\u0080-\uffff]{3}/g;

/** A line with its UTF-8 that was read as Windows-1252 or Latin-1, up to three times over, as what it means. */
export function repairMojibake(line: string): string {
  let repaired = line;
  for (let times = 0; times < 3; times++)
    repaired = repaired.replace(/[\u0080-\uffff]+/g, (run, offset: number, all: string) => {
      const whole = meant(run, all[offset - 1]);
      if (whole !== run) return whole;
      return run.replace(lead, (signs, at: number) => meant(signs, run[at - 1] ?? all[offset - 1]));
    });
  // The last byte of a closing quote is unused in Windows-1252 and is often lost on the way.
  return repaired
    .replace(/â€(?![\u0080-\uffff])/g, '”')
    .replace(/[\u0080-\u009f]/g, (control) => windows1252.decode(Uint8Array.of(control.charCodeAt(0))));
}
