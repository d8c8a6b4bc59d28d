import type { ElementKind, PartOf } from '#book/answer.ts';
import { escapeHtml } from '#lab/escape.ts';
import { stylesAttribute } from './part-styles.ts';

/**
 * Facts about an element of an article for outputs to read: its kind, and what of that the element does not show. An
 * attribute holds it until the page is finished, so that no reader gets it and no style depends on it.
 */
export interface Marks extends Record<ElementKind | Piece | PageOnly | Plain, undefined> {
  citation: { unchecked: boolean };
  footnote: { name: string; said: string };
  formula: { tex: string };
  choice: { right: boolean };
  code: Omit<PartOf<'code'>, 'part' | 'id' | 'code'>;
  figure: { title: string; alternative: string };
  note: { of: string; label: string };
}

/** Parts of which all is seen from their pieces. */
type Plain = 'deeper' | 'derivation' | 'follow-up' | 'lab' | 'misconception' | 'quiz' | 'relation' | 'stage';

/** Elements that other outputs have nothing of. */
type PageOnly = 'alias' | 'doubt' | 'page-only';

/** Pieces of a part. */
export type Piece =
  'claim' | 'drawing' | 'how' | 'instead' | 'question' | 'remark' | 'sentence' | 'title' | 'view' | 'why';

export type MarkName = keyof Marks;
/** Marks of whole parts. */
export type PartMark = Exclude<MarkName, ElementKind | Piece | PageOnly | 'choice'>;
type Given<N extends MarkName> = Marks[N] extends undefined ? [] : [facts: Marks[N]];

const attribute = 'x-part';

/** A mark as attributes of a component's element. */
export const mark = <N extends MarkName>(name: N, ...[facts]: Given<N>): Record<string, string> => ({
  [attribute]: facts === undefined ? name : `${name} ${JSON.stringify(facts)}`,
});

/** The same as text, with a space before it. */
export const markText = <N extends MarkName>(name: N, ...given: Given<N>): string =>
  ` ${attribute}="${escapeHtml(mark(name, ...given)[attribute]!)}"`;

/** The mark among the attributes of an element, and the attributes that a page has. */
export function markOf({
  [attribute]: text,
  [stylesAttribute]: _,
  ...attributes
}: Readonly<Record<string, string>>) {
  const end = text?.indexOf(' ') ?? -1;
  const name = (end < 0 ? text : text!.slice(0, end)) as MarkName | undefined;
  return { name, facts: end < 0 ? undefined : (JSON.parse(text!.slice(end)) as unknown), attributes };
}

const anyAttribute = /\s+([^\s"'<>/=]+)(?:=(?:"[^"]*"|'[^']*'))?/g;

/** A tag without what it holds for other outputs and for the styles of its page alone. */
export const withoutMarks = (tag: string): string =>
  tag.includes(' x-')
    ? tag.replace(anyAttribute, (own: string, name: string) =>
        name === attribute || name === stylesAttribute ? '' : own,
      )
    : tag;
