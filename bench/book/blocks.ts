import { capital, contentWord, identifier, type Subject } from './prose.ts';

/** A part of a page's text. Texts are inline Markdown with `code`, $formulas$, links and <Cite/>. */
export type Block =
  | { type: 'heading'; depth: 2 | 3; id: string; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: string[] }
  | { type: 'table'; head: string[]; rows: string[][] }
  | { type: 'formula'; tex: string }
  | { type: 'code'; language: 'python' | 'ts'; code: string }
  | {
      type: 'diagram';
      file: string;
      diagram: {
        title: string;
        alt: string;
        nodes: Record<string, { label: string; note?: string }>;
        edges: [from: string, to: string][];
      };
    };

const textsOf = (block: Block): string[] => {
  if (block.type === 'list') return block.items;
  if (block.type === 'table') return [block.head, ...block.rows].flat();
  return 'text' in block ? [block.text] : [];
};

/** Words as an author counts them. */
export const wordsOf = (blocks: readonly Block[]): number =>
  blocks.flatMap(textsOf).join(' ').split(/\s+/).length;

export function tableOf(subject: Subject): Block {
  const word = () => contentWord(subject);
  return {
    type: 'table',
    head: ['case', word(), word(), 'share'],
    rows: Array.from({ length: 3 + Math.floor(subject.uniform() * 4) }, () => [
      `${word()} ${word()}`,
      `${word()} ${word()}`,
      word(),
      subject.uniform().toFixed(2),
    ]),
  };
}

export function codeOf(subject: Subject): Block {
  const word = () => contentWord(subject);
  const [method, input, state] = [identifier(subject), word(), identifier(subject)];
  const rate = subject.uniform().toFixed(3);
  if (subject.uniform() < 0.6)
    return {
      type: 'code',
      language: 'python',
      code: `import numpy as np

def ${method}(${input}: np.ndarray, rate: float = ${rate}) -> np.ndarray:
    """${capital(word())} of the ${word()}."""
    ${state} = np.zeros_like(${input})
    for step, value in enumerate(${input}):
        ${state} += rate * (value - ${state})  # ${word()}
    return ${state} / max(1, len(${input}))

print(${method}(np.arange(${2 + Math.floor(subject.uniform() * 9)}.0)))`,
    };
  return {
    type: 'code',
    language: 'ts',
    code: `interface ${subject.name}Options {
  ${input}: number;
  ${state}?: string;
}

/** ${capital(word())} for each ${word()}. */
export function ${method}({ ${input}, ${state} = '${word()}' }: ${subject.name}Options) {
  if (${input} < ${rate}) throw new Error(\`\${${state}} is too small\`);
  return ${input} * ${rate};
}`,
  };
}

export function diagramOf(subject: Subject): Block {
  const { name, uniform } = subject;
  const word = () => contentWord(subject);
  const label = () => `${word()} ${word()}`;
  const nodes = Array.from({ length: 4 + Math.floor(uniform() * 4) }, (_, at) => `n${at}`);
  return {
    type: 'diagram',
    file: 'flow.yaml',
    diagram: {
      title: `How ${name} moves ${word()}`,
      alt: `A chain of ${nodes.length} steps from ${word()} to ${word()}.`,
      nodes: Object.fromEntries(
        nodes.map((node) => [node, { label: label(), ...(uniform() < 0.4 && { note: label() }) }]),
      ),
      edges: [
        ...nodes.slice(1).map((node, at) => [nodes[at]!, node] as [string, string]),
        [nodes[0]!, nodes.at(-1)!],
      ],
    },
  };
}
