import type { Citation } from '#book/citation.ts';
import type { Problem } from '#book/problem.ts';
import { citationOf } from '#render/text/inline.ts';
import { isPartWith } from '#book/parts/part-traits.ts';
import { figureWith, isQuoted } from './amounts.ts';
import type { TreeNode } from '#render/text/mdx-tree.ts';

/**
 * Finds figures in prose that have no source: a number with a unit, a percentage, a factor, a count with a decimal point
 * or of four digits and more. A figure needs a <Derived>, or a <Cite/> whose quotation it stands in, in its sentence, or in its
 * table row or the table's head. Code, formulas, <Value/>, quizzes, years, and places such as "section 4.1" are no figures.
 */

const placeBefore =
  /(?:\b(?:sections?|tables?|figures?|fig\.|equations?|eq\.|chapters?|appendix|algorithm|theorem|version|v|issue|PR|step|level|question|January|February|March|April|May|June|July|August|September|October|November|December)\s*(?:[\w.]+(?:,| and| to|–)\s*)?|[§#])$/i;

interface UnsourcedFigure {
  figure: string;
  sentence: string;
  quotations?: string[];
  line: number;
  column: number;
}

/**
 * The figures of a text without a source, as problems.
 *
 * @param line   Where the text begins in its file.
 * @param units  What the book counts: a number before one of these words is a figure.
 */
export function figureProblems(
  tree: TreeNode,
  file: string,
  line: number,
  units: readonly string[] = [],
): Problem[] {
  return unsourcedFigures(tree, units).map((found) => ({
    file,
    line: line - 1 + found.line,
    column: found.column,
    ...(found.quotations ? unquoted(found, found.quotations) : unsourced(found)),
  }));
}

const unsourced = ({ figure, sentence }: UnsourcedFigure) => ({
  message: `The figure "${figure}" has no source: "${sentence}"`,
  expected:
    'a <Cite of="…" says="…" /> in its sentence, a <Value of={…} /> from tested code, or <Derived how="…">…</Derived>',
  fix: 'cite where it comes from, compute it, or show the arithmetic',
});

const unquoted = ({ figure, sentence }: UnsourcedFigure, quotations: readonly string[]) => ({
  message:
    `The figure "${figure}" does not appear in any quotation of its sentence, "${sentence}": ` +
    (quotations.map((said) => `“${said}”`).join(', ') || 'its sources are cited without a quotation'),
  expected: '<Cite of="…" says="…" /> with the words of the source that give this figure',
  fix: 'quote them, correct the figure, compute it, or mark the citation "unchecked" if you cannot get the text',
});

/** The figures of a text without a source. */
export function unsourcedFigures(tree: TreeNode, units: readonly string[] = []): UnsourcedFigure[] {
  const pattern = figureWith(units);
  return [...groupsIn(tree)].flatMap(([pieces, node]) => unsourcedIn(pieces, node, pattern));
}

/** Pieces of text in which a source holds for all figures: sentences, and rows of tables with their head. */
function* groupsIn(node: TreeNode): Generator<[pieces: TextPiece[], node: TreeNode]> {
  if (isPartWith('own numbers', node.name)) return;
  if (node.type === 'table') {
    const [head, ...rows] = node.children ?? [];
    const marks = head ? pieces(head).filter(({ source }) => source) : [];
    for (const row of rows) yield [[...marks, ...pieces(row)], row];
    return;
  }
  if (
    node.type === 'paragraph' ||
    (node.name && /^[A-Z]/.test(node.name) && node.children?.some((child) => child.type === 'text'))
  ) {
    for (const sentence of sentences(pieces(node))) yield [sentence, node];
    return;
  }
  for (const child of node.children ?? []) yield* groupsIn(child);
}

interface TextPiece {
  text: string;
  source?: Citation | 'derived';
}

function pieces(node: TreeNode): TextPiece[] {
  if (node.type === 'text') return [{ text: node.value ?? '' }];
  if (node.name === 'Cite') return [{ text: '', source: citationOf(node) }];
  if (node.name === 'Derived') return [{ text: ' ', source: 'derived' }];
  if (node.type === 'inlineCode' || node.type === 'inlineMath' || isPartWith('own numbers', node.name))
    return [{ text: 'ƒ' }];
  if (node.type === 'break') return [{ text: ' ' }];
  const inner = (node.children ?? []).flatMap(pieces);
  return node.type === 'tableCell' ? [...inner, { text: ' | ' }] : inner;
}

function sentences(all: TextPiece[]): TextPiece[][] {
  const out: TextPiece[][] = [[]];
  for (const piece of all) {
    if (piece.source) {
      out.at(-1)!.push(piece);
      continue;
    }
    const parts = piece.text.split(/(?<=[.!?:;]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d])/u);
    parts.forEach((text, index) => {
      if (index > 0) out.push([]);
      out.at(-1)!.push({ text });
    });
  }
  return out;
}

function unsourcedIn(group: readonly TextPiece[], node: TreeNode, pattern: RegExp): UnsourcedFigure[] {
  const sources = group.flatMap(({ source }) => source ?? []);
  const citations = sources.filter((source) => source !== 'derived');
  // Beside own arithmetic alone, figures are what it starts from; a citation unchecked has no words to compare with.
  if (sources.length > 0 && (citations.length === 0 || citations.some(({ unchecked }) => unchecked)))
    return [];
  const quotations = citations.flatMap(({ says }) => says ?? []);
  const text = group.map((piece) => piece.text).join('');
  const sentence = text.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 110);
  return [...text.matchAll(pattern)]
    .filter((match) => isFigure(match, text) && !isQuoted(match[0], quotations))
    .map(([figure]) => ({
      figure: figure.trim(),
      sentence,
      ...(citations.length > 0 && { quotations }),
      line: node.position?.start.line ?? 1,
      column: node.position?.start.column ?? 1,
    }));
}

function isFigure(match: RegExpMatchArray, text: string): boolean {
  const [, digits, unit] = match;
  const value = Number(digits!.replace(/[,\u202f]/g, ''));
  if (placeBefore.test(text.slice(Math.max(0, match.index! - 24), match.index))) return false;
  // "4-bit" and "7B-class" name a format or a size class.
  if (/^-?bit\b/.test(text.slice(match.index! + digits!.length))) return false;
  if (unit !== undefined) return true;
  const year = Number.isInteger(value) && value >= 1900 && value <= 2100 && digits!.length === 4;
  return !year && (digits!.includes('.') || value >= 1000);
}
