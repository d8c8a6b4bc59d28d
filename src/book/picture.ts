/** Endings of the pictures that a book may hold. */
export const pictureKinds = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'] as const;

/** In bytes; of a picture in a text. */
export const largestPicture = 1_000_000;

/** Endings of a logo, which is the icon of every page too. Sizes in bytes and in px. */
export const logoKinds = ['svg', 'png', 'webp'] as const;
export const largestLogo = 40_000;
export const logoSide = { least: 64, most: 1024 };

/** Parts of an SVG that could run or fetch something, were it opened by itself: in a page it can do neither. */
const active: readonly [RegExp, string][] = [
  [/<script\b/i, 'a script (<script>)'],
  [/<foreignObject\b/i, 'HTML (<foreignObject>)'],
  [/\son\w+\s*=/i, 'an event handler (on…="")'],
  [/\b(?:xlink:)?href\s*=\s*["']?\s*javascript:/i, 'a link that runs a script'],
  [/<!ENTITY\b/i, 'a custom entity (<!ENTITY>)'],
  [
    /<(?!a\b)[\w:-]+\b[^<>]*?\s(?:xlink:)?href\s*=\s*["']\s*(?!#|data:image\/)/i,
    'something from another file (href="…")',
  ],
  [/\burl\(\s*["']?\s*(?!#|data:image\/|["'])[^\s)]/i, 'something from another file (url(…))'],
  [/@import\b/i, 'styles from another file (@import)'],
];

/** The first thing in an SVG that is no drawing, and its line. */
export function activePart(svg: string): { what: string; line: number } | undefined {
  const drawn = svg.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const [pattern, what] of active) {
    const at = drawn.search(pattern);
    if (at >= 0) return { what, line: drawn.slice(0, at).split('\n').length };
  }
  return undefined;
}
