/** The corners and layers of the site's styles. Pages have their values: a book sets `--radius` alone (styles/page/tokens.css). */
const shapes: Readonly<Record<string, string>> = {
  '--radius-tiny': '2px',
  '--radius-small': '5px',
  '--radius-large': '13px',
  '--radius-pill': '1.2rem',
  // Above what is beside it in one part, and what a hand takes hold of above that.
  '--layer-raised': '1',
  '--layer-held': '2',
  // Above the text: the contents, then the header and notes, then the link that skips them.
  '--layer-bar': '4',
  '--layer-page': '5',
  '--layer-skip': '10',
};

export const withShapes = (css: string): string =>
  css.replace(/var\((--[\w-]+)\)/g, (use, name: string) => shapes[name] ?? use);
