/** A node of a program's tree (ESTree, with TypeScript's types), loosely typed. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Keys that hold types, which do nothing. */
const types = new Set(
  'typeAnnotation typeParameters typeArguments returnType superTypeArguments implements'.split(' '),
);
export const declaresTypes = new Set(
  'TSTypeAliasDeclaration TSInterfaceDeclaration TSDeclareFunction TSIndexSignature TSAbstractMethodDefinition TSAbstractPropertyDefinition TSEmptyBodyFunctionExpression'.split(
    ' ',
  ),
);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** What stands in a node, without its types. */
export function childrenOf(node: Node, except?: string): Node[] {
  const children: Node[] = [];
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null || types.has(key) || key === except) continue;
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
  }
  return children;
}
