import { parseSync } from 'rolldown/utils';
import { nestedTooDeep } from '#render/nesting.ts';
import { textsOf, type ProgramText } from './program-texts.ts';
import { childrenOf, declaresTypes, isNode, type Node } from './program-tree.ts';

/** What a program reaches for beyond itself. Places are offsets in its text. */
export interface Reach {
  /** Names that nothing in the program defines. */
  free: { name: string; at: number }[];
  /** Modules that it imports, or exports from. */
  imports: { from: string; at: number }[];
  /** Names that its imports and its outermost declarations define. */
  defines: ReadonlySet<string>;
  /** Properties that lead from any value to the program that runs it. */
  properties: { name: string; at: number }[];
  /** Forms that cannot be followed, by their names. */
  forms: { name: string; at: number }[];
  /** What it may show. */
  texts: ProgramText[];
  /** Why it cannot be read. */
  fault?: { message: string; at: number };
}

/** `constructor` of any function makes functions of texts; what is set on a prototype is set for all programs. */
const leading = new Set(['constructor', 'prototype', '__proto__', 'prepareStackTrace']);

class Scope {
  readonly names = new Set<string>();
  readonly parent: Scope | undefined;
  constructor(parent?: Scope) {
    this.parent = parent;
  }
  has(name: string): boolean {
    return this.names.has(name) || (this.parent?.has(name) ?? false);
  }
}

/** Reads a program in TypeScript and JSX, without running it, and lists what it reaches for. */
export function reachOf(source: string, lang: 'ts' | 'tsx' = 'ts'): Reach {
  const top = new Scope();
  const reach: Reach = { free: [], imports: [], defines: top.names, properties: [], forms: [], texts: [] };
  const deep = nestedTooDeep(source);
  if (deep !== undefined) return { ...reach, fault: { message: tooDeep, at: deep } };
  const { program, errors } = parseSync(`program.${lang}`, source, { lang, sourceType: 'module' });
  const error = errors[0] as { message: string; labels?: { start: number }[] } | undefined;
  if (error) return { ...reach, fault: { message: error.message, at: error.labels?.[0]?.start ?? 0 } };
  try {
    new Walk(reach).program(program, top);
    reach.texts = textsOf(program, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...reach, fault: { message: tooDeep, at: 0 } };
  }
  return reach;
}

const tooDeep = 'its parts are nested too deeply';

const wrapsValue = new Set(
  'TSAsExpression TSSatisfiesExpression TSNonNullExpression TSTypeAssertion TSInstantiationExpression'.split(
    ' ',
  ),
);

/** Forms of TypeScript that become a program, as authors know them. */
const formNames: Readonly<Record<string, string>> = {
  TSImportEqualsDeclaration: 'import … =',
  TSExportAssignment: 'export =',
  TSEnumDeclaration: 'enum',
  TSModuleDeclaration: 'namespace',
  TSParameterProperty: 'private, public or readonly in parameters',
};

class Walk {
  readonly reach: Reach;
  constructor(reach: Reach) {
    this.reach = reach;
  }

  program(root: { body: readonly unknown[] }, scope: Scope): void {
    const body = root.body.filter(isNode);
    for (const statement of body) this.hoist(statement, scope);
    this.block(body, scope);
  }

  /** Statements that share a scope: what they declare is known before the first of them. */
  block(body: readonly Node[], scope: Scope): void {
    for (const statement of body) this.bindings(statement, scope);
    for (const statement of body) this.visit(statement, scope);
  }

  private bindings(statement: Node, scope: Scope): void {
    const { type } = statement;
    if (type === 'ImportDeclaration' && statement.importKind !== 'type') {
      for (const specifier of statement.specifiers as Node[])
        if (specifier.importKind !== 'type') this.bind(specifier.local as Node, scope);
    } else if (/^Export(Named|Default)Declaration$/.test(type) && isNode(statement.declaration)) {
      this.bindings(statement.declaration, scope);
    } else if (/^(Function|Class)Declaration$/.test(type)) {
      if (!statement.declare && isNode(statement.id)) this.bind(statement.id, scope);
    } else if (type === 'VariableDeclaration' && statement.kind !== 'var') this.variables(statement, scope);
  }

  private variables(declaration: Node, scope: Scope): void {
    // `declare const process` says that it is there already.
    if (declaration.declare) return;
    for (const { id } of declaration.declarations as Node[]) this.bind(id as Node, scope);
  }

  /** Names that a pattern defines; what it takes apart and its defaults are visited with the pattern. */
  private bind(pattern: Node, scope: Scope): void {
    if (pattern.type === 'Identifier') scope.names.add(pattern.name as string);
    else if (pattern.type === 'Property') this.bind(pattern.value as Node, scope);
    else if (pattern.type === 'AssignmentPattern') this.bind(pattern.left as Node, scope);
    else for (const child of childrenOf(pattern)) this.bind(child, scope);
  }

  /** `var` is known in all of its function, wherever it stands. */
  private hoist(node: Node, scope: Scope): void {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') this.variables(node, scope);
    if (/Function|^Class/.test(node.type)) return;
    for (const child of childrenOf(node)) this.hoist(child, scope);
  }

  private fn(node: Node, outer: Scope): void {
    const scope = new Scope(outer);
    if (node.type === 'FunctionExpression' && isNode(node.id)) this.bind(node.id, scope);
    if (node.type !== 'ArrowFunctionExpression') scope.names.add('arguments');
    const params = node.params as Node[];
    for (const param of params) this.bind(param, scope);
    for (const param of params) this.visit(param, scope);
    if (!isNode(node.body)) return;
    this.hoist(node.body, scope);
    if (node.body.type === 'BlockStatement') this.block(node.body.body as Node[], scope);
    else this.visit(node.body, scope);
  }

  visit(node: Node, scope: Scope): void {
    const { type } = node;
    if (declaresTypes.has(type) || node.declare === true) return;
    if (wrapsValue.has(type)) return this.visit(node.expression as Node, scope);
    if (type.startsWith('TS')) return this.form(node, formNames[type] ?? type.slice(2));
    if (type === 'Identifier') return this.refer(node.name as string, node, scope);
    if (/^Import|^Export/.test(type) || type === 'MetaProperty') return this.module(node, scope);
    if (/^(Function|ArrowFunction)/.test(type)) return this.fn(node, scope);
    if (/^Class/.test(type)) {
      const inner = new Scope(scope);
      if (isNode(node.id)) this.bind(node.id, inner);
      return this.children(node, inner, 'id');
    }
    if (type === 'BlockStatement' || type === 'StaticBlock')
      return this.block(node.body as Node[], new Scope(scope));
    if (type === 'SwitchStatement') {
      // What is asked stands outside of what the cases declare.
      this.visit(node.discriminant as Node, scope);
      const cases = (node.cases as Node[]).flatMap(({ test, consequent }) => [
        ...(isNode(test) ? [test] : []),
        ...(consequent as Node[]),
      ]);
      return this.block(cases, new Scope(scope));
    }
    if (/^For/.test(type)) return this.block(childrenOf(node), new Scope(scope));
    if (type === 'CatchClause') {
      const inner = new Scope(scope);
      if (isNode(node.param)) this.bind(node.param, inner);
      return this.children(node, inner);
    }
    if (/^(Labeled|Break|Continue)Statement$/.test(type)) return this.children(node, scope, 'label');
    if (type === 'JSXElement') this.form(node, 'an element');
    if (type.startsWith('JSX')) return this.element(node, scope);
    if ('computed' in node) return this.member(node, scope);
    this.children(node, scope);
  }

  private children(node: Node, scope: Scope, except?: string): void {
    for (const child of childrenOf(node, except)) this.visit(child, scope);
  }

  /** A member, a property or a method: its name is no reference unless it is computed. */
  private member(node: Node, scope: Scope): void {
    const key = (node.type === 'MemberExpression' ? 'property' : 'key') as 'key';
    const name = nameOf(node[key] as Node, node.computed as boolean);
    const isOwn = node.type === 'MethodDefinition' && node.kind === 'constructor';
    if (name !== undefined && leading.has(name) && !isOwn)
      this.reach.properties.push({ name, at: (node[key] as Node).start });
    this.children(node, scope, node.computed ? undefined : key);
  }

  private refer(name: string, node: Node, scope: Scope): void {
    if (!scope.has(name)) this.reach.free.push({ name, at: node.start });
  }

  private form(node: Node, name: string): void {
    this.reach.forms.push({ name, at: node.start });
  }

  private module(node: Node, scope: Scope): void {
    const { type, source } = node;
    if (type === 'ImportExpression') this.form(node, 'import(…)');
    else if (type === 'MetaProperty') {
      if ((node.meta as { name: string }).name === 'import') this.form(node, 'import.meta');
      return;
    } else if (isNode(source)) {
      this.reach.imports.push({ from: String(source.value), at: source.start });
      return;
    }
    if (type === 'ExportNamedDeclaration' && !isNode(node.declaration)) {
      if (node.exportKind === 'type') return;
      for (const { local, exportKind } of node.specifiers as { local: Node; exportKind: string }[])
        if (exportKind !== 'type') this.visit(local, scope);
      return;
    }
    if (type !== 'ImportDeclaration') this.children(node, scope);
  }

  /** A component is a name like others; elements of HTML and attributes are none. */
  private element(node: Node, scope: Scope): void {
    if (node.type === 'JSXMemberExpression') {
      const object = node.object as Node;
      if (object.type === 'JSXIdentifier') this.refer(object.name as string, object, scope);
      else this.element(object, scope);
    } else if (node.type === 'JSXIdentifier') {
      if (!/^[a-z]/.test(node.name as string)) this.refer(node.name as string, node, scope);
    } else this.children(node, scope, node.type === 'JSXAttribute' ? 'name' : undefined);
  }
}

/** The name of a property, as far as its text says it. */
function nameOf(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && (key.quasis as unknown[]).length === 1)
    return (key.quasis as { value: { cooked: string } }[])[0]!.value.cooked;
  return computed ? undefined : (key.name as string | undefined);
}
