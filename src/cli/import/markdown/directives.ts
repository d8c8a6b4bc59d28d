import { walk } from '#render/mdx-tree.ts';
import { scanFences } from './fences.ts';
import type { Node } from './nodes.ts';

/** Blocks between colons, as tools for documentation write asides. A colon in a text stays the sign that it is. */

/** Blocks between colons lie in each other at most this deep; parsing takes the cube of it. */
const deepest = 50;

const opening =
  /^(\s*(:{3,}))[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\[([^\]]*)\]|[ \t]+([^[{\s][^{]*?))?[ \t]*(?:\{([^}]*)\})?[ \t]*$/;
const closing = /^\s*(:{3,})\s*$/;

/** `::: note My title` as `:::note[My title]`; colons that open nothing, or never close, stay as they are. */
export function directives(lines: readonly string[]): string[] {
  if (!lines.some((line) => opening.test(line) || closing.test(line))) return [...lines];
  const { inside } = scanFences(lines);
  const out = [...lines];
  const open: { at: number; length: number }[] = [];
  for (const [at, line] of lines.entries()) {
    if (inside[at]) continue;
    const end = closing.exec(line);
    const start = opening.exec(line);
    if (start && open.length < deepest) open.push({ at, length: start[2]!.length });
    else if (start) out[at] = escaped(line);
    else if (end) {
      const last = open.findLastIndex(({ length }) => length <= end[1]!.length);
      if (last < 0) out[at] = escaped(line);
      else {
        for (const { at: never } of open.splice(last + 1)) out[never] = escaped(lines[never]!);
        const { at: from } = open.pop()!;
        const [, colons, , name, label, title, attributes = ''] = opening.exec(lines[from]!)!;
        const own = /\btitle="([^"]*)"/.exec(attributes)?.[1];
        const said = (label ?? title ?? own ?? '').trim().replace(/[[\]]/g, '');
        out[from] = `${colons}${name}${said ? `[${said}]` : ''}`;
      }
    }
  }
  for (const { at } of open) out[at] = escaped(lines[at]!);
  return out;
}

const escaped = (line: string): string =>
  opening.test(line) || closing.test(line) ? line.replace(':', '\\:') : line;

/** Parses a document, with blocks between colons or without. */
export type Reader = (source: string, features: { directive: boolean }) => object;

/** Times that a document is read to find colons which the parser takes for more. */
const passes = 6;

/**
 * Reads a document with its blocks between colons. The parser that knows them takes `1:50` and `::name` for directives,
 * too, and leaves their text out: where it does, the colon is escaped, and the document read again.
 */
export function withDirectives(source: string, read: Reader): Node {
  const blocks = /^[\s>*+-]*:{3,}[A-Za-z]/m.test(source);
  let written = source;
  for (let pass = 0; blocks && pass < passes; pass++) {
    const root = read(written, { directive: true }) as Node;
    const places = [...walk(root)].flatMap((node) => colonsIn(node, written));
    if (places.length === 0) return root;
    const ends = [...new Set(places)].sort((a, b) => a - b);
    written = [0, ...ends].map((from, at) => written.slice(from, ends[at])).join('\\');
  }
  return read(written, { directive: false }) as Node;
}

/** The only line that a block begins with. */
const begins = /^:{3,}[A-Za-z][\w-]*(?:\[.*\])?\s*$/;

/** The text of a picture is its own until it ends in brackets that name its target. */
const alternative = /^!\[[^\]]*\](?=\(|\[[^\]])/;

/** Places of the colons that a node lost. */
function colonsIn({ type, position }: Node, source: string): number[] {
  const [from, to] = [position?.start.offset, position?.end.offset];
  if (from === undefined || to === undefined) return [];
  if (type === 'textDirective' || type === 'leafDirective') return [from];
  if (type === 'containerDirective') {
    const end = source.indexOf('\n', from);
    return begins.test(source.slice(from, end < 0 ? undefined : end)) ? [] : [from];
  }
  if (type !== 'image' && type !== 'imageReference') return [];
  const [label = ''] = alternative.exec(source.slice(from, to)) ?? [];
  return [...label.matchAll(/(?<!\\):(?=[\p{L}\p{N}])/gu)].map(({ index }) => from + index);
}
