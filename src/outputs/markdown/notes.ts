import {
  findElement,
  hasClass,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from '#render/html-tree.ts';

/** Tags of a note and of its mark in the text until both are written; `of` is its number. */
export const noteTag = 'note';
export const noteMarkTag = 'note-mark';

/**
 * A page whose asides leave their sentences: how a number of its own follows, and that a source was not looked up, become notes.
 * One that is said twice has one number.
 */
export function withNotes(article: HtmlElement): { article: HtmlElement; notes: HtmlElement[] } {
  const margin = new Map<string, HtmlElement>();
  const look = (node: HtmlElement): void => {
    const { id } = node.attributes;
    if (id && hasClass(node, 'sidenote')) margin.set(`#${id}`, node);
    node.children.filter(isElement).forEach(look);
  };
  look(article);

  const notes = new Map<string, HtmlElement>();
  const markOf = (children: HtmlNode[]): HtmlElement => {
    const text = children.map(textOf).join('');
    const note = notes.get(text) ?? { tag: noteTag, attributes: { of: String(notes.size + 1) }, children };
    notes.set(text, note);
    return { tag: noteMarkTag, attributes: note.attributes, children: [] };
  };
  const walk = (element: HtmlElement): HtmlElement => {
    const children: HtmlNode[] = [];
    for (const child of element.children) {
      if (!isElement(child)) children.push(child);
      else if (hasClass(child, 'unchecked')) {
        // A space stands between the mark of the source and this.
        if (children.at(-1) === ' ') children.pop();
        children.push(markOf([...children.slice(-1), ` ${textOf(child)}.`]));
      } else {
        const link = hasClass(child, 'cite') && findElement(child, ({ tag }) => tag === 'a');
        const aside = link && margin.get(link.attributes['href'] ?? '');
        // The sign that the aside begins with stands in the text too.
        children.push(aside ? markOf(aside.children.slice(1)) : walk(child));
      }
    }
    return { ...element, children };
  };
  return { article: walk(article), notes: [...notes.values()] };
}
