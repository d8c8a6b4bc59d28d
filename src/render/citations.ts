import { bringsText } from './text/part-styles.ts';
import { markText } from './text/part-mark.ts';
import { escapeHtml } from '#lab/escape.ts';
import { messages } from '#messages/of-book.ts';
import { shortLabel, workTitle } from '#book/sources/reference-text.ts';
import type { Reference } from '#book/sources/references.ts';
import type { Citation } from '#book/citation.ts';
import type { CiteMark } from './text/inline.ts';

/** Numbers of a page's sources, in the order in which the page first cites them. */
export type CitationNumbers = ReadonlyMap<string, number>;

/** Numbers from 1, in the order in which sources are first cited. */
export function numberCitations(keys: Iterable<string>): CitationNumbers {
  const numbers = new Map<string, number>();
  for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  return numbers;
}

/**
 * Writes a citation as a numbered link to the list of sources. The first mark of each place in a work carries a side
 * note, which styles set in the margin or fold away.
 *
 * @returns what writes them; it throws Error for a source that has no number or no reference.
 */
export function citeMarker(numbers: CitationNumbers, references: ReadonlyMap<string, Reference>): CiteMark {
  const noted = new Set<string>();
  return ({ of: key, at, says, unchecked }) => {
    const number = numbers.get(key);
    const reference = references.get(key);
    if (number === undefined || !reference) throw new Error(`Unknown source "${key}"`);
    const where = at ? messages.comma + at : '';
    // No more than the number is read aloud within a sentence; the link leads to the work.
    const label = escapeHtml(messages.sourceNumbered(number));
    const mark = `<a href="#source-${escapeHtml(key)}" aria-label="${label}">${number}</a>`;
    const doubt = unchecked
      ? ` <span${markText('doubt')} class="unchecked">${messages.unchecked}</span>`
      : '';
    const sup = `<sup${markText('citation', { unchecked: doubt !== '' })}${bringsText('citations')} class="cite">${mark}</sup>${doubt}`;
    const place = `${key} ${at ?? ''} ${says ?? ''}`;
    if (noted.has(place)) return sup;
    noted.add(place);
    // The quotation, or without one the work's title.
    const about = says
      ? `<q data-says>${escapeHtml(says)}</q>`
      : `<i>${escapeHtml(workTitle(reference))}</i>`;
    const note =
      `<span${markText('page-only')} class="sidenote" aria-hidden="true"><b>${number}</b> ` +
      `${escapeHtml(shortLabel(reference) + where)}${messages.sentenceEnd}${about}</span>`;
    return sup + note;
  };
}

/** Quotations of a source, each once, in the order of the answer. */
export function quotationsOf(key: string, cited: readonly Citation[]): Citation[] {
  const quoted = cited.filter(({ of, says }) => of === key && says !== undefined);
  return [...new Map(quoted.map((citation) => [`${citation.says} ${citation.at ?? ''}`, citation])).values()];
}
