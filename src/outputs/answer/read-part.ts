import type { AnswerElement, AnswerNode, AnswerPart } from '#book/answer.ts';
import { findElement, isElement, textOf, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';
import { markOf, type MarkName, type Marks, type PartMark, type Piece } from '#render/text/part-mark.ts';
import { isPart } from './elements.ts';

type Read = (nodes: readonly HtmlNode[]) => AnswerNode[];
type Reader<N extends MarkName> = (node: HtmlElement, facts: Marks[N], read: Read) => AnswerPart;

const named = (node: HtmlNode, name: MarkName): node is HtmlElement =>
  isElement(node) && markOf(node.attributes).name === name;
const childWith = (node: HtmlElement, tag: string): HtmlElement | undefined =>
  node.children.filter(isElement).find((child) => child.tag === tag);
const pieceOf = (node: HtmlElement, name: Piece | 'legend'): readonly HtmlNode[] =>
  findElement(node, (element) => named(element, name))?.children ?? [];
const idOf = ({ attributes }: HtmlElement): string => attributes['id'] ?? '';

/** Without the captions of tables in labs: they repeat, for screen readers, the title that is seen above the table. */
const withoutCaptions = (nodes: readonly HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    return node.tag === 'caption' ? [] : [{ ...node, children: withoutCaptions(node.children) }];
  });

/** The summary of a `details` element and the rest of it, without the `div` that is around the rest for styles alone. */
function folded(node: HtmlElement): { summary: readonly HtmlNode[]; rest: readonly HtmlNode[] } {
  const summary = childWith(node, 'summary');
  const rest = node.children.filter((child) => child !== summary);
  const [box, ...others] = rest.filter((child) => isElement(child) || child.trim() !== '');
  const isBox = box !== undefined && isElement(box) && box.tag === 'div' && others.length === 0;
  return { summary: summary?.children ?? [], rest: isBox ? box.children : rest };
}

function readFold(node: HtmlElement, of: 'deeper' | 'follow-up' | undefined, read: Read): AnswerPart {
  const { summary, rest } = folded(node);
  return { part: 'fold', of, id: node.attributes['id'], subject: read(summary), content: read(rest) };
}

const readers = {
  formula: (node, { tex }, read) => ({
    part: 'formula',
    tex,
    display: node.attributes['display'] === 'block',
    math: readElement(node, read),
  }),
  citation: (node, { unchecked }) => {
    const to = findElement(node, ({ tag }) => tag === 'a')?.attributes['href'] ?? '';
    return { part: 'citation', to, number: textOf(node).trim(), unchecked };
  },
  footnote: (_, facts) => ({ part: 'footnote', ...facts }),
  // Its first child is its mark, an equals sign.
  derivation: (node, _, read) => ({ part: 'derivation', id: idOf(node), how: read(node.children.slice(1)) }),
  code: (node, facts, read) => ({
    part: 'code',
    id: node.attributes['id'],
    ...facts,
    code: readElement(childWith(node, 'pre')!, read),
  }),
  figure: (node, facts, read) => {
    const caption = childWith(node, 'figcaption')?.children ?? [];
    const title = caption.findIndex((child) => isElement(child));
    return {
      part: 'figure',
      id: idOf(node),
      ...facts,
      drawing: read(pieceOf(node, 'drawing')).map((drawn) =>
        isPart(drawn) && drawn.part === 'drawing' ? { ...drawn, described: facts.alternative } : drawn,
      ),
      legend: read(node.children.filter((child) => named(child, 'legend'))),
      caption: read(caption.slice(title + 1)),
    };
  },
  quiz: (node, _, read) => ({
    part: 'quiz',
    id: idOf(node),
    question: read(pieceOf(node, 'question')),
    shown: read(node.children.filter((child) => !named(child, 'question') && !named(child, 'choice'))),
    choices: node.children.flatMap((child) => {
      if (!named(child, 'choice')) return [];
      const { right } = markOf(child.attributes).facts as Marks['choice'];
      const { summary, rest } = folded(child);
      return [{ text: read(summary), right, why: read(rest) }];
    }),
  }),
  deeper: (node, _, read) => readFold(node, 'deeper', read),
  'follow-up': (node, _, read) => readFold(node, 'follow-up', read),
  misconception: (node, _, read) => {
    const pieces = (['claim', 'instead'] as const).map((name) => pieceOf(node, name));
    const isStatement = (child: HtmlNode) =>
      isElement(child) && child.children.some((inner) => named(inner, 'claim') || named(inner, 'instead'));
    const [claim, instead] = pieces.map(read) as [AnswerNode[], AnswerNode[]];
    const content = read(node.children.filter((child) => !isStatement(child)));
    return { part: 'misconception', id: idOf(node), claim, instead, content };
  },
  note: (node, facts, read) => ({ part: 'note', ...facts, content: read(node.children) }),
  relation: (node, _, read) => ({
    part: 'relation',
    how: read(pieceOf(node, 'how')),
    title: read(pieceOf(node, 'title')),
    why: read(pieceOf(node, 'why')),
  }),
  lab: (node, _, read) => {
    const title = childWith(node, 'h3')!;
    return {
      part: 'lab',
      id: idOf(title),
      title: read(title.children),
      intro: read(childWith(node, 'p')!.children),
      view: read(withoutCaptions(pieceOf(node, 'view'))),
      simplified: read(node.children.filter((child) => isElement(child) && child.tag === 'details')),
    };
  },
  stage: (node, _, read) => ({
    part: 'stage',
    id: idOf(node),
    sentence: read(pieceOf(node, 'sentence')),
    drawing: read(pieceOf(node, 'drawing')),
    remark: read(pieceOf(node, 'remark')),
  }),
} satisfies { [N in PartMark]: Reader<N> };

export const isPartName = (name: MarkName | undefined): name is PartMark =>
  name !== undefined && name in readers;

const readElement = ({ tag, attributes, children }: HtmlElement, read: Read): AnswerElement => ({
  tag,
  attributes: markOf(attributes).attributes,
  children: read(children),
});

/** Reads a marked element as the part that its mark names, and a `details` element without a mark as a fold. */
export const readPart = (
  node: HtmlElement,
  name: MarkName | undefined,
  facts: unknown,
  read: Read,
): AnswerPart =>
  isPartName(name)
    ? (readers[name] as Reader<MarkName>)(node, facts as Marks[MarkName], read)
    : readFold(node, undefined, read);
