import { answerIn, bestPassages, type Passage } from '#search/passages.ts';
import type { LoadedIndex } from './load.ts';

/** Places in a page's text that match a query. */
export interface Places {
  /** Its best sections. */
  sections: Passage[];
  /** The sentence that answers, if one does. */
  answer: Passage | undefined;
}

const mostSections = 3;

/** Finds a query in pages' texts, by the numbers of the pages. */
export async function placesIn(
  index: LoadedIndex,
  pages: readonly number[],
  stems: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<number, Places>> {
  const texts = await Promise.all(pages.map((page) => index.text(page)));
  return new Map(
    texts.map((text, at) => [
      pages[at]!,
      { sections: bestPassages(text, stems, mostSections), answer: answerIn(text, stems) },
    ]),
  );
}
