import { parseSync } from 'rolldown/utils';
import { analyze } from 'eslint-scope';
import type { Program } from 'estree';
import { nestedTooDeep } from '#render/text/nesting.ts';
import { literalValue } from './literal-value.ts';
import { childrenOf, isNode, isTypeOnly, valueKeys, type ProgramNode } from './program-tree.ts';

interface Named {
  name: string;
  at: number;
}
interface Free extends Named {
  /** Whether it gets another value. */
  written: boolean;
}

/** The names, modules and forms by which a program reaches beyond itself, at offsets in its text. */
export interface Reach {
  /** Names that nothing in the program defines. */
  free: Free[];
  /** Modules that it imports, or exports from. */
  imports: { from: string; at: number }[];
  /** Names of its exports, by their kind. */
  exports: Named[];
  /** Names that its imports and its outermost declarations define. */
  defines: ReadonlySet<string>;
  /** Properties that lead from any value to the program that runs it. */
  properties: Named[];
  /** Forms that cannot be followed, by their names. */
  forms: Named[];
  /** How many statements it has. */
  statements: number;
  /** Its value, if it is nothing but one that is written out. */
  literal?: { value: unknown } | undefined;
  /** Why it cannot be read. */
  error?: { message: string; at: number };
}

/** `constructor` of any function makes functions of texts; what is set on a prototype is set for all programs. */
const leading = new Set(['constructor', 'prototype', '__proto__', 'prepareStackTrace']);

const tooDeep = 'its parts are nested too deeply';

/** Forms of TypeScript that become a program, as authors know them. */
const formNames: Readonly<Record<string, string>> = {
  TSImportEqualsDeclaration: 'import … =',
  TSExportAssignment: 'export =',
  TSEnumDeclaration: 'enum',
  TSModuleDeclaration: 'namespace',
  TSParameterProperty: 'private, public or readonly in parameters',
  JSXElement: 'an element',
  ImportExpression: 'import(…)',
  Decorator: 'a decorator',
};

/** By language and text: a program is read by the check, and again in the bundle of each lab that it is part of. */
const known = new Map<string, Reach>();

/** Reads a program in TypeScript and JSX, without running it, and lists what it reaches for. */
export function reachOf(source: string, lang: 'ts' | 'tsx' = 'ts'): Reach {
  const key = `${lang} ${source}`;
  const reach = known.get(key) ?? read(source, lang);
  // An author's server reads each again when it is changed.
  if (known.size > 2000) known.clear();
  known.set(key, reach);
  return reach;
}

function read(source: string, lang: 'ts' | 'tsx'): Reach {
  const reach: Reach = {
    free: [],
    imports: [],
    exports: [],
    defines: new Set(),
    properties: [],
    forms: [],
    statements: 0,
  };
  const deep = nestedTooDeep(source);
  if (deep !== undefined) return { ...reach, error: { message: tooDeep, at: deep } };
  const options = { lang, sourceType: 'module', range: true, preserveParens: false } as const;
  const { program, errors }: Parsed = parseSync(`program.${lang}`, source, options);
  const [error] = errors;
  if (error) return { ...reach, error: { message: error.message, at: error.labels?.[0]?.start ?? 0 } };
  try {
    collect(program as ProgramNode, reach);
    const mark = bundlerMark(source);
    if (mark && !reach.forms.some(({ name }) => name === mark.name)) reach.forms.push(mark);
    const names = namesOf(program as Program);
    const statements = (program as Program).body.length;
    return { ...reach, ...names, statements, literal: literalValue(program as ProgramNode) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...reach, error: { message: tooDeep, at: 0 } };
  }
}

const marks = /import\s*\.\s*meta\b|__(?:vite|VITE|astro|ASTRO)\w*|@@ASTRO\w*/;

/**
 * The place of what bundlers look for in a text, a pattern or a comment, in whatever codes. They run what stands behind
 * `import.meta` and bring files of the disk; in the place of marks of their own they put addresses, which can end a pattern.
 */
export function bundlerMark(source: string): Named | undefined {
  const plain = source.replace(
    /\\(?:\r\n?|[\n\u2028\u2029]|u\{0*([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))?/gi,
    (_, ...codes: (string | undefined)[]) => {
      const code = codes.slice(0, 3).find(Boolean);
      return code ? String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)) : '';
    },
  );
  const [found] = marks.exec(plain) ?? [];
  if (found === undefined) return undefined;
  return { name: found.startsWith('import') ? 'import.meta' : found, at: Math.max(0, source.search(marks)) };
}

interface Parsed {
  program: unknown;
  errors: readonly { message: string; labels?: { start: number }[] }[];
}

function namesOf(program: Program): Pick<Reach, 'free' | 'defines'> {
  const { globalScope } = analyze(program, {
    ecmaVersion: 2022,
    sourceType: 'module',
    jsx: true,
    ignoreEval: true,
    fallback: (node) => (node.type.startsWith('TS') ? (valueKeys[node.type] ?? []) : Object.keys(node)),
  });
  const free = globalScope!.through.map((reference) => {
    const { name, range } = reference.identifier;
    return { name, at: range![0], written: reference.isWrite() };
  });
  return {
    free: free.sort((a, b) => a.at - b.at),
    defines: new Set(globalScope!.childScopes[0]!.set.keys()),
  };
}

/** Notes what a node reaches for, and takes out of the tree what is gone where the program runs. */
function collect(node: ProgramNode, reach: Reach): void {
  const { type, source: from, start: at } = node;
  if (isNode(from) && type !== 'ImportExpression')
    reach.imports.push({ from: String(from.value), at: from.start });
  if (isTypeOnly(node)) return;
  if (type.startsWith('Export') && type !== 'ExportSpecifier') reach.exports.push({ name: type, at });
  const form = formNames[type];
  if (form !== undefined) reach.forms.push({ name: form, at });
  else if (type.startsWith('TS') && !(type in valueKeys)) reach.forms.push({ name: type.slice(2), at });
  else if (type === 'MetaProperty' && (node.meta as { name: string }).name === 'import')
    reach.forms.push({ name: 'import.meta', at });
  else if (node.computed !== undefined && !(type === 'MethodDefinition' && node.kind === 'constructor')) {
    const key = (node.property ?? node.key) as ProgramNode;
    const name = nameOf(key, node.computed as boolean);
    if (name !== undefined && leading.has(name)) reach.properties.push({ name, at: key.start });
  }
  if (type.startsWith('TS') && !(type in valueKeys)) return;
  for (const child of childrenOf(node)) collect(child, reach);
  // `(JSON as any) = 1` gives a name another value.
  for (const key of ['left', 'argument', 'value']) if (isNode(node[key])) node[key] = nameWithin(node[key]);
  if (Array.isArray(node['elements']))
    node['elements'] = node['elements'].map((one) => (isNode(one) ? nameWithin(one) : one));
  // `declare const process` says that it is there already.
  for (const key of ['body', 'specifiers', 'consequent'])
    if (Array.isArray(node[key])) node[key] = node[key].filter((item: ProgramNode) => !isTypeOnly(item));
}

/** The name that a node of TypeScript says something of, if it is no more than a name. */
function nameWithin(node: ProgramNode): ProgramNode {
  const [inner] = valueKeys[node.type] ?? [];
  const name = inner === undefined ? undefined : nameWithin(node[inner] as ProgramNode);
  return name?.type === 'Identifier' ? name : node;
}

function nameOf(key: ProgramNode, computed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && (key.quasis as unknown[]).length === 1)
    return (key.quasis as { value: { cooked: string } }[])[0]!.value.cooked;
  const [inner] = valueKeys[key.type] ?? [];
  if (inner !== undefined) return nameOf(key[inner] as ProgramNode, computed);
  return computed ? undefined : (key.name as string | undefined);
}
