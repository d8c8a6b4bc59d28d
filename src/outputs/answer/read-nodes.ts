import { elementKinds, type AnswerElement, type AnswerNode, type ElementKind } from '#book/answer.ts';
import { isElement, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';
import { markOf, type MarkName } from '#render/text/part-mark.ts';
import { isPart } from './elements.ts';
import { knownElements } from './known-names.ts';
import { isPartName, readPart } from './read-part.ts';

/** Elements that are of no use outside of a page in a browser. */
const unreadTags = new Set(
  (
    'annotation annotation-xml audio base button canvas datalist dialog embed foreignobject form iframe input link meta metadata ' +
    'nav noscript object output progress script select style template textarea video'
  ).split(' '),
);

const kinds: ReadonlySet<string | undefined> = new Set(elementKinds);
const isKind = (name: MarkName | undefined): name is ElementKind => kinds.has(name);

/**
 * Whether an element is of use on the page alone, such as a control, or a link without text, by which readers get the address
 * of its place.
 */
const isPageOnly = ({ tag, attributes, children }: HtmlElement, name: MarkName | undefined): boolean =>
  name === 'page-only' ||
  name === 'alias' ||
  name === 'doubt' ||
  unreadTags.has(tag) ||
  'hidden' in attributes ||
  (tag === 'a' && children.length === 0);

/** Adds a drawing. Drawings with the same label that follow each other are forms of one drawing for several widths. */
function addDrawing(out: AnswerNode[], svg: AnswerElement): void {
  const label = svg.attributes['aria-label'] ?? '';
  const last = out.at(-1);
  if (isPart(last) && last.part === 'drawing' && label !== '' && last.label === label) last.forms.push(svg);
  else out.push({ part: 'drawing', label, described: '', forms: [svg] });
}

/** A page's nodes as those of an answer, without what is of use on the page alone. */
export function readNodes(nodes: readonly HtmlNode[]): AnswerNode[] {
  const out: AnswerNode[] = [];
  for (const node of nodes) {
    if (!isElement(node)) {
      out.push(node);
      continue;
    }
    const { name, facts, attributes } = markOf(node.attributes);
    // The citation before it says `unchecked`: the note for readers is left out, with the space between them.
    if (name === 'doubt' && out.at(-1) === ' ') out.pop();
    if (node.tag === 'input' && attributes['type'] === 'checkbox' && 'disabled' in attributes)
      out.push('checked' in attributes ? '☑' : '☐');
    if (isPageOnly(node, name)) continue;
    const { tag, children } = node;
    if (!knownElements.has(tag)) {
      out.push(...readNodes(children));
      continue;
    }
    if (tag === 'svg') {
      addDrawing(out, { tag, attributes, children: readNodes(children) });
      continue;
    }
    const part =
      isPartName(name) || (name === undefined && tag === 'details')
        ? readPart(node, name, facts, readNodes)
        : undefined;
    out.push(part ?? { tag, attributes, children: readNodes(children), ...(isKind(name) && { kind: name }) });
  }
  return out;
}
