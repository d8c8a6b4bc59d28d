/** Endings of the pictures that a book may hold. */
export const pictureKinds = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'] as const;

/** Without SVG, which is a text. */
export const pixelKinds = pictureKinds.filter((kind) => kind !== 'svg');

/** In bytes; of a picture in a text. */
export const largestPicture = 1_000_000;

/** Endings of a logo, which is the icon of every page too. Sizes in bytes and in px. */
export const logoKinds = ['svg', 'png', 'webp'] as const;
export const largestLogo = 40_000;
export const logoSide = { least: 64, most: 1024 };

/** Most pixels of a picture: beyond, it would take a phone's memory. */
export const mostPixels = 40_000_000;

/** Of a style, or of an attribute that is read as one. */
const codes =
  /(?:\bstyle\b(?:(?!\bstyle\b)[^<\\])*|\s(?:fill|stroke|filter|cursor|mask|clip-path|marker[\w-]*|to|from|by|values)\s*=\s*(?:"[^"<]*|'[^'<]*))\\/i;

/** Parts of an SVG that could run or fetch something, were it opened by itself: in a page it can do neither. */
const active: readonly [RegExp, string][] = [
  [/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd]/, 'a character that is no text'],
  [/<(?:[\w.-]+:)?script\b/i, 'a script (<script>)'],
  [/<(?:[\w.-]+:)?foreignObject\b|\bhttp:\/\/www\.w3\.org\/1999\/xhtml\b/i, 'HTML (<foreignObject>)'],
  [/\s(?:on\w+|ping)\s*=/i, 'an event handler (on…="")'],
  [/\bhref\s*=\s*["'](?!\s*(?:#|https?:|mailto:|data:image\/))[^"']*:/i, 'a link that runs a script'],
  [/\battributeName\s*=\s*["']\s*(?:[\w.-]+:)?(?:href|on)/i, 'an animation of a link or handler'],
  [
    /<!(?!DOCTYPE\b)|&(?!(?:amp|lt|gt|quot|apos);)[a-z][\w.-]*;/i,
    'an entity or another declaration (<!ENTITY>)',
  ],
  [
    /<(?!a[\s>/])[^<>]*?\s(?:[\w.-]+:)?href\s*=\s*["']\s*(?!#|data:image\/)/i,
    'something from another file (href="…")',
  ],
  [/\burl\(\s*(?:["']\s*)?(?!#|data:image\/|["'])[^\s)]/i, 'something from another file (url(…))'],
  [/@import\b/i, 'styles from another file (@import)'],
  [/\b(?:image-set|src|cross-fade)\(/i, 'something from another file (image-set(…))'],
  [codes, 'a style that is written in codes (\\)'],
  [/<(?:[\w.-]+:)?style\b(?:"[^"<]*"|'[^'<]*'|[^"'<>])*(?<!\/)>[^<]*<(?!\/)/i, 'a style in pieces (<style>)'],
];

/** Comments, and what only looks as if it held some. */
const apart =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<!DOCTYPE(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*(?:>|$)/gi;

/** What stands before a drawing may say its encoding and name its kind, and nothing more: browsers read on by what it says. */
const prologue: readonly [RegExp, string][] = [
  [/<\?xml-stylesheet\b/i, 'a style sheet (<?xml-stylesheet?>)'],
  [
    /(?!^)<\?|^<\?(?!xml\s)|^<\?[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i,
    'an instruction, or another encoding than UTF-8 (<?…?>)',
  ],
  [/<!DOCTYPE(?:"[^"]*"|'[^']*'|[^"'<>[])*\[/i, 'declarations of its own (<!DOCTYPE … […]>)'],
  [/=\s*(?:"[^"<>]*>|'[^'<>]*>)/, 'a ">" within an attribute (write "&gt;")'],
  [/<\/?(?!!)[\w.:-]*[^\0-\x7f]/, 'an element with a name beyond ASCII'],
];

/** Names of attributes, and what looks like them. */
const named = /(?<![^\s<>"'/])[^\s<>"'=/]+(?=\s*=\s*["'])/g;

/** The place of an attribute with a name beyond ASCII, or -1. No pattern finds it that is quick in any text. */
function foreignName(svg: string): number {
  let [from, inTag] = [0, false];
  for (const { 0: name, index } of svg.matchAll(named)) {
    const before = svg.slice(from, index);
    const [begun, ended] = [before.lastIndexOf('<'), before.lastIndexOf('>')];
    if (begun !== ended) inTag = begun > ended;
    if (inTag && /[^\0-\x7f]/.test(name)) return index;
    from = index;
  }
  return -1;
}

/** The first thing in an SVG that is no drawing, and its line. */
export function activePart(svg: string): { what: string; line: number } | undefined {
  const begin = svg.replace(/^\ufeff/, '');
  const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;
  const foreign = foreignName(begin);
  if (foreign >= 0) return { what: 'an attribute with a name beyond ASCII', line: lineAt(begin, foreign) };
  const drawn = svg
    // What stands around them is one text for a browser.
    .replace(apart, (found) =>
      /^<(?:!--|\?(?!xml-stylesheet))/i.test(found)
        ? found.replace(/[^\n]/g, '')
        : found.replace(/^<!\[CDATA\[|\]\]>$/g, ''),
    )
    // A tab or the end of a line within an address is as good as nothing.
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string) => {
      const number = hex ? parseInt(hex, 16) : Number(decimal);
      return number <= 32 ? '' : String.fromCodePoint(Math.min(number, 0x10ffff));
    });
  for (const [text, parts] of [
    [begin, prologue],
    [drawn, active],
  ] as const)
    for (const [pattern, what] of parts) {
      const at = text.search(pattern);
      if (at >= 0) return { what, line: lineAt(text, at) };
    }
  return undefined;
}
