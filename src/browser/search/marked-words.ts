import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { showNote } from '../note.ts';
import { language } from './language.ts';
import styles from './marks.css?inline';

adoptStyles(styles);

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
    const all = text.nodeValue ?? '';
    for (const [from, to] of language.placesOf(all, wanted)) {
      const range = new Range();
      range.setStart(text, from);
      range.setEnd(text, to);
      ranges.push(range);
      found.add(all.slice(from, to).toLowerCase());
    }
  }
  if (ranges.length === 0) return;
  CSS.highlights.set(name, new Highlight(...ranges));
  close = showNote([messages.placesMarked(ranges.length, found.size)], messages.clear, () =>
    CSS.highlights.delete(name),
  );
}
