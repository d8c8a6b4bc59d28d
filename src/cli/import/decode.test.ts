import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode as read } from './read/decode.ts';

const encoded = (text: string) => new TextEncoder().encode(text);
/** UTF-8 taken for Windows-1252. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(encoded(text));

test('UTF-8 that was misread is reported, and right text is not', () => {
  const remarks = (text: string) => read(encoded(text)).repairs.map(({ line }) => line);
  // prettier-ignore
  const texts = [
    'user’s “x” – é …', 'Größe, Straße, ÄÖÜ', '5 € ≤ 10 → 😀', 'привет мир', '你好吗', 'déjà vu, naïve, façade',
    '„Spaß“', '«Spaß»', 'café…”', 'MAÇÃ” NÃO ESPAÑ…', '“Ä“', 'Å–Ø', 'été–là', 'Ñandú', '½ × ¼ £5',
  ];
  for (const text of texts) assert.deepEqual(remarks(text), [], text);
  for (const text of texts.slice(0, 6)) assert.deepEqual(remarks(`a\n${misread(text)}`), [2], text);
  assert.equal(read(encoded('it\u0092s')).text, 'it’s');
});

test('what is not UTF-8 is read as Windows-1252, and reported', () => {
  const { text, repairs } = read(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x78, 0x94, 0x0a]));
  assert.equal(text, 'café “x”\n');
  assert.match(repairs[0]!.message, /was read as Windows-1252/);
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
  assert.throws(() => read(new Uint8Array()), /is empty/);
  assert.throws(() => read(encoded(' \n\t\n')), /contains no text/);
  assert.throws(() => read(Uint8Array.from([65, 0, 66])), /binary/);
  assert.throws(() => read(Uint8Array.from(Array(40).fill(0x01))), /contains no text/);
});
