import { shownOf } from '../markdown/html-tags.ts';
import { type MdNode, text } from '../markdown/nodes.ts';
import { cutAt, prose, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { marksRight } from './choices.ts';
import { answerLabel, endsAsQuestion, questionMarker, readsAsQuestion } from '../markdown/cues.ts';

/** How a question is set apart, and how deep what is set apart like this stands below headings. */
const depths = { heading: 6, details: 0, row: 0, marker: 7, bold: 8, item: 9, plain: 10 };
type Shape = keyof typeof depths;

/** A block that may open a question, and what it already holds of the answer. */
export interface Candidate {
  shape: Shape;
  /** Level of a heading; what else sets a question apart stands below all headings. */
  depth: number;
  inline: MdNode[];
  text: string;
  number: number | undefined;
  explicit: boolean;
  answer: MdNode[];
}

export function candidate(
  shape: Shape,
  nodes: readonly MdNode[],
  answer: MdNode[],
  depth = depths[shape],
  mark?: MdNode['mark'],
): Candidate {
  if (mark) {
    const behind = candidate(shape, trimmed(cutAt(nodes, mark.length)[1]), answer, depth);
    return behind.explicit ? behind : { ...behind, number: mark.number, explicit: mark.explicit };
  }
  const whole = visibleText(nodes);
  const sign = signs.exec(whole)?.[0].length ?? 0;
  const said = whole.slice(sign);
  const marker = questionMarker(said);
  const inline = trimmed(cutAt(nodes, sign + (marker?.length ?? 0))[1]);
  const { number, explicit = false } = marker ?? {};
  return { shape, depth, inline, text: wording(inline), number, explicit, answer };
}

/** Signs drawn before a title for the eye: `🔥 Why?`, `- 1. Why?`. */
const signs =
  /^(?:\s|[-–—•](?=\s*\d+[.)]|[\s¿¡])|[+＋▾▼▸►›](?=\s)|\?>(?=\s)|[\ufe0f\u200d]|(?![©®™])\p{Extended_Pictographic})+(?=\S)/u;

function wording(inline: readonly MdNode[]): string {
  const others = inline.filter(({ type, url }) => type !== 'link' || !url?.startsWith('#'));
  return visibleText(/\p{L}/u.test(visibleText(others)) ? others : inline)
    .replace(
      /(?:(?<=[?？؟]\s*)[:：]|\s+[+＋×▼▾⌄›]|\s*(?:[\u2191\u2b06\u200e\u200f]|\p{Extended_Pictographic})\ufe0f?)+\s*$/u,
      '',
    )
    .replace(/\s+/g, ' ')
    .replace(/(?:\s?\[{1,2}(?:src|source|ref|reference|link|answer|[\d, ]{1,40})?\]{1,2})+ ?$/iu, '')
    .trim();
}

/** A heading, a summary, or a paragraph that opens with `Q:` or bold type. `plain`: whether a plain question counts, too. */
export const fromBlock = (node: MdNode, plain = false): Candidate | undefined =>
  node.type === 'heading' || node.type === 'summary'
    ? fromHeading(node)
    : (node.type === 'paragraph' && fromParagraph(node)) || (plain ? fromPlain(node) : undefined);

export function fromHeading({ type, children = [], depth = 0, mark }: MdNode): Candidate {
  const folds = type === 'summary';
  return candidate(folds ? 'details' : 'heading', withoutTags(children), [], folds ? 0 : depth, mark);
}

/** Without tags; what is none, as in `Span<T>`, is text. */
export const withoutTags = (nodes: readonly MdNode[]): MdNode[] =>
  nodes.map((node) => (node.type === 'html' ? text(visible(node) || shownOf(node.value!)) : node));

function fromParagraph(node: MdNode): Candidate | undefined {
  const nodes = trimmed(node.children ?? []);
  const text = visibleText(nodes);
  if (answerLabel(text) > 0) return undefined;
  const marker = questionMarker(text);
  if (marker?.explicit) {
    // The answer stands behind a label or a question mark in the same paragraph, or below it.
    const label = /\s(?:a|ans|answer)\s*\d{0,4}\s*[:：]\s|\n\s*A[.．]\s+/iu.exec(text);
    const [lead, rest] = cutAt(nodes, label?.index ?? lineEnd(text));
    const shape = marker.number && nodes[1] === undefined && nodes[0]?.type === 'strong' ? 'bold' : 'marker';
    return candidate(shape, lead, prose(rest));
  }
  if (nodes[0]?.type !== 'strong') return undefined;
  const [lead, rest] = leadOf(nodes);
  const found = candidate('bold', lead, prose(rest), depths.bold, node.mark);
  const alone = rest.length === 0 || /^\s*\n/.test(visibleText(rest));
  const asks = alone ? readsAsQuestion : endsAsQuestion;
  return found.number !== undefined || node.mark || asks(found.text) ? found : undefined;
}

/** Where the question of a text ends: at the end of its first line that asks, or of the text. */
function lineEnd(text: string): number {
  const lines = text.split('\n');
  const asks = lines.findIndex(endsAsQuestion);
  return asks < 0 ? text.length : lines.slice(0, asks + 1).join('\n').length;
}

/** Bold type at the start, or a question, and what follows; of `**Q4.** What is it?` the line behind the number, too. */
function leadOf(nodes: readonly MdNode[]): [lead: MdNode[], rest: MdNode[]] {
  const [strong, ...rest] = nodes;
  if (strong?.type !== 'strong') return cutAt(nodes, firstQuestion(visibleText(nodes)));
  const mark = questionMarker(visible(strong));
  if (!mark || mark.length < visible(strong).length) return [[strong], rest];
  const [lead, behind] = cutAt(rest, lineEnd(visibleText(rest)));
  return [[strong, ...lead], behind];
}

/** An item of a list as a question: bold type, or its first line; the rest of the item is its answer. */
function fromItem(node: MdNode): Candidate {
  const [first, ...blocks] = node.children ?? [];
  const nodes = trimmed(first?.children ?? []);
  const [lead, rest] = leadOf(nodes);
  const [asked, below] = /^(?:paragraph|heading)$/.test(first?.type ?? '')
    ? [lead, prose(rest)]
    : [[], first ? [first] : []];
  const found = candidate('item', withoutTags(asked), [...below, ...blocks]);
  return { ...found, number: found.number ?? node.number };
}

function firstQuestion(text: string): number {
  const line = lineEnd(text);
  if (line < text.length || endsAsQuestion(text)) return line;
  const mark = /[?？؟]["”)]?\s+(?=\S)/u.exec(text);
  if (mark && mark.index < 300) return mark.index + mark[0].length;
  return text.split('\n', 1)[0]!.length || text.length;
}

export function fromRecord({ children: [asked, ...answer] = [] }: MdNode): Candidate {
  const inline = asked?.children ?? (asked ? [text(visible(asked))] : []);
  const found = candidate('row', inline, answer);
  // What stands in the column of questions is one, if only "Question 2".
  return { ...found, ...(!found.text && { inline, text: visibleText(inline).trim() }), explicit: true };
}

/** A paragraph that is nothing but a short question, for documents that mark questions in no other way. */
function fromPlain(node: MdNode): Candidate | undefined {
  const [lead, rest] = cutAt(trimmed(node.children ?? []), lineEnd(visible(node)));
  const question = visibleText(lead);
  if (!endsAsQuestion(question) || question.length > 300 || question.includes('\n')) return undefined;
  const isSetApart = rest.length === 0 && lead.every(({ type }) => type === 'emphasis');
  return candidate(isSetApart ? 'bold' : 'plain', lead, prose(rest));
}

/** A list as questions, and the place of the first, if any. Items above belong to `open`, the question before. */
export function questionItems(list: MdNode, open?: Candidate) {
  const nodes = list.children ?? [];
  // Items with a list of choices each ask, whatever they say.
  const isQuiz = ({ children: [, choices, ...more] = [] }: MdNode) =>
    choices?.type === 'list' && more.length === 0 && marksRight(choices);
  const quizzes = nodes.length > 2 && nodes.filter(isQuiz).length > nodes.length / 2;
  const found = nodes.map((node) => {
    const item = fromItem(node);
    if (!quizzes || !isQuiz(node)) return item;
    return { ...item, explicit: true, answer: item.answer.map((one) => ({ ...one, name: 'choices' })) };
  });
  // What has the next number asks, too, unless the answer above it has numbers of its own.
  const before = open?.number ?? NaN;
  const comes = open?.answer.some(({ ordered }) => ordered) ? NaN : before + 1;
  const asks = found.map(({ text, explicit, answer, number }, at) => {
    const [first] = nodes[at]!.children ?? [];
    const isTitle = first?.type === 'heading' || first?.children?.[0]?.type === 'strong';
    const asks = isTitle || answer.length > 0 ? readsAsQuestion : endsAsQuestion;
    return (at === 0 && number === comes) || explicit || asks(text);
  });
  // Markdown joins lists that a reader keeps apart by their numbers, which may skip; one within an answer begins with 1.
  const first = !open
    ? 0
    : found.findIndex(({ number = 0 }, at) => {
        const least = at === 0 && open.answer.length > 0 ? before : before + 1;
        return asks[at] && number >= least && number <= before + 20;
      });
  const asking = asks.slice(first).filter(Boolean).length;
  if (first < 0 || asking === 0 || asking < (found.length - first) / 2) return undefined;
  return { first, items: found.slice(first) };
}
