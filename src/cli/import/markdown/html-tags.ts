/** HTML inside a document: what sets text is understood, everything else is shown as the text that it is. */

const known =
  /^(?:a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h1|h2|h3|h4|h5|h6|header|hr|i|img|ins|kbd|li|main|mark|nobr|ol|p|picture|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)$/;
const tagPattern = /<(\/?)([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
/** HTML without comments, with each tag changed that sets no text, or is a picture that could run something. */
export const withoutForeign = (html: string, change: (tag: string) => string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(tagPattern, (tag: string, _: string, written: string) => {
      const name = written.toLowerCase();
      const runs = name === 'img' && /\son\w+\s*=|\bjavascript:/i.test(tag);
      return known.test(name) && !runs ? tag : change(tag);
    });

export const shownOf = (html: string): string =>
  withoutForeign(html, (tag) => `\0${tag.slice(1)}`)
    .replace(tagPattern, '')
    .replace(/\0/g, '<');
const raw = ['<!-- -->', '<script> </script', '<style> </style', '<pre> </pre', '<textarea> </textarea'];

/** Reports what begins and never ends, so that all that follows is part of it. */
export function neverClosed(lines: readonly string[], warn: (at: number, message: string) => void): void {
  const small = lines.map((line) => line.toLowerCase().replace(/<(\w+)(?:\s|$)/g, '<$1>'));
  for (const [begin = '', end = ''] of raw.map((pair) => pair.split(' '))) {
    const last = small.findLastIndex((line) => line.includes(end));
    const at = small.findIndex((line, at) => at >= last && line.lastIndexOf(begin) > line.lastIndexOf(end));
    const follows = end === '-->' ? 'is hidden' : 'belongs to it';
    if (at >= 0) warn(at, `"${begin}" is never closed; what follows ${follows}`);
  }
}

const ending =
  /^(?:area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/;

/** Elements are read this deep in each other: pages have some dozens, and a parser needs minutes for more. */
export const deepestNesting = 400;

export function nesting(markup: string): number {
  let [depth, most] = [0, 0];
  for (const [tag, slash, name] of markup.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*/g)) {
    if (tag.endsWith('/') || ending.test(name!.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}
