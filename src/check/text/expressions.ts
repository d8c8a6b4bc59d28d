import { partProps } from '#book/part-props.ts';
import { placeIn, type Problem } from '#book/problem.ts';
import type { TreeNode } from '#render/mdx-tree.ts';
import { isOfRuntime, isPure, reachProblems, unboundName } from '../trust/bounded-code.ts';
import { reachOf } from '../programs/program-reach.ts';
import type { Spot } from './spot.ts';

interface TextPrograms {
  scope: ReadonlySet<string>;
  /** Those of them that are the address of a file of the book. */
  addresses: ReadonlySet<string>;
  imports: string[];
  problems: (Omit<Problem, 'file'> & { line: number })[];
}

const given = new Set(['props', ...Object.keys(partProps)]);

/**
 * Reads the imports and exports of a text.
 *
 * @param path  Its file. @param root  The book's folder; undefined for a trusted book.
 */
export function textPrograms(tree: TreeNode, path: string, root: string | undefined): TextPrograms {
  const scope = new Set<string>();
  const addresses = new Set<string>();
  const imports: string[] = [];
  const problems: TextPrograms['problems'] = [];
  const waiting: { name: string; line: number }[] = [];
  for (const node of tree.children ?? []) {
    if (node.type !== 'mdxjsEsm') continue;
    const source = node.value ?? '';
    const lineOf = (at: number) => (node.position?.start.line ?? 1) - 1 + placeIn(source, at).line;
    const reach = reachOf(source, 'tsx');
    for (const name of reach.defines) scope.add(name);
    imports.push(...reach.imports.map(({ from }) => from));
    for (const [, name] of source.matchAll(/^import\s+(\w+)\s+from\s+(['"])[^'"]+\?url\2/gm))
      addresses.add(name!);
    if (root === undefined) continue;
    for (const { at, ...problem } of reachProblems(reach, path, root))
      problems.push({ ...problem, line: lineOf(at) });
    waiting.push(...reach.free.map(({ name, at }) => ({ name, line: lineOf(at) })));
  }
  // One block may use what another imports.
  for (const { name, line } of waiting)
    if (!scope.has(name) && !given.has(name) && !isPure(name)) problems.push({ ...unboundName(name), line });
  return { scope, addresses, imports, problems };
}

/** Braces in a text: a program, or meant as text. */
export function checkExpression(spot: Spot): void {
  const { node } = spot;
  const value = node.value ?? '';
  checkProgram(`(${value}\n)`, value, spot);
}

/** Programs that are values of a part's or an element's properties. */
export function checkAttributes(spot: Spot): void {
  for (const { type, value } of spot.node.attributes ?? [])
    if (type === 'mdxJsxExpressionAttribute') checkProgram(`({${String(value)}\n})`, String(value), spot);
    else if (typeof value === 'object' && value !== null)
      checkProgram(`(${value.value}\n)`, value.value, spot);
}

function checkProgram(program: string, shown: string, spot: Spot): void {
  const { scope, root, folder, say } = spot;
  if (shown.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() === '') return;
  const reach = reachOf(program, 'tsx');
  const unknown = reach.free.find(({ name }) => !scope.has(name) && !given.has(name) && !isPure(name))?.name;
  if (unknown !== undefined && !isOfRuntime(unknown))
    return say(
      `The braces {${shown.trim().slice(0, 40)}} are read as a program, and "${unknown}" is not defined.`,
      'a name that the page imports',
      'to show braces write \\{…\\}, or put them in `code`',
    );
  if (root === undefined) return;
  if (unknown !== undefined) {
    const { message, expected, fix } = unboundName(unknown);
    return say(message, expected, fix);
  }
  for (const { message, expected, fix } of reachProblems(reach, folder, root)) say(message, expected, fix);
}
