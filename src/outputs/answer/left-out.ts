import type { ElementKind, Kind } from '#book/answer.ts';

type Output = 'markdown' | 'ebook' | 'search' | 'cards';

/** The outputs that leave a kind out. The types ask for a line of each kind that a page marks; all write what is not named. */
const leftOut: Readonly<Record<ElementKind, readonly Output[]> & Partial<Record<Kind, readonly Output[]>>> = {
  'also-asked': ['markdown', 'ebook'],
  correction: [],
  'display-title': ['markdown', 'search'],
  equation: [],
  facts: ['markdown', 'search'],
  footnotes: [],
  lead: [],
  legend: ['markdown', 'cards'],
  picture: [],
  quotations: ['ebook', 'search'],
  related: ['search'],
  short: [],
  'source-list': [],
  spoken: ['markdown', 'ebook'],
  table: [],
  use: [],
  alternative: ['ebook'],
  citation: ['search', 'cards'],
  'code-file': ['cards'],
  derivation: ['search', 'cards'],
  stage: ['markdown', 'search'],
  verdict: ['search'],
};

/** Leaves out of some nodes what an output has no use for. */
export function keptBy<N>(output: Output, nodes: readonly N[]): N[] {
  return nodes.filter((node) => {
    const { part, kind } = node as { part?: Kind; kind?: Kind };
    const of = part ?? kind;
    return of === undefined || !leftOut[of]?.includes(output);
  });
}
