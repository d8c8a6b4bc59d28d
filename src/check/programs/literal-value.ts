import { isNode, type ProgramNode } from './program-tree.ts';

/** The value of a program that is nothing but a value that is written out: data, and no pattern. Undefined for any other. */
export function literalValue(node: ProgramNode): { value: unknown } | undefined {
  const children = (key: string) => (node[key] as (ProgramNode | null)[]).map((one) => one && valueIn(one));
  switch (node.type) {
    case 'Program':
      return (node['body'] as unknown[]).length === 1 ? children('body')[0]! : undefined;
    case 'ExpressionStatement':
      return valueIn(node['expression']);
    case 'Literal':
      return 'regex' in node || 'bigint' in node ? undefined : { value: node['value'] };
    case 'TemplateLiteral': {
      const [only, ...others] = node['quasis'] as { value: { cooked: string } }[];
      return others.length > 0 ? undefined : { value: only!.value.cooked };
    }
    case 'UnaryExpression': {
      const inner = valueIn(node['argument'])?.value;
      const isNegative = node['operator'] === '-' && typeof inner === 'number';
      return isNegative ? { value: -inner } : undefined;
    }
    case 'ArrayExpression': {
      const values = children('elements');
      return values.every((one) => one) ? { value: values.map((one) => one!.value) } : undefined;
    }
    case 'ObjectExpression':
      return objectValue(node['properties'] as ProgramNode[]);
    default:
      return undefined;
  }
}

const valueIn = (node: unknown): { value: unknown } | undefined =>
  isNode(node) ? literalValue(node) : undefined;

function objectValue(properties: readonly ProgramNode[]): { value: object } | undefined {
  const entries = properties.map(({ type, kind, key, computed, method, value }) => {
    if (type !== 'Property' || kind !== 'init' || computed || method) return undefined;
    const { name, value: written } = key as { name?: string; value?: unknown };
    const found = valueIn(value);
    const named = name ?? String(written);
    return found && named !== '__proto__' ? ([named, found.value] as const) : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? { value: Object.fromEntries(entries) } : undefined;
}
