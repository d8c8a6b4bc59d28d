const zero = '0'.charCodeAt(0);
/** Code points that stand for no character. */
const surrogates = { first: 0xd800, count: 0x800 };

/** Whole numbers up to a million as they are sent: as the character that far behind "0", a third of what digits take. */
export const pack = (numbers: readonly number[]): string =>
  numbers
    .map((number) => {
      const code = zero + number;
      return String.fromCodePoint(code < surrogates.first ? code : code + surrogates.count);
    })
    .join('');

export const unpack = (text: string): number[] =>
  Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    return (code < surrogates.first ? code : code - surrogates.count) - zero;
  });

/** Words in order, joined by spaces: each as the number of letters that it shares with the one before, and the others. */
export function packWords(words: readonly string[]): string {
  let before = '';
  return words
    .map((word) => {
      let shared = 0;
      while (shared < word.length && word[shared] === before[shared]) shared++;
      before = word;
      return pack([shared]) + word.slice(shared);
    })
    .join(' ');
}

export function unpackWords(text: string): string[] {
  let before = '';
  return text === ''
    ? []
    : text.split(' ').map((packed) => {
        const letters = [...packed];
        before = before.slice(0, unpack(letters[0]!)[0]) + letters.slice(1).join('');
        return before;
      });
}
