import type { Problem } from './problem.ts';

/** The letter of a book without a symbol: the first of its name, or a mark if the name has none. */
export const letterOf = (name: string): string =>
  /[\p{L}\p{N}]\p{M}*/u.exec(name.normalize('NFC').toUpperCase())?.[0] ?? '?';

/** That letter in a box, as shapes: its own size and weight, whatever font surrounds it. */
export const letterShapes = (letter: string): string =>
  '<rect x="2" y="2" width="20" height="20" rx="5"></rect>' +
  `<text x="12" y="17" text-anchor="middle" font-size="14" font-weight="700" fill="currentColor" stroke="none">${letter}</text>`;

const tags = new Set('g path circle ellipse rect line polyline polygon'.split(' '));
const attributes = new Set([
  ...'d cx cy r rx ry x y x1 y1 x2 y2 width height points transform fill fill-rule'.split(' '),
  ...'stroke stroke-width stroke-linecap stroke-linejoin'.split(' '),
]);
/** Numbers, commands of paths and names of colours: nothing that leads elsewhere. */
const harmless = /^[\w\s.,()+-]*$/;
/** In characters. It is on every page. */
const longest = 2_000;

const root = /^\s*<svg\b([^<>]*[^<>/])>([\s\S]*)<\/svg>\s*$/;
const part = /<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<\s][^<]*|</g;
const given = /([\w:-]+)\s*=\s*["']([^"']*)["']/g;

/** Comments become blanks, so that what follows them keeps its line. */
const withoutComments = (source: string): string =>
  source.replace(/<!--[\s\S]*?-->|<\?xml[^>]*\?>/g, (comment) => comment.replace(/[^\n]/g, ' '));

/**
 * Problems of a book's symbol, a drawing in lines. It becomes a part of every page, so that it may hold shapes and nothing
 * else.
 *
 * @param file  Its path, for the messages.
 */
export function symbolProblems(source: string, file: string): Problem[] {
  const text = withoutComments(source);
  const [, outer, inner] = root.exec(text) ?? [];
  const problems: Problem[] = [];
  const report = (message: string, fix: string, index = 0) =>
    problems.push({
      file,
      line: text.slice(0, index).split('\n').length,
      message,
      expected: 'shapes in a square of 24: <svg viewBox="0 0 24 24"><path d="M4 12h16"/></svg>',
      fix,
    });
  if (inner === undefined) {
    report(
      'The symbol is not an SVG drawing',
      'save it as plain SVG, or delete the file to use the first letter of the book’s name',
    );
    return problems;
  }
  const viewBox = /\sviewBox="([^"]*)"/.exec(outer!)?.[1];
  if (viewBox !== '0 0 24 24')
    report(
      `The symbol has ${viewBox === undefined ? 'no viewBox' : `the viewBox "${viewBox}"`}`,
      'draw it in that square',
    );
  if (text.length > longest)
    report(
      `The symbol has ${text.length} characters`,
      `draw it with at most ${longest}, because it is part of every page`,
    );
  const start = text.indexOf(outer!) + outer!.length + 1;
  const open: string[] = [];
  for (const found of inner.matchAll(part)) {
    const [whole, closing, tag, list, closed] = found;
    const at = start + found.index;
    if (tag === undefined || !tags.has(tag))
      report(
        `The symbol contains ${JSON.stringify(whole.trim().slice(0, 60))}, which is not a shape`,
        'remove it',
        at,
      );
    else if (closing ? open.pop() !== tag : false)
      report(`</${tag}> has no matching <${tag}>`, 'remove it', at);
    else if (!closing && !closed) open.push(tag);
    for (const [, name, value] of (list ?? '').matchAll(given))
      if (!attributes.has(name!) || !harmless.test(value!))
        report(
          `The symbol has ${name}="${value!.slice(0, 60)}"`,
          'remove it: the site sets colours and lines',
          at,
        );
  }
  if (open.length > 0) report(`<${open.at(-1)}> is not closed`, `add </${open.at(-1)}>`);
  return problems;
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
