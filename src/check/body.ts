import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { cutRegion } from '#render/region.ts';
import { flowSchema } from '#render/diagram/spec.ts';
import { knownLanguages } from '#render/highlight.ts';
import { safeLink } from '#render/inline.ts';
import { renderMath } from '#render/math.ts';
import { parseMdx, textOf, walk, type TreeNode } from '#render/mdx-tree.ts';
import { partProps, type PartName } from '#book/part-props.ts';
import { nearest, type Problem } from '#book/problem.ts';
import { unsourcedFigures, wrongUnits } from './figures.ts';
import { checkedYaml } from './front-matter.ts';

export interface BodyReport {
  problems: Problem[];
  /** Sources cited, in order. */
  citations: { key: string; file: string; line: number }[];
  /** Links into the site, to check against the questions that exist. */
  links: { path: string; file: string; line: number }[];
  /** Ids that the page gets from its headings and parts. */
  ids: Map<string, number>;
  /** Characters that its formulas are set in. */
  signs: Set<string>;
  /** Whether it brings in a program of its own, such as a lab. */
  imports: boolean;
}

/** Elements of plain HTML that a question may use; everything else is a part or a mistake. */
const htmlElements = new Set(
  'a abbr b bdi blockquote br caption cite code dd del details div dl dt em figcaption figure hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);

/**
 * Checks a text in MDX without rendering it: syntax, parts and their properties, quoted files, diagrams, formulas,
 * links, headings and alternative texts.
 *
 * @param folder  Where the files that it quotes lie.
 * @param options.line     Line in which the text begins.
 * @param options.figures  Whether a figure without a source is a fault.
 */
export function checkText(
  source: string,
  file: string,
  folder: string,
  { line = 1, figures = false } = {},
): BodyReport {
  const report: BodyReport = {
    problems: [],
    citations: [],
    links: [],
    ids: new Map(),
    signs: new Set(),
    imports: false,
  };
  const { tree, problem } = parseMdx(source, file, line);
  if (problem || !tree) {
    if (problem) report.problems.push(problem);
    return report;
  }
  if (figures) report.problems.push(...figureProblems(tree, file, line));
  const scope = importedNames(tree);
  report.imports = scope.size > 0;
  for (const node of walk(tree)) {
    const place = {
      file,
      line: line - 1 + (node.position?.start.line ?? 1),
      column: node.position?.start.column,
    };
    const say = (message: string, expected?: string, fix?: string) =>
      report.problems.push({ ...place, message, expected, fix });
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, { scope, folder, place, report, problem: say });
        break;
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        checkExpression(node, scope, say);
        break;
      case 'math':
      case 'inlineMath':
        checkMath(node, report, say);
        break;
      case 'text':
        for (const { found, right } of wrongUnits(node.value ?? '')) {
          say(
            `The unit "${found}" is written wrong.`,
            `"${right}" for bytes; bits are written out`,
            `write ${right}`,
          );
        }
        break;
      case 'heading':
        checkHeading(node, report, say);
        break;
      case 'link':
        checkLink(node.url ?? '', place, report, say);
        break;
      case 'image':
        if (!node.alt?.trim()) {
          say(
            `The image "${node.url}" has no alternative text.`,
            'what the image says, for those who do not see it',
            `![what it shows](${node.url})`,
          );
        }
        break;
      case 'code':
        if (node.lang && !knownLanguages.has(node.lang.toLowerCase())) {
          const meant = nearest(node.lang, knownLanguages);
          say(
            `The language "${node.lang}" of this code is not known.`,
            'a language that Shiki highlights, or none',
            meant ? `did you mean "${meant}"?` : 'write "text" or leave it out',
          );
        }
        break;
      case 'html':
        say(`This HTML cannot be read as a part of the page: ${node.value?.slice(0, 60)}`);
        break;
    }
  }
  return report;
}

function figureProblems(tree: TreeNode, file: string, line: number): Problem[] {
  return unsourcedFigures(tree).map((found) => ({
    file,
    line: line - 1 + found.line,
    column: found.column,
    message: `The figure "${found.figure}" has no source: "${found.sentence}"`,
    expected:
      'a <Cite of="…" /> in its sentence, a <Value of={…} /> from tested code, or <Derived how="…">…</Derived>',
    fix: 'cite where it comes from, compute it, or show the arithmetic',
  }));
}

type Report = (message: string, expected?: string, fix?: string) => void;
interface ElementContext {
  scope: ReadonlySet<string>;
  folder: string;
  place: { file: string; line: number; column?: number | undefined };
  report: BodyReport;
  problem: Report;
}

function importedNames(tree: TreeNode): Set<string> {
  const names = new Set<string>();
  for (const node of tree.children ?? []) {
    if (node.type !== 'mdxjsEsm') continue;
    const source = node.value ?? '';
    for (const match of source.matchAll(/import\s+([\w$]+)/g)) names.add(match[1]!);
    for (const match of source.matchAll(/\*\s+as\s+([\w$]+)/g)) names.add(match[1]!);
    for (const match of source.matchAll(/import[^{;]*\{([^}]*)\}/g)) {
      for (const part of match[1]!.split(','))
        names.add(
          part
            .trim()
            .split(/\s+as\s+/)
            .at(-1)!
            .trim(),
        );
    }
    for (const match of source.matchAll(/export\s+(?:const|let|function)\s+([\w$]+)/g)) names.add(match[1]!);
  }
  return names;
}

function checkElement(node: TreeNode, { scope, folder, place, report, problem }: ElementContext): void {
  const name = node.name ?? '';
  if (name === '') return;
  const attributes = new Map(
    (node.attributes ?? []).map((attribute) => [attribute.name ?? '…', attribute.value ?? true]),
  );
  if (/^[a-z]/.test(name)) {
    if (!htmlElements.has(name)) {
      problem(
        `The element <${name}> cannot be used here.`,
        'Markdown, a part of the book, or plain text elements',
        `to show it as text write \\<${name}> or \`<${name}>\``,
      );
    }
    for (const [attribute, value] of attributes) {
      if (/^on/i.test(attribute) || attribute === 'style') {
        problem(
          `The attribute "${attribute}" of <${name}> is not allowed.`,
          'no inline handlers and no inline styles',
          'remove it',
        );
      }
      if ((attribute === 'href' || attribute === 'src') && typeof value === 'string')
        checkLink(value, place, report, problem);
    }
    if (name === 'img' && !attributes.get('alt'))
      problem('The image has no alternative text.', 'alt="what it shows"', 'add it');
    const id = attributes.get('id');
    if (typeof id === 'string') addId(id, place.line, report, problem);
    return;
  }
  if (scope.has(name.split('.')[0]!)) return;
  if (!(name in partProps)) {
    const meant = nearest(name, Object.keys(partProps));
    problem(
      `There is no part called <${name}>.`,
      `one of ${Object.keys(partProps).join(', ')}, or one that the page imports`,
      meant ? `did you mean <${meant}>?` : `to show it as text write \\<${name}>`,
    );
    return;
  }
  const part = name as PartName;
  const literals: Record<string, unknown> = {};
  let complete = true;
  for (const attribute of node.attributes ?? []) {
    if (
      attribute.type !== 'mdxJsxAttribute' ||
      (typeof attribute.value === 'object' && attribute.value !== null)
    )
      complete = false;
    else literals[attribute.name!] = attribute.value ?? true;
  }
  const result = partProps[part].safeParse(literals);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const path = String(issue.path[0] ?? '');
      if (issue.code === 'unrecognized_keys') {
        const known = Object.keys(partProps[part].shape);
        for (const key of issue.keys) {
          const meant = nearest(key, known);
          problem(
            `<${name}> has no property "${key}".`,
            `one of ${known.join(', ')}`,
            meant ? `did you mean "${meant}"?` : 'remove it',
          );
        }
      } else if (complete || path in literals) {
        const missing = !(path in literals);
        problem(
          missing
            ? `<${name}> lacks the property "${path}".`
            : `The property "${path}" of <${name}> ${issue.message.startsWith('is ') ? issue.message : `is ${JSON.stringify(literals[path])}`}.`,
          missing ? `${path}="…"` : issue.message.startsWith('is ') ? undefined : issue.message,
          missing ? 'add it' : 'change the value',
        );
      }
    }
    return;
  }
  const text = (property: string) =>
    typeof literals[property] === 'string' ? (literals[property] as string) : undefined;
  if (part === 'Cite') report.citations.push({ key: text('of')!, file: place.file, line: place.line });
  const id = text('id');
  if (id) addId(id, place.line, report, problem);
  for (const property of ['claim', 'question', 'text', 'caption', 'notRun', 'how']) {
    const value = text(property);
    if (value !== undefined) {
      const inner = checkText(value, place.file, folder, { line: place.line });
      report.problems.push(...inner.problems);
      report.citations.push(...inner.citations);
    }
  }
  if (part === 'Code')
    checkCode(text('file')!, text('region'), 'output' in literals, text('notRun'), folder, problem);
  if (part === 'Diagram') checkDiagram(text('file')!, folder, problem, report);
  if (part === 'Quiz') {
    const choices = (node.children ?? []).filter((child) => child.name === 'Choice');
    const right = choices.filter((choice) =>
      choice.attributes?.some((attribute) => attribute.name === 'right'),
    );
    if (choices.length < 2 || right.length !== 1) {
      problem(
        `This quiz question has ${choices.length} choices, ${right.length} of them right.`,
        'two or more <Choice>, exactly one with "right"',
        'mark the right choice: <Choice right text="…">',
      );
    }
    for (const choice of choices) {
      if (textOf(choice).trim() === '')
        problem(
          'A choice does not explain itself.',
          'a sentence between <Choice …> and </Choice>',
          'say why it is right or wrong',
        );
    }
  }
  if ((part === 'Misconception' || part === 'FollowUp') && textOf(node).trim() === '') {
    problem(`<${name}> is empty.`, 'the correction or answer between its tags', 'write it');
  }
}

function addId(id: string, line: number, report: BodyReport, problem: Report): void {
  const earlier = report.ids.get(id);
  if (earlier !== undefined) {
    problem(
      `The id "${id}" is used twice on this page (first in line ${earlier}).`,
      'each id once',
      'give one of them another id',
    );
  }
  report.ids.set(id, line);
}

function checkCode(
  file: string,
  region: string | undefined,
  output: boolean,
  notRun: string | undefined,
  folder: string,
  problem: Report,
): void {
  const path = quotedFile(file, folder);
  if (path === undefined) {
    problem(
      `The quoted file "${file}" is outside the question's folder and src/.`,
      'a file beside the question, or one below src/',
      'move the file or correct the path',
    );
    return;
  }
  if (!existsSync(path)) {
    problem(
      `The quoted file "${file}" does not exist.`,
      `a file beside the question, or one below src/ (looked at ${relative('.', path)})`,
      'correct the name or add the file',
    );
    return;
  }
  try {
    cutRegion(readFileSync(path, 'utf8'), region);
  } catch (error) {
    problem(
      `In the quoted file "${file}" ${(error as Error).message}.`,
      'the name of a region marked with "region NAME" and "endregion NAME"',
      'correct the name or mark the region',
    );
  }
  const recorded = path.replace(/\.\w+$/, '.out');
  if (output && !existsSync(recorded)) {
    problem(
      `The recorded output of "${file}" does not exist.`,
      `its output in ${relative('.', recorded)}`,
      `run the program and write what it prints to that file`,
    );
  }
  if (file.endsWith('.py') && !notRun && !existsSync(recorded)) {
    problem(
      `"${file}" is shown as if it ran, but no output of it is recorded.`,
      `its output in ${relative('.', recorded)}, which the tests compare`,
      'record the output, or say why it is not run: notRun="…"',
    );
  }
}

/** Where a quoted file lies: beside the question, or below the project's src/. Undefined for any other place. */
export function quotedFile(file: string, folder: string): string | undefined {
  const base = file.startsWith('src/') ? resolve('src') : resolve(folder);
  const path = file.startsWith('src/') ? resolve(file) : resolve(folder, file);
  return path.startsWith(base + '/') ? path : undefined;
}

function checkDiagram(file: string, folder: string, problem: Report, report: BodyReport): void {
  const path = quotedFile(file, folder);
  if (path === undefined || !existsSync(path)) {
    problem(
      `The diagram "${file}" does not exist.`,
      `a YAML file beside the question (looked in ${relative('.', folder)})`,
      'correct the name or add the file',
    );
    return;
  }
  const { data, problems } = checkedYaml(readFileSync(path, 'utf8'), flowSchema, relative('.', path));
  report.problems.push(...problems);
  if (data?.caption) {
    const inner = checkText(data.caption, relative('.', path), dirname(path));
    report.problems.push(...inner.problems);
    report.citations.push(...inner.citations);
    for (const sign of inner.signs) report.signs.add(sign);
  }
}

function checkExpression(node: TreeNode, scope: ReadonlySet<string>, problem: Report): void {
  const value = (node.value ?? '').trim();
  if (value === '' || value.startsWith('/*')) return;
  const name = /^[A-Za-z_$][\w$]*/.exec(value)?.[0];
  const known =
    name === undefined ||
    scope.has(name) ||
    ['true', 'false', 'null', 'undefined', 'props', 'Math', 'String', 'Number'].includes(name);
  if (!known) {
    problem(
      `The braces {${value.slice(0, 40)}} are read as a program, and "${name}" is not defined.`,
      'a name that the page imports',
      'to show braces write \\{…\\}, or put them in `code`',
    );
  }
}

function checkMath(node: TreeNode, report: BodyReport, problem: Report): void {
  const value = node.value ?? '';
  if (node.type === 'inlineMath' && (/^\s|\s$/.test(value) || /^\d[\d.,]*\s+[a-z]+ /i.test(value))) {
    problem(
      `"$${value.slice(0, 40)}$" is read as a formula.`,
      'a formula without space inside its dollar signs, or a price',
      'for a price write \\$5',
    );
    return;
  }
  try {
    for (const sign of renderMath(value, node.type === 'math').replace(/<[^>]*>/g, ''))
      report.signs.add(sign);
  } catch (error) {
    problem(
      `The formula ${value.slice(0, 60)} cannot be set: ${(error as Error).message.trim()}`,
      'TeX as Temml reads it',
      'correct the formula; for a price write \\$5',
    );
  }
}

function checkHeading(node: TreeNode, report: BodyReport, problem: Report): void {
  if (node.depth === 1) {
    problem(
      `"# ${textOf(node)}" is a heading of level 1.`,
      "headings from ## down: the question is the page's only heading of level 1",
      'write ##',
    );
  }
  const id = node.data?.hProperties?.id;
  if (id) addId(id, node.position?.start.line ?? 1, report, problem);
}

function checkLink(
  url: string,
  place: { file: string; line: number },
  report: BodyReport,
  problem: Report,
): void {
  try {
    safeLink(url);
  } catch (error) {
    problem(
      `In this text ${(error as Error).message}.`,
      'https://…, /questions/<slug>/ or #place',
      'write the link in one of these forms',
    );
    return;
  }
  if (url.startsWith('/')) report.links.push({ path: url, file: place.file, line: place.line });
}
