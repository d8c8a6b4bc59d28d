import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import type { Marked } from '#search/marked.ts';
import type { Passage } from '#search/passages.ts';
import type { FoundPage } from './search.ts';

export const markedNodes = (parts: Marked): (Node | string)[] =>
  parts.map((part) => (part.match ? el('mark', {}, [part.text]) : part.text));

function option(url: string, kind: string, children: readonly (Node | string)[]): HTMLElement {
  const link = el('a', { href: url, role: 'option', 'aria-selected': 'false', tabindex: '-1' }, children);
  return el('div', { 'data-search-result': '', class: kind, role: 'presentation' }, [link]);
}

/**
 * A page that was found, by its question and the beginning of its answer.
 *
 * @param detailed  Whether places within it follow: their line is there from the start, so that nothing moves.
 */
export function resultGroup(id: string, page: FoundPage, detailed: boolean): HTMLElement {
  return el('div', { role: 'group', class: 'search-group', 'aria-labelledby': id }, [
    option(page.url, '', [
      el('span', { class: 'title', id }, markedNodes(page.title)),
      el('span', { class: 'excerpt' }, markedNodes(page.answer)),
    ]),
    ...(detailed ? [el('div', { class: 'places', role: 'presentation' })] : []),
  ]);
}

/** A section of a page, in the line below it. */
export const sectionOption = (page: FoundPage, { id, title, misconception }: Passage): HTMLElement =>
  option(`${page.url}#${id}`, 'section', [
    el('span', { class: 'title' }, [
      ...(misconception
        ? [el('span', { class: 'label' }, [messages.misconception]), messages.afterLabel]
        : []),
      title,
    ]),
  ]);
