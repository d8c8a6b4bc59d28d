import type { ElementKind, Kind } from '#book/answer.ts';

type Output = 'markdown' | 'ebook' | 'search' | 'cards';

/**
 * For each kind the outputs that leave it out. The type asks for all kinds that a page marks; a kind not listed is in every
 * output.
 */
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

/** The nodes without those of a kind that an output leaves out. What is within them is not looked at. */
export function keptBy<N>(output: Output, nodes: readonly N[]): N[] {
  return nodes.filter((node) => {
    const { part, kind } = node as { part?: Kind; kind?: Kind };
    const of = part ?? kind;
    return of === undefined || !leftOut[of]?.includes(output);
  });
}
