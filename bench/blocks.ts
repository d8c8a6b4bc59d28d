import { capital, contentWord, identifier, type Subject } from './prose.ts';

/** A part of a page's text. Texts are inline Markdown with `code`, $formulas$, links and <Cite/>. */
export type Block =
  | { type: 'heading'; depth: 2 | 3; id: string; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: string[] }
  | { type: 'table'; head: string[]; rows: string[][] }
  | { type: 'formula'; tex: string }
  | { type: 'code'; language: 'python' | 'ts'; code: string }
  | { type: 'diagram'; file: string; diagram: Diagram };

export interface Diagram {
  title: string;
  alt: string;
  nodes: Record<string, { label: string; note?: string }>;
  edges: [from: string, to: string][];
}

/** Words as an author counts them. */
export function wordsOf(blocks: readonly Block[]): number {
  const texts = blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [block.text];
      case 'list':
        return block.items;
      case 'table':
        return [block.head, ...block.rows].flat();
      default:
        return [];
    }
  });
  return texts.join(' ').split(/\s+/).length;
}

export function plainSentence(subject: Subject, uniform: () => number): string {
  return `${capital(contentWord(subject, uniform))} needs no ${contentWord(subject, uniform)} for its ${contentWord(subject, uniform)}.`;
}

export function tableOf(subject: Subject, uniform: () => number): Block {
  const word = () => contentWord(subject, uniform);
  return {
    type: 'table',
    head: ['case', word(), word(), 'share'],
    rows: Array.from({ length: 3 + Math.floor(uniform() * 4) }, () => [
      `${word()} ${word()}`,
      `${word()} ${word()}`,
      word(),
      uniform().toFixed(2),
    ]),
  };
}

export function codeOf(subject: Subject, uniform: () => number): Block {
  const name = () => identifier(subject, uniform);
  const [method, input, state, rate] = [name(), contentWord(subject, uniform), name(), uniform().toFixed(3)];
  return uniform() < 0.6
    ? {
        type: 'code',
        language: 'python',
        code: [
          'import numpy as np',
          '',
          `def ${method}(${input}: np.ndarray, rate: float = ${rate}) -> np.ndarray:`,
          `    """${capital(contentWord(subject, uniform))} of the ${contentWord(subject, uniform)}."""`,
          `    ${state} = np.zeros_like(${input})`,
          `    for step, value in enumerate(${input}):`,
          `        ${state} += rate * (value - ${state})  # ${contentWord(subject, uniform)}`,
          `    return ${state} / max(1, len(${input}))`,
          '',
          `print(${method}(np.arange(${2 + Math.floor(uniform() * 9)}.0)))`,
        ].join('\n'),
      }
    : {
        type: 'code',
        language: 'ts',
        code: [
          `interface ${subject.name}Options {`,
          `  ${input}: number;`,
          `  ${state}?: string;`,
          '}',
          '',
          `/** ${capital(contentWord(subject, uniform))} for each ${contentWord(subject, uniform)}. */`,
          `export function ${method}({ ${input}, ${state} = '${contentWord(subject, uniform)}' }: ${subject.name}Options) {`,
          `  if (${input} < ${rate}) throw new Error(\`\${${state}} is too small\`);`,
          `  return ${input} * ${rate};`,
          '}',
        ].join('\n'),
      };
}

export function diagramOf(subject: Subject, uniform: () => number): Diagram {
  const count = 4 + Math.floor(uniform() * 4);
  const names = Array.from({ length: count }, (_, at) => `n${at}`);
  const label = () => `${contentWord(subject, uniform)} ${contentWord(subject, uniform)}`;
  return {
    title: `How ${subject.name} moves ${contentWord(subject, uniform)}`,
    alt: `A chain of ${count} steps from ${contentWord(subject, uniform)} to ${contentWord(subject, uniform)}.`,
    nodes: Object.fromEntries(
      names.map((name) => [name, { label: label(), ...(uniform() < 0.4 && { note: label() }) }]),
    ),
    edges: [
      ...names.slice(1).map((name, at): [string, string] => [names[at]!, name]),
      [names[0]!, names[count - 1]!],
    ],
  };
}
