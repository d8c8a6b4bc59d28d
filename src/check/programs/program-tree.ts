/** A node of a program's tree (ESTree, with TypeScript and JSX), loosely typed. */
export interface ProgramNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const wordsOf = (text: string): string[] => text.split(' ');

/** Keys that hold types, which do nothing. */
const typeKeys = new Set(
  wordsOf('typeAnnotation typeParameters typeArguments returnType superTypeArguments implements'),
);
const typeDeclarations = new Set(
  wordsOf(
    'TSTypeAliasDeclaration TSInterfaceDeclaration TSDeclareFunction TSIndexSignature TSAbstractMethodDefinition TSAbstractPropertyDefinition TSEmptyBodyFunctionExpression',
  ),
);

/** Nodes of TypeScript that have a value, and the key of it. */
export const valueKeys: Readonly<Record<string, string[]>> = {
  ...Object.fromEntries(
    wordsOf(
      'TSAsExpression TSSatisfiesExpression TSNonNullExpression TSTypeAssertion TSInstantiationExpression',
    ).map((type) => [type, ['expression']]),
  ),
  TSParameterProperty: ['parameter'],
};

export const isNode = (value: unknown): value is ProgramNode =>
  typeof value === 'object' && value !== null && typeof (value as ProgramNode).type === 'string';

/** Whether a node is gone where the program runs. */
export const isTypeOnly = ({ type, declare, importKind, exportKind, declaration }: ProgramNode): boolean =>
  declare === true ||
  importKind === 'type' ||
  exportKind === 'type' ||
  typeDeclarations.has(type) ||
  (isNode(declaration) && isTypeOnly(declaration));

/** The nodes within a node, without its types. */
export function childrenOf(node: ProgramNode): ProgramNode[] {
  const children: ProgramNode[] = [];
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null || typeKeys.has(key)) continue;
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
  }
  return children;
}
