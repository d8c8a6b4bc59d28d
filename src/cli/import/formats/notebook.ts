import { place } from './html-page.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { type Parsed, parseMarkdown } from '../markdown/parse-markdown.ts';
import { Refusal } from '../read/decode.ts';

/** Reads a notebook of Jupyter, in cells: text as it is, code as code, without what the code printed. */
export function readNotebook(text: string): Parsed {
  try {
    const { cells, metadata } = JSON.parse(text) as {
      cells: { cell_type?: unknown; source?: unknown }[];
      metadata?: Record<string, { name?: string }>;
    };
    const language = metadata?.['kernelspec']?.name?.replace(/\d+$/, '') ?? '';
    const blocks = cells.flatMap(({ cell_type: type, source }, at): MdNode[] => {
      const said = [source].flat().join('').replace(/\r\n?/g, '\n');
      const own = type === 'code' ? `~~~~${language}\n${said.trimEnd()}\n~~~~` : said;
      return said.trim() === '' ? [] : parseMarkdown(own).blocks.map((block) => place(block, at + 1));
    });
    return { blocks, unit: 'cell', lines: cells.length, warnings: [], data: {} };
  } catch (error) {
    throw new Refusal(`It is not a notebook: ${(error as Error).message}. Export it as Markdown.`);
  }
}
