import { el } from '../element.ts';
import type { Marked, Passage } from '#search/passages.ts';
import type { Found } from './search.ts';

const text = (parts: Marked): (Node | string)[] =>
  parts.map((part) => (part.match ? el('mark', {}, [part.text]) : part.text));

function option(url: string, kind: string, title: Marked, excerpt: Marked, label?: string): HTMLElement {
  const link = el('a', { href: url, role: 'option', 'aria-selected': 'false', tabindex: '-1' }, [
    el('span', { class: 'title' }, [
      ...(label ? [el('span', { class: 'label' }, [label]), ' '] : []),
      ...text(title),
    ]),
    el('span', { class: 'excerpt' }, text(excerpt)),
  ]);
  return el('div', { 'data-search-result': '', class: kind, role: 'presentation' }, [link]);
}

/** A page that was found, by its question and the beginning of its answer. */
export function resultGroup(id: string, page: Found): HTMLElement {
  const group = el('div', { role: 'group', class: 'search-group', 'aria-labelledby': id }, [
    option(page.url, '', page.title, page.answer),
  ]);
  group.querySelector('.title')!.id = id;
  return group;
}

/** A section below its page. */
export function sectionOption(page: Found, section: Passage): HTMLElement {
  return option(
    `${page.url}#${section.id}`,
    'section',
    [{ text: section.title, match: false }],
    section.excerpt,
    section.misconception ? 'Misconception:' : undefined,
  );
}

/** Shows the words of a section in place of the beginning of the answer. */
export function excerptInstead(group: Element, { excerpt }: Passage): void {
  group.querySelector('.excerpt')!.replaceChildren(...text(excerpt));
}
