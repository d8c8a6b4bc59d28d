import { join } from 'node:path';
import type { InlineNode } from '#book/inline.ts';
import { asDraft, nearest, type Problem } from '#book/problem.ts';
import type { Avoid } from '#book/schema.ts';
import { knownLanguages } from '#render/highlight.ts';
import { inlineNodes } from '#render/inline.ts';
import { parseMdx, walk, type TreeNode } from '#render/mdx-tree.ts';
import { lengthsOf } from '../wording/answer-length.ts';
import { avoidedProse, plainTexts } from './avoided-prose.ts';
import { checkElement } from './elements.ts';
import { checkAttributes, checkExpression, textPrograms } from './expressions.ts';
import { figureProblems, wrongUnits } from './figures.ts';
import { checkFormula } from './formulas.ts';
import { checkLink } from './links.ts';
import { checkHeading } from './headings.ts';
import { checkPicture } from './pictures.ts';
import { avoidedIn } from '../wording/words-to-avoid.ts';
import { emptyReport, type Spot, type TextReport } from './spot.ts';

/**
 * Reads a text in MDX without rendering it, once, and tells every fault: syntax, parts and their properties, quoted
 * files, diagrams, formulas, links, headings and alternative texts.
 *
 * @param folder  Where the files that it quotes lie.
 * @param options.line     Line in which the text begins.
 * @param options.figures  Whether a figure without a source is a fault.
 * @param options.roles    Names of the book's roles, if they are known.
 * @param options.avoid    Words that the book avoids.
 * @param options.inline   Whether it is a text of the front matter or of a property, which is set by itself.
 * @param options.labs     Whether a lab that runs by itself can stand in it.
 * @param options.trusted  Whether its programs may do more than compute.
 */
export function checkText(source: string, file: string, folder: string, options: Options = {}): TextReport {
  const { line = 1, figures = false, labs = true } = options;
  const report = emptyReport();
  const { tree, problem } = parseMdx(source, file, line);
  if (problem) report.problems.push(problem);
  const root = options.trusted ? undefined : join(folder, '../..');
  if (tree) {
    const at = {
      file,
      folder,
      line,
      figures,
      labs,
      root,
      roles: options.roles,
      avoid: options.avoid,
      source,
    };
    ifNotTooDeep(() => checkTree(tree, at, report), at, report);
  }
  if (tree && options.inline && report.problems.length === 0) {
    const nodes = inlineOf(tree, { file, line }, report.problems);
    if (nodes) report.texts[source] = nodes;
  }
  return report;
}

/** A text whose elements stand in each other by the thousand ends any walk of its tree. */
function ifNotTooDeep(walked: () => void, place: { file: string; line: number }, report: TextReport): void {
  try {
    walked();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.problems.push({
      file: place.file,
      line: place.line,
      message: 'Elements are nested too deeply in this text.',
      expected: 'a few levels',
      fix: 'write it with fewer levels',
    });
  }
}

interface Options {
  line?: number;
  figures?: boolean;
  inline?: boolean;
  labs?: boolean;
  trusted?: boolean | undefined;
  roles?: readonly string[] | undefined;
  avoid?: Avoid | undefined;
}

function inlineOf(
  tree: TreeNode,
  place: { file: string; line: number },
  problems: Problem[],
): InlineNode[] | undefined {
  try {
    return inlineNodes(tree);
  } catch (error) {
    problems.push({
      ...place,
      message: `In this text ${(error as Error).message}.`,
      expected: 'paragraphs, lists, emphasis, `code`, $formulas$, links and <Cite of="…" />',
      fix: 'move it into the answer below the front matter',
    });
    return undefined;
  }
}

function checkTree(
  tree: TreeNode,
  at: Pick<Spot, 'folder' | 'labs' | 'roles' | 'root' | 'avoid'> & {
    file: string;
    line: number;
    figures: boolean;
    source: string;
  },
  report: TextReport,
): void {
  const { file, folder, line, figures, labs, roles, root, avoid, source } = at;
  const lines = source.split('\n');
  if (figures) report.problems.push(...asDraft(figureProblems(tree, file, line)));
  report.lengths = lengthsOf(tree, line);
  report.problems.push(...avoidedProse(tree, avoid, { lines, at }));
  const { scope, addresses, imports, problems } = textPrograms(tree, file, { root, avoid });
  report.imports.push(...imports);
  report.problems.push(...problems.map((problem) => ({ ...problem, file, line: line - 1 + problem.line })));
  for (const node of walk(tree)) {
    const place = {
      file,
      line: line - 1 + (node.position?.start.line ?? 1),
      column: node.position?.start.column,
    };
    checkNode({
      node,
      place,
      folder,
      scope,
      addresses,
      root,
      labs,
      roles,
      avoid,
      report,
      lastLine: lines[(node.position?.end.line ?? 1) - 1] ?? '',
      lineOf(text) {
        const from = lines.slice(0, place.line - line).join('\n').length;
        const at = source.indexOf(text, from);
        return at < 0 ? place.line : line - 1 + source.slice(0, at).split('\n').length;
      },
      say: (message, expected, fix) => void report.problems.push({ ...place, message, expected, fix }),
      inner(text, where = {}) {
        const { file = place.file, line = this.lineOf(text), folder: beside = folder } = where;
        const inner = checkText(text, file, beside, {
          line,
          inline: true,
          roles,
          avoid,
          trusted: root === undefined,
        });
        report.problems.push(...inner.problems);
        report.citations.push(...inner.citations);
        report.links.push(...inner.links);
        Object.assign(report.texts, inner.texts);
      },
    });
  }
}

function checkNode(spot: Spot): void {
  const { node, say } = spot;
  checkPlainTexts(spot);
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      checkAttributes(spot);
      return checkElement(spot);
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return checkExpression(spot);
    case 'math':
    case 'inlineMath':
      return checkFormula(spot);
    case 'heading':
      return checkHeading(spot);
    case 'link':
      return checkLink(node.url ?? '', spot);
    case 'text':
      for (const { found, right } of wrongUnits(node.value ?? ''))
        say(
          `The unit "${found}" is not written correctly.`,
          `"${right}" for bytes; for bits, write out "bit"`,
          `write ${right}`,
        );
      return;
    case 'image':
      return checkPicture(spot);
    case 'imageReference':
      return say(
        `The image "${node.alt}" names its file in another place of the text.`,
        'the file in the image itself: ![what it shows](picture.png)',
        'write it like this',
      );
    case 'code':
      return checkFence(spot);
    case 'html':
      return say(`This HTML cannot be read as a part of the page: ${node.value?.slice(0, 60)}`);
  }
}

function checkPlainTexts({ node, avoid, place: { file }, report, lineOf }: Spot): void {
  for (const text of plainTexts(node))
    for (const { at, found: _, ...problem } of avoidedIn(text, avoid))
      report.problems.push({
        file,
        line: lineOf(text) + text.slice(0, at).split('\n').length - 1,
        ...problem,
      });
}

function checkFence({ node: { lang }, lastLine, say }: Spot): void {
  if (!/^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lastLine))
    say(
      'This code is not closed, so everything after it is code, too.',
      'a line with as many ``` as the first, at the end of the code',
      'add the line',
    );
  if (!lang || knownLanguages.has(lang.toLowerCase())) return;
  const meant = nearest(lang, knownLanguages);
  say(
    `The language "${lang}" of this code is unknown.`,
    'a language that Shiki highlights, or none',
    meant ? `did you mean "${meant}"?` : 'write "text" or leave it out',
  );
}
