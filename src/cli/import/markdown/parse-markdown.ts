import { markdownToMdast, mdxToMdast } from 'satteri';
import { parse } from 'yaml';
import { foreign, parseBlocks, type ParsedBlocks } from './blocks.ts';
import type { Remark } from '../read/decode.ts';
import { directives, withDirectives, type Reader } from './directives.ts';
import { scanFences } from './fences.ts';
import type { Node } from './nodes.ts';
import { lettersOf, type Letters } from './question-text.ts';
import { virtualLines, type VirtualLines } from './block-lines.ts';
import { adapted } from './foreign-syntax.ts';

/** A document of Markdown, before it is known what its questions are. */
export interface Parsed {
  lines: readonly string[];
  blocks: ParsedBlocks;
  letters: Letters;
  warnings: Remark[];
  /** Its front matter; empty if there is none, or none that can be read. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * Parses Markdown or MDX with what tools add to it. MDX that cannot be read is read as Markdown.
 *
 * @param wiki  Whether `[[name]]` is a link.
 */
export function parseMarkdown(text: string, { mdx = false, wiki = false } = {}): Parsed {
  const own = text.replace(/\n$/, '').split('\n');
  const lines = directives(wiki ? withoutOwnSigns(own) : own);
  const source = lines.join('\n');
  const features = { ...foreign, wikilinks: wiki };
  if (mdx) {
    const letters = lettersOf(lines);
    const virtual = { source, lines: lines.map((_, at) => at + 1), letters, warnings: [] };
    // Braces that end a heading are its id.
    const asMdx = { ...features, headingAttributes: true };
    try {
      return parsedAs(virtual, (whole, more) => mdxToMdast(whole, { features: { ...asMdx, ...more } }), own);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      const [message = ''] = (error as Error).message.split('\n');
      const warning = {
        message: `it cannot be read as MDX (${message.slice(0, 120)}) and was read as Markdown`,
      };
      const plain = parseMarkdown(text, { wiki });
      return { ...plain, warnings: [warning, ...plain.warnings] };
    }
  }
  const read: Reader = (whole, more) => markdownToMdast(whole, { features: { ...features, ...more } });
  return parsedAs(virtualLines(source), read, own);
}

function parsedAs(virtual: VirtualLines, read: Reader, lines: readonly string[]): Parsed {
  const warnings = [...virtual.warnings];
  const written = virtual.source.split('\n');
  const blocks = parseBlocks(virtual, (source) => {
    const root = withDirectives(source, read);
    const note = ({ position }: Node, message: string) =>
      warnings.push({ line: virtual.lines[(position?.start.line ?? 1) - 1] ?? 1, message });
    return { ...root, children: adapted(root.children ?? [], { lines: written, imports: new Map(), note }) };
  });
  const [first] = blocks.blocks;
  return { lines, blocks, letters: virtual.letters, warnings, data: dataOf(first?.node) };
}

/** Front matter as data. It is other people's: what is not readable is no data. */
function dataOf(node: Node | undefined): Parsed['data'] {
  if (node?.type !== 'yaml') return {};
  const value = node.value ?? '';
  const toml = /^\s*title\s*=\s*(?:"([^"]*)"|'([^']*)')\s*$/m.exec(value);
  if (toml) return { title: toml[1] ?? toml[2] };
  try {
    const data: unknown = parse(value, { maxAliasCount: 20 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
  } catch {
    return {};
  }
}

/** In Obsidian `%% … %%` is a comment, on a line or over several, and `==text==` is marked. */
function withoutOwnSigns(lines: readonly string[]): string[] {
  const { inside } = scanFences(lines);
  let open = false;
  return lines.map((line, at) => {
    if (inside[at] || (!open && line.includes('`'))) return line;
    const pieces = line.split('%%');
    const kept = pieces.filter((_, piece) => (piece % 2 === 0) !== open).join('');
    open = (pieces.length % 2 === 0) !== open;
    return kept.replace(/==(?=\S)([^=]+)(?<=\S)==/g, '**$1**');
  });
}
