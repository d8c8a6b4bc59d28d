const zero = '0'.charCodeAt(0);

/** Whole numbers from 0 to 65,487 as they are sent: as the character that far behind "0", a third of what digits take. */
export const pack = (numbers: readonly number[]): string =>
  String.fromCharCode(...numbers.map((number) => zero + number));

export const unpack = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) - zero);
