import {
  answerIn,
  bestPassages,
  parsePage,
  type Anchor,
  type ParsedPage,
  type Passage,
} from '#search/passages.ts';
import { base } from '../base-path.ts';
import { messages } from '#messages/of-book.ts';
import { fetchJson } from './fetch-json.ts';
import { language } from './language.ts';
import { once } from './once.ts';

/** Places in a page's text that match a query. */
export interface Places {
  /** Its best sections. */
  sections: Passage[];
  /** The sentence that answers, if one does. */
  answer: Passage | undefined;
}

const mostSections = 3;

/** Browsers of 2022 and before cannot open the files: they show pages without places in them. */
export const canRead = 'DecompressionStream' in globalThis;

/** Decompresses a file, unless the host has done so already. */
async function inflated(response: Response): Promise<string> {
  const file = await response.blob();
  const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
  const stream = first === 0x1f ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return (await new Response(stream).text()).replace(/^pagefind_dcd/, '');
}

const text = once(async (fragment): Promise<ParsedPage> => {
  const url = `${base}pagefind/fragment/${fragment}.pf_fragment`;
  const page = await fetchJson<{ content: string; anchors: Anchor[] }>(url, messages.textOfPage, inflated);
  here.add(fragment);
  return parsePage(page.content, page.anchors, language);
});

const here = new Set<string>();
export const isHere = (fragment: string): boolean => here.has(fragment);

/** Finds a query in pages' texts, by fragment, in the files that Pagefind has written, without its program. */
export async function placesIn(
  fragments: readonly string[],
  stems: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Places>> {
  const pages = await Promise.all(fragments.map(text));
  return new Map(
    pages.map((page, at) => [
      fragments[at]!,
      { sections: bestPassages(page, stems, mostSections), answer: answerIn(page, stems) },
    ]),
  );
}
