import { join } from 'node:path';
import { asDraft, didYouMean, placeIn } from '#book/problem.ts';
import { knownLanguages } from '#render/highlight.ts';
import { inlineNodes } from '#render/text/inline.ts';
import { parseMdx, walk, type TreeNode } from '#render/text/mdx-tree.ts';
import { lengthsOf } from '../wording/answer-length.ts';
import { wordsToAvoid } from '../wording/words-to-avoid.ts';
import { checkElement } from './elements.ts';
import { checkAttributes, checkExpression, textPrograms } from './expressions.ts';
import { wrongUnits } from './amounts.ts';
import { figureProblems } from './figures.ts';
import { footnoteProblems } from './footnotes.ts';
import { checkFormula } from './formulas.ts';
import { checkLink } from './links.ts';
import { checkHeading } from './headings.ts';
import { checkPicture } from './pictures.ts';
import { checkOtherMarkdown } from './other-markdown.ts';
import { shownProse } from './shown-prose.ts';
import { emptyReport, type Spot, type TextReport, type TextRules } from './spot.ts';

interface Options extends TextRules {
  line?: number;
  /** Whether it is a text of the front matter or of a property, which is set by itself. */
  inline?: boolean;
}

/**
 * Reads a text in MDX without rendering it, once, and reports every error: syntax, parts and their properties, quoted
 * files, diagrams, formulas, links, headings and alternative texts.
 *
 * @param folder  Folder of the files that it quotes.
 */
export function checkText(written: string, file: string, folder: string, options: Options = {}): TextReport {
  const { line = 1, inline, ...rules } = options;
  const report = emptyReport();
  const { tree, problem, source } = parseMdx(written, file, line);
  if (problem) report.problems.push(problem);
  if (!tree) return report;
  try {
    checkTree(tree, { source, file, line, folder, rules, report });
  } catch (error) {
    // Elements that are nested by the thousand end any walk of the tree.
    if (!(error instanceof RangeError)) throw error;
    report.problems.push({
      file,
      line,
      message: 'Elements are nested too deeply in this text.',
      expected: 'a few levels',
      fix: 'write it with fewer levels',
    });
  }
  if (!inline || report.problems.length > 0) return report;
  try {
    report.texts[written] = inlineNodes(tree);
  } catch (error) {
    report.problems.push({
      file,
      line,
      message: `In this text ${(error as Error).message}.`,
      expected: 'paragraphs, lists, emphasis, `code`, $formulas$, links and <Cite of="…" />',
      fix: 'move it into the answer below the front matter',
    });
  }
  return report;
}

function checkTree(
  tree: TreeNode,
  at: Pick<Spot, 'source' | 'folder' | 'rules' | 'report'> & { file: string; line: number },
): void {
  const { source, file, line, folder, rules, report } = at;
  const lines = source.split('\n');
  if (rules.figures) report.problems.push(...asDraft(figureProblems(tree, file, line, rules.units)));
  report.lengths = lengthsOf(tree, line);
  const root = rules.trusted ? undefined : join(folder, '../..');
  const { problems, importing, ...programs } = textPrograms(tree, file, root);
  report.imports.push(...programs.imports);
  report.computed.imports = importing;
  report.hasAddresses = programs.addresses.size > 0;
  report.problems.push(...problems.map((problem) => ({ ...problem, file, line: line - 1 + problem.line })));
  const nodes = [...walk(tree)];
  for (const { node, ...problem } of [...footnoteProblems(nodes), ...indentedCode(tree)])
    report.problems.push({ file, line: line - 1 + (node.position?.start.line ?? 1), ...problem });
  for (const node of nodes) {
    const { start, end } = node.position ?? {};
    const place = { file, line: line - 1 + (start?.line ?? 1), column: start?.column };
    checkNode({
      node,
      place,
      source,
      folder,
      rules,
      root,
      report,
      ...programs,
      lastLine: lines[(end?.line ?? 1) - 1] ?? '',
      say: (message, expected, fix) => void report.problems.push({ ...place, message, expected, fix }),
      inner(text, where = {}) {
        const { file = place.file, folder: beside = folder } = where;
        const at = Math.max(start?.offset ?? 0, source.indexOf(text, start?.offset));
        const from = where.line ?? line - 1 + placeIn(source, at).line;
        const inner = checkText(text, file, beside, { ...rules, figures: false, line: from, inline: true });
        report.problems.push(...inner.problems);
        report.citations.push(...inner.citations);
        // Where a property begins is known by its line alone.
        report.links.push(...inner.links.map((link) => ({ ...link, column: undefined })));
        Object.assign(report.texts, inner.texts);
      },
    });
  }
  for (const { at, ...problem } of wordsToAvoid(shownProse(tree, source), rules.avoid)) {
    const place = placeIn(source, at);
    report.problems.push({ file, ...place, line: line - 1 + place.line, ...problem });
  }
}

/** Elsewhere four spaces at the beginning of a line make code. */
const indentedCode = (tree: TreeNode) =>
  (tree.children ?? [])
    .filter(({ type, position }) => type === 'paragraph' && (position?.start.column ?? 1) > 4)
    .map((node) => ({
      node,
      message: 'A paragraph that is indented is not code here.',
      expected: 'code between lines of three backticks, or text at the beginning of the line',
      fix: 'write it like this',
    }));

function checkNode(spot: Spot): void {
  const { node, say } = spot;
  checkOtherMarkdown(spot);
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
    case 'definition':
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

function checkFence(spot: Spot): void {
  const {
    node: { lang },
    lastLine,
    say,
  } = spot;
  if (!/^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lastLine))
    say(
      'This code is not closed, so everything after it is code, too.',
      'a line with as many ``` as the first, at the end of the code',
      'add the line',
    );
  if (lang === 'mermaid')
    say(
      'A Mermaid diagram is not drawn here.',
      '<Diagram file="….yaml" /> with its boxes and arrows in the file',
      'write it as a diagram (grounded help diagram), as a picture, or "text" to show its source',
    );
  if (lang === 'math') return checkFormula(spot);
  if (!lang || knownLanguages.has(lang.toLowerCase())) return;
  say(
    `The language "${lang}" of this code is unknown.`,
    'a language that Shiki highlights, or none',
    didYouMean(lang, knownLanguages, 'write "text" or leave it out'),
  );
}
