import type { Kind } from '#book/answer.ts';

const leftOut = {
  markdown: new Set(['also-asked', 'display-title', 'facts', 'legend', 'spoken', 'stage']),
  ebook: new Set(['also-asked', 'alternative', 'quotations', 'spoken']),
  search: new Set([
    'citation',
    'derivation',
    'display-title',
    'facts',
    'quotations',
    'related',
    'stage',
    'verdict',
  ]),
  cards: new Set(['citation', 'code-file', 'derivation', 'legend']),
} satisfies Record<string, ReadonlySet<Kind>>;

/** Leaves out of some nodes what an output has no use for. */
export function keptBy<N>(output: keyof typeof leftOut, nodes: readonly N[]): N[] {
  const left: ReadonlySet<Kind | undefined> = leftOut[output];
  return nodes.filter((node) => {
    const { part, kind } = node as { part?: Kind; kind?: Kind };
    return !left.has(part ?? kind);
  });
}
