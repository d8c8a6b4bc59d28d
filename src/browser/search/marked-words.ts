import { stem, words } from '#search/tokens.ts';
import { messages } from '#messages/of-book.ts';
import { showNote } from '../note.ts';

const name = 'search';
let close: (() => void) | undefined;

/** Marks every word of the answer that has one of these stems, and says so, with a way to clear the marks. */
export function showMarks(stems: readonly string[]): void {
  const article = document.querySelector('article');
  if (!article || !('highlights' in CSS)) return;
  close?.();
  const wanted = new Set(stems);
  const ranges: Range[] = [];
  const found = new Set<string>();
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('script, style, button, svg, .sidenote')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const match of (text.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+(?:[_.'’-][\p{L}\p{N}]+)*/gu)) {
      if (!words(match[0]).some((word) => wanted.has(stem(word)))) continue;
      const range = new Range();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      ranges.push(range);
      found.add(match[0].toLowerCase());
    }
  }
  if (ranges.length === 0) return;
  CSS.highlights.set(name, new Highlight(...ranges));
  close = showNote([messages.placesMarked(ranges.length, found.size)], messages.clear, () =>
    CSS.highlights.delete(name),
  );
}
