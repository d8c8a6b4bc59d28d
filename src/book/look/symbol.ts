import type { Problem } from '../problem.ts';

/** The letter of a book without a symbol: the first of its name, or a mark if the name has none. */
export const letterOf = (name: string): string =>
  /[\p{L}\p{N}]\p{M}*/u.exec(name.normalize('NFC').toUpperCase())?.[0] ?? '?';

/** That letter in a box, as shapes: its own size and weight, whatever font surrounds it. */
export const letterShapes = (letter: string): string =>
  '<rect x="2" y="2" width="20" height="20" rx="5"></rect>' +
  `<text x="12" y="17" text-anchor="middle" font-size="14" font-weight="700" fill="currentColor" stroke="none">${letter}</text>`;

const tags = 'g|path|circle|ellipse|rect|line|polyline|polygon';
const attributes =
  'd|cx|cy|r|rx|ry|x|y|x1|y1|x2|y2|width|height|points|transform|fill|fill-rule|' +
  'stroke|stroke-width|stroke-linecap|stroke-linejoin';
/** Values are numbers, commands of paths and names of colours: nothing that leads elsewhere. */
const space = String.raw`[ \t\r\n]`;
const values = String.raw`"(?:[\w.,()+-]|${space})*"|'(?:[\w.,()+-]|${space})*'`;
/** Space, the end of a shape, or its beginning, which is its end, too, with a slash. */
const token = new RegExp(
  String.raw`${space}+|</(${tags})${space}*>|<(${tags})((?:${space}+(?:${attributes})=(?:${values}))*)${space}*(/?)>`,
  'y',
);
/** In characters. It is on every page. */
const longest = 2_000;

const root = /^\s*<svg\b([^<>]*[^<>/])>([\s\S]*)<\/svg>\s*$/;

/** Comments become blanks, so that what follows them keeps its line. */
const withoutComments = (source: string): string =>
  source.replace(/<!--[\s\S]*?-->|<\?xml[^>]*\?>/g, (comment) => comment.replace(/[^\n]/g, ' '));

/** A drawing from the first place on at which it is no shape that is closed and plain; empty if it is such shapes alone. */
function behindShapes(drawing: string): string {
  const open: [name: string, at: number][] = [];
  for (let at = 0; at < drawing.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(drawing);
    if (!found) return drawing.slice(at);
    const [, closed, opened, given = '', slash] = found;
    const names = given.match(/[\w-]+(?==)/g) ?? [];
    // XML knows no attribute that is given twice.
    if (new Set(names).size < names.length) return drawing.slice(at);
    if (closed !== undefined && open.pop()?.[0] !== closed) return drawing.slice(at);
    if (opened !== undefined && slash === '') open.push([opened, at]);
  }
  return open.length === 0 ? '' : drawing.slice(open[0]![1]);
}

/**
 * Problems of a book's symbol, a drawing in lines. It becomes a part of every page, so that it may hold shapes and nothing
 * else.
 *
 * @param file  Its path, for the messages.
 */
export function symbolProblems(source: string, file: string): Problem[] {
  const text = withoutComments(source);
  const [, outer, inner] = root.exec(text) ?? [];
  const problem = (message: string, fix: string, line = 1): Problem[] => [
    {
      file,
      line,
      message,
      fix,
      expected: 'shapes in a square of 24: <svg viewBox="0 0 24 24"><path d="M4 12h16"/></svg>',
    },
  ];
  if (inner === undefined)
    return problem(
      'The symbol is not an SVG drawing',
      'save it as plain SVG, or delete the file to use the first letter of the book’s name',
    );
  if (!/\sviewBox="0 0 24 24"/.test(outer!))
    return problem('The symbol does not have viewBox="0 0 24 24"', 'draw it in that square');
  if (text.length > longest)
    return problem(
      `The symbol has ${text.length} characters`,
      `draw it with at most ${longest}, because it is part of every page`,
    );
  const left = behindShapes(inner);
  if (left === '') return [];
  const [first] = /^<?[^<>]*>?/.exec(left)!;
  return problem(
    `The symbol contains ${JSON.stringify(first.slice(0, 60))}, which is not a shape that is closed and plain`,
    'remove it, or what styles and links it: the site sets colours and lines',
    text.slice(0, text.indexOf(first)).split('\n').length,
  );
}

/** The shapes of a symbol as HTML, which the site draws in its own colour; undefined if it is invalid. */
export function symbolShapes(source: string): string | undefined {
  if (symbolProblems(source, '').length > 0) return undefined;
  return root
    .exec(withoutComments(source))![2]!
    .replace(/>\s+</g, '><')
    .replace(/<(\w+)([^>]*?)\s*\/>/g, '<$1$2></$1>')
    .trim();
}
