import { partProps } from '#book/parts/part-props.ts';
import { placeIn, type Problem } from '#book/problem.ts';
import { addressImport } from '#render/text/computed-values.ts';
import { holdsComments, type TreeNode, walk } from '#render/text/mdx-tree.ts';
import { isOfRuntime, isPure, reachProblems, trust, unboundName } from '../trust/bounded-code.ts';
import { reachOf } from '../programs/program-reach.ts';
import type { Spot } from './spot.ts';

interface TextPrograms {
  scope: ReadonlySet<string>;
  /** Those of them that are the address of a file of the book. */
  addresses: ReadonlySet<string>;
  imports: string[];
  /** Its lines that import programs and data, without those that import addresses. */
  importing: string;
  problems: (Omit<Problem, 'file'> & { line: number })[];
}

/** Names by which the page itself finds its parts, fenced code and pictures among them. */
const ofPage = new Set(['props', ...Object.keys(partProps), 'Fence', 'Picture', 'Fragment']);

/**
 * Reads the imports and exports of a text.
 *
 * @param path  Its file. @param root  The book's folder; undefined for a trusted book.
 */
export function textPrograms(tree: TreeNode, path: string, root: string | undefined): TextPrograms {
  const scope = new Set<string>();
  const addresses = new Set<string>();
  const imports: string[] = [];
  const importing: string[] = [];
  const problems: TextPrograms['problems'] = [];
  const waiting: { name: string; written: boolean; line: number }[] = [];
  const top = new Set(tree.children);
  for (const node of walk(tree)) {
    if (node.type !== 'mdxjsEsm') continue;
    if (!top.has(node))
      problems.push({
        line: node.position?.start.line ?? 1,
        message: 'This import or export stands within an element.',
        expected: 'imports at the top of a text, and no exports',
        fix: 'move it above the element; to show the word begin it with a code: &#x69;mport',
      });
    const source = node.value ?? '';
    const lineOf = (at: number) => (node.position?.start.line ?? 1) - 1 + placeIn(source, at).line;
    const reach = reachOf(source, 'tsx');
    for (const name of reach.defines) scope.add(name);
    imports.push(...reach.imports.map(({ from }) => from));
    for (const [, name] of source.matchAll(addressImport)) addresses.add(name!);
    importing.push(source.replace(addressImport, ''));
    if (root === undefined) continue;
    for (const { at, ...problem } of reachProblems(reach, path, root))
      problems.push({ ...problem, line: lineOf(at) });
    // Pages take these lines as they are, and what is computed before is computed without them.
    for (const { index, 0: line } of source.matchAll(addressImport))
      if (!reach.imports.some(({ at }) => at === index + line.search(/['"]/)))
        problems.push({
          line: lineOf(index),
          message: 'This line reads like the import of an address, but stands in a comment or another text.',
          expected: "import address from './file.bin?url', by itself",
          fix: 'remove it',
        });
    for (const { at } of reach.exports)
      problems.push({
        line: lineOf(at),
        message: 'A text cannot export anything, because its page would take that for a part of itself.',
        expected: "programs in files beside the text: import { x } from './numbers.ts'",
        fix: `move it to such a file; ${trust}`,
      });
    for (const name of reach.defines)
      if (ofPage.has(name))
        problems.push({
          line: lineOf(0),
          message: `The name "${name}" of this import is already that of a part.`,
          expected: 'a name that no part has',
          fix: `import it by another name: { x as y }; ${trust}`,
        });
    waiting.push(...reach.free.map(({ name, at, written }) => ({ name, written, line: lineOf(at) })));
  }
  // One block may use what another imports.
  for (const { name, written, line } of waiting)
    if (written || !(scope.has(name) || isPure(name))) problems.push({ ...unboundName(name), line });
  return { scope, addresses, imports, importing: importing.join('\n'), problems };
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
  const { scope, root, folder, report, say } = spot;
  if (holdsComments(shown)) return;
  const reach = reachOf(program, 'tsx');
  if (reach.statements > 1)
    return say(
      `The braces {${shown.trim().slice(0, 40)}} hold more than one value.`,
      'one expression',
      'to show braces write \\{…\\}, or put them in `code`',
    );
  // As what computes them has them: within a function.
  const { error } = reach.literal ? {} : reachOf(`() => ${program}`, 'tsx');
  if (error)
    return say(
      `The braces {${shown.trim().slice(0, 40)}} cannot be read as a program: ${error.message}.`,
      'one expression',
      'to show braces write \\{…\\}, or put them in `code`',
    );
  if (reach.literal) report.computed.literals.push({ code: shown, ...reach.literal });
  else if (!spot.addresses.has(shown.trim()))
    report.computed.braces.push({ code: shown, line: spot.place.line });
  const unknown = reach.free.find(({ name, written }) => written || !(scope.has(name) || isPure(name)))?.name;
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
  const address = reach.free.find(({ name }) => spot.addresses.has(name))?.name;
  if (address !== undefined && shown.trim() !== address)
    say(
      `The braces {${shown.trim().slice(0, 40)}} compute with "${address}", the address of a file.`,
      `the address by itself: {${address}}`,
      'name the whole address',
    );
}
