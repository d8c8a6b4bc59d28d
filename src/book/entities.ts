const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }));

/** A number that is no character is read as browsers read it. */
const character = (code: number): string => String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd);

/** Text with the characters that entities of HTML stand for. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d+|x[\da-f]+)|(\w+));/gi, (whole, code, name: string) =>
    code ? character(Number(`0${code}`)) : (named.get(name.toLowerCase()) ?? whole),
  );

/** Text of HTML without its tags. */
export const textOfHtml = (html: string): string => decodeEntities(html.replace(/<[^>]*>/g, ''));
