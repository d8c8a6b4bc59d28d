/** Elements that show something and can do nothing else, with no name by which programs of a page find what is theirs, and no word on where links open. */
const elements =
  'a|abbr|b|br|caption|code|data|dd|div|dl|dt|em|figcaption|figure|h[2-6]|i|img|kbd|li|mark|ol|p|pre|q|s|samp|small|span|' +
  'strong|su[bp]|table|tbody|td|tfoot|th|thead|time|tr|ul|var|wbr|svg|g|path|circle|ellipse|rect|line|polyline|polygon|text|' +
  'tspan|image|use|defs|symbol|pattern|clipPath|mask|marker|linearGradient|radialGradient|stop';
/** Single quotes hold no double ones, so that whoever looks for those alone finds the same ends. */
const value = `"[^"<>]*"|'[^'"<>]*'|[\\w.#%-]+`;
const attributes = [
  // Beginnings of names are refused: each stage carries this, and has no byte to spare.
  `(?!on|style|href|src|attrib|name\\b|ping|backg|is\\b|x-|targ|auto|data-(?!(?:value|ghost)\\b))[a-z][\\w-]*(?:=(?:${value}))?`,
  `href="(?:https?://|mailto:|[#/]|data:image/)[^"<>\\t\\n\\r]*"`,
  // Browsers drop tabs and breaks, and read codes: a second slash would begin the name of a host.
  `src="(?:/(?![/\\\\&])|data:image/)[^"<>\\t\\n\\r]*"`,
];
/** The white space of HTML: less than \s, whose other signs stand in a value there, with the quotes behind them. */
const space = '[ \\t\\n\\f\\r]';
const tag = new RegExp(
  `</(?:${elements})${space}*>|<(?:${elements})(?:${space}+(?:${attributes.join('|')}))*${space}*/?>`,
  'gi',
);

const otherTag = /<[a-z/!?][^>]{0,40}/i;
/** Loads a file by way of a colour, or may: what such an attribute says in codes is not read here. */
const otherFile =
  /url\((?!["']?#)[^)]{0,40}|<(?:use|image)\b[^>]*href="(?![#d])[^"]{0,40}|\b(?:fill|stroke|mask|clip-path|filter|marker(?:-\w+)?|cursor)\s*=\s*(?:"[^"]*[&\\]|'[^']*[&\\])/i;

/**
 * The markup that a lab or a stage has drawn, where it enters a page: at build, and in a browser at each frame.
 *
 * @throws if it holds more than plain elements with plain attributes, for any book.
 */
export function plainMarkup(html: string): string {
  const [found] = otherTag.exec(html.replace(tag, ' ')) ?? otherFile.exec(html) ?? [];
  if (found !== undefined) throw new Error(`no picture may hold ${JSON.stringify(found)}`);
  return html;
}
