import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, type Decoded } from './read/decode.ts';
import { repairMojibake } from './read/mojibake.ts';

const encoded = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array): Decoded => {
  const result = decode(bytes);
  assert.ok(!('refused' in result), 'refused' in result ? result.refused : '');
  return result;
};
/** UTF-8 taken for Windows-1252, some times over. */
const windows = new TextDecoder('windows-1252');
const misread = (text: string, times: number): string =>
  times === 0 ? text : misread(windows.decode(encoded(text)), times - 1);

// prettier-ignore
for (const text of [
  'user’s “x” – é …', 'Größe, Straße, ÄÖÜ', '5 € ≤ 10 → 😀', 'привет мир', '你好吗', 'déjà vu, naïve, façade',
]) {
  for (const times of [1, 2, 3]) {
    test(`"${text}" misread ${times} times is repaired`, () => {
      assert.equal(repairMojibake(misread(text, times)), text);
    });
  }
}

test('right text stays as it is', () => {
  // prettier-ignore
  for (const text of [
    '„Spaß“', 'café…”', 'MAÇÃ” NÃO ESPAÑ…', '“Ä“', 'Å–Ø', 'été–là', 'naïve', 'Ñandú', '你好吗', '½ × ¼ £5',
  ]) {
    assert.equal(repairMojibake(text), text);
  }
});

test('a right quote and a wrong one in one line', () => {
  assert.equal(repairMojibake('“ok” userâ€™s'), '“ok” user’s');
  assert.equal(repairMojibake('😀â€™𝛼'), '😀’𝛼');
});

test('a closing quote whose last byte was lost', () => {
  assert.equal(repairMojibake('â€œhiâ€ there'), '“hi” there');
});

test('bytes of Windows-1252 among UTF-8 are read, with their line', () => {
  const windows = [0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x78, 0x94, 0x0a];
  const bytes = Uint8Array.from([...encoded('é\n'), ...windows, ...encoded('’')]);
  const { text, repairs } = read(bytes);
  assert.equal(text, 'é\ncafé “x”\n’');
  assert.deepEqual(repairs, [
    { line: 2, message: 'bytes that are not UTF-8 were read as Windows-1252: é “ ”' },
  ]);
});

test('byte-order marks and line ends', () => {
  assert.deepEqual(read(encoded('\ufeffa\r\nb\rc')).text, 'a\nb\nc');
  assert.equal(read(encoded('ï»¿a')).text, 'a');
  assert.equal(read(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x3b, 0x04])).text, 'Aл');
  assert.equal(read(Uint8Array.from([0xfe, 0xff, 0, 0x41, 0x04, 0x3b])).text, 'Aл');
});

test('halves of characters and control characters do not stay', () => {
  const { text } = read(Uint8Array.from([0xff, 0xfe, 0x3d, 0xd8, 0x41, 0, 0x07, 0]));
  assert.ok(text.isWellFormed());
  assert.equal(read(encoded('a\u0007\ue000b\u2028c')).text, 'ab c');
});

test('a file that is no text is refused with the reason', () => {
  const reason = (bytes: Uint8Array) => (decode(bytes) as { refused: string }).refused;
  assert.match(reason(new Uint8Array()), /is empty/);
  assert.match(reason(encoded(' \n\t\n')), /contains no text/);
  assert.match(reason(Uint8Array.from([65, 0, 66])), /binary/);
  assert.match(reason(Uint8Array.from(Array(40).fill(0x01))), /binary/);
});
