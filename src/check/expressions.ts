import type { TreeNode } from '#render/mdx-tree.ts';
import type { Spot } from './spot.ts';

/** Names that every expression knows. */
const builtIn = new Set(['true', 'false', 'null', 'undefined', 'props', 'Math', 'String', 'Number']);

/** Names that a text imports or exports. */
export function importedNames(tree: TreeNode): Set<string> {
  const names = new Set<string>();
  for (const node of tree.children ?? []) {
    if (node.type !== 'mdxjsEsm') continue;
    const source = node.value ?? '';
    for (const pattern of [
      /import\s+([\w$]+)/g,
      /\*\s+as\s+([\w$]+)/g,
      /export\s+(?:const|let|function)\s+([\w$]+)/g,
    ])
      for (const [, name] of source.matchAll(pattern)) names.add(name!);
    for (const [, list] of source.matchAll(/import[^{;]*\{([^}]*)\}/g))
      for (const part of list!.split(','))
        names.add(
          part
            .trim()
            .split(/\s+as\s+/)
            .at(-1)!
            .trim(),
        );
  }
  return names;
}

/** Braces whose first name nobody has defined were meant as text. */
export function checkExpression({ node, scope, say }: Spot): void {
  const value = (node.value ?? '').trim();
  if (value === '' || value.startsWith('/*')) return;
  const name = /^[A-Za-z_$][\w$]*/.exec(value)?.[0];
  if (name === undefined || scope.has(name) || builtIn.has(name)) return;
  say(
    `The braces {${value.slice(0, 40)}} are read as a program, and "${name}" is not defined.`,
    'a name that the page imports',
    'to show braces write \\{…\\}, or put them in `code`',
  );
}
