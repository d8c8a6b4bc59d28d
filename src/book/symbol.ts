import type { Problem } from './problem.ts';

/** The symbol of a book that has none of its own: an open book. */
export const plainSymbol =
  '<path d="M12 7v13M12 7C9 4.5 6 4.5 3 4.5v13c3 0 6 0 9 2.5 3-2.5 6-2.5 9-2.5v-13c-3 0-6 0-9 2.5" stroke-linejoin="round"></path>';

const tags = new Set('g path circle ellipse rect line polyline polygon'.split(' '));
const attributes = new Set([
  ...'d cx cy r rx ry x y x1 y1 x2 y2 width height points transform fill fill-rule'.split(' '),
  ...'stroke stroke-width stroke-linecap stroke-linejoin'.split(' '),
]);
/** Numbers, commands of paths and names of colours: nothing that leads elsewhere. */
const harmless = /^[\w\s.,()+-]*$/;
/** In characters. It stands on every page. */
const longest = 2_000;

const root = /^\s*<svg\b([^<>]*[^<>/])>([\s\S]*)<\/svg>\s*$/;
const part = /<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<\s][^<]*|</g;
const given = /([\w:-]+)\s*=\s*["']([^"']*)["']/g;

/** Comments become blanks, so that what follows them keeps its line. */
const withoutComments = (source: string): string =>
  source.replace(/<!--[\s\S]*?-->|<\?xml[^>]*\?>/g, (comment) => comment.replace(/[^\n]/g, ' '));

/**
 * What is wrong with a book's symbol, a drawing in lines. It becomes a part of every page, so that it may hold shapes
 * and nothing else.
 *
 * @param file  Its path, for the messages.
 */
export function symbolProblems(source: string, file: string): Problem[] {
  const text = withoutComments(source);
  const [, outer, inner] = root.exec(text) ?? [];
  const problems: Problem[] = [];
  const tell = (message: string, fix: string, index = 0) =>
    problems.push({
      file,
      line: text.slice(0, index).split('\n').length,
      message,
      expected: 'shapes in a square of 24: <svg viewBox="0 0 24 24"><path d="M4 12h16"/></svg>',
      fix,
    });
  if (inner === undefined) {
    tell(
      'The symbol is no SVG drawing',
      'save it as plain SVG, or delete the file for a symbol that is always there',
    );
    return problems;
  }
  const viewBox = /\sviewBox="([^"]*)"/.exec(outer!)?.[1];
  if (viewBox !== '0 0 24 24')
    tell(
      `The symbol has ${viewBox === undefined ? 'no viewBox' : `the viewBox "${viewBox}"`}`,
      'draw it in that square',
    );
  if (text.length > longest)
    tell(
      `The symbol has ${text.length} characters`,
      `draw it with at most ${longest}: it stands on every page`,
    );
  const start = text.indexOf(outer!) + outer!.length + 1;
  const open: string[] = [];
  for (const found of inner.matchAll(part)) {
    const [whole, closing, tag, list, closed] = found;
    const at = start + found.index;
    if (tag === undefined || !tags.has(tag))
      tell(
        `The symbol holds ${JSON.stringify(whole.trim().slice(0, 60))}, which is no shape`,
        'take it out',
        at,
      );
    else if (closing ? open.pop() !== tag : false) tell(`</${tag}> closes no <${tag}>`, 'take it out', at);
    else if (!closing && !closed) open.push(tag);
    for (const [, name, value] of (list ?? '').matchAll(given))
      if (!attributes.has(name!) || !harmless.test(value!))
        tell(
          `The symbol has ${name}="${value!.slice(0, 60)}"`,
          'take it out: the site gives colours and lines',
          at,
        );
  }
  if (open.length > 0) tell(`<${open.at(-1)}> is not closed`, `add </${open.at(-1)}>`);
  return problems;
}

/** The shapes of a symbol as HTML, those of the plain one where it is faulty: what the site draws in its own colour. */
export function symbolShapes(source: string): string {
  if (symbolProblems(source, '').length > 0) return plainSymbol;
  return root
    .exec(withoutComments(source))![2]!
    .replace(/>\s+</g, '><')
    .replace(/<(\w+)([^>]*?)\s*\/>/g, '<$1$2></$1>')
    .trim();
}
