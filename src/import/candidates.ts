import type { Node } from './nodes.ts';
import { summaryOf } from './blocks.ts';
import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';
import { answerLabel, endsAsQuestion, questionMarker, readsAsQuestion } from './question-text.ts';

/** How a question is set apart. */
export type Shape = 'heading' | 'details' | 'marker' | 'bold' | 'item' | 'row' | 'plain';

/** A block that may open a question, and what it already holds of the answer. */
export interface Candidate {
  shape: Shape;
  /** Level of a heading; 0 for the other shapes. */
  depth: number;
  inline: Node[];
  /** Its wording, without number or marker. */
  text: string;
  number?: number | undefined;
  /** Whether it says that it is a question: `Q:`, `Question 4:`. */
  explicit: boolean;
  answer: Node[];
}

function candidate(
  shape: Shape,
  nodes: readonly Node[],
  answer: Node[],
  letters: string,
  depth = 0,
): Candidate {
  const marker = questionMarker(visibleText(nodes), letters);
  const inline = trimmed(marker ? cutAt(nodes, marker.length)[1] : nodes);
  return {
    shape,
    depth,
    inline,
    text: wording(inline),
    number: marker?.number,
    explicit: marker?.explicit ?? false,
    answer,
  };
}

/** The wording of a question as plain text: no links back to the top, no heading attributes, one line. */
export function wording(inline: readonly Node[]): string {
  const kept = inline.filter(
    (node) => !(node.type === 'link' && node.url?.startsWith('#') && isArrow(visible(node))),
  );
  return visibleText(kept)
    .replace(/\s*\{[#.][\w\s.#-]*\}\s*$/, '')
    .replace(/(?:\s*(?:[\u2191\u2b06]|\p{Extended_Pictographic})\ufe0f?)+\s*$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^["“”'\s]*["“](.*)["”]$/, '$1')
    .trim();
}

const isArrow = (text: string): boolean =>
  !/\p{L}/u.test(text) ||
  /^\W*(?:back )?to[ -]?(?:the )?(?:top|contents?)\W*$/i.test(text) ||
  /^\W*(?:top|up)\W*$/i.test(text);

export function fromHeading(node: Node, letters: string): Candidate {
  const summary = summaryOf(node);
  return summary
    ? candidate('details', withoutTags(summary), [], letters)
    : candidate('heading', withoutTags(node.children ?? []), [], letters, node.depth);
}

const withoutTags = (nodes: readonly Node[]): Node[] => nodes.filter((node) => node.type !== 'html');

/** A paragraph that opens a question by `Q:` or bold type; undefined for any other. */
export function fromParagraph(
  node: Node,
  letters: { questions: string; answers: string },
): Candidate | undefined {
  const nodes = trimmed(node.children ?? []);
  const text = visibleText(nodes);
  if (answerLabel(text, letters.answers) > 0) return undefined;
  if (questionMarker(text, letters.questions)?.explicit) return marked(node, nodes, letters);
  const [lead, rest] = boldLead(nodes);
  if (lead.length === 0) return undefined;
  const found = candidate('bold', lead, paragraph(node, afterLead(rest)), letters.questions);
  return endsAsQuestion(found.text) ||
    found.number !== undefined ||
    (rest.length === 0 && readsAsQuestion(found.text))
    ? found
    : undefined;
}

/** `Q: …`, with the answer behind a label or a question mark in the same paragraph, or without. */
function marked(node: Node, nodes: Node[], letters: { questions: string; answers: string }): Candidate {
  const text = visibleText(nodes);
  const label = new RegExp(
    `\\s(?:a|ans|answer|${letters.answers || 'a'})\\s*\\d{0,4}\\s*[:：]\\s`,
    'iu',
  ).exec(text);
  const place = label?.index ?? lineEnd(text);
  const [lead, rest] = cutAt(nodes, place);
  return candidate('marker', lead, paragraph(node, trimmed(rest)), letters.questions);
}

/** Where the question of a text ends: at the end of its first line that asks, or of the text. */
function lineEnd(text: string): number {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (endsAsQuestion(text.slice(0, at))) return at;
  }
  return text.length;
}

/** Bold type at the start, a number before it included, and what follows. */
function boldLead(nodes: readonly Node[]): [lead: Node[], rest: Node[]] {
  const at = nodes.findIndex((node) => node.type !== 'text' || node.value!.trim() !== '');
  const first = nodes[at];
  const number = first?.type === 'text' ? questionMarker(first.value!) : undefined;
  const numbered = number && number.length >= first!.value!.length;
  const strong = numbered ? nodes[at + 1] : first;
  if (strong?.type !== 'strong') return [[], [...nodes]];
  let end = nodes.indexOf(strong) + 1;
  // `**4.** **What is it?**` and `**Q4.** What is it?`
  const mark = questionMarker(visible(strong));
  if (mark && mark.length >= visible(strong).length) {
    const line = lineEnd(visibleText(nodes.slice(end)));
    const [lead, rest] = cutAt(nodes.slice(end), line);
    return [[...nodes.slice(0, end), ...lead], rest];
  }
  while (nodes[end]?.type === 'strong') end++;
  // `**What is it**?`
  const sign = /^\s*[?？؟]/.exec(nodes[end]?.type === 'text' ? nodes[end]!.value! : '');
  if (sign) {
    const [lead, rest] = cutAt(nodes.slice(end), sign[0].length);
    return [[...nodes.slice(0, end), ...lead], rest];
  }
  return [nodes.slice(0, end), nodes.slice(end)];
}

const afterLead = (rest: readonly Node[]): Node[] => {
  const separator = /^[\s:：–—-]*/.exec(visibleText(rest))![0].length;
  return trimmed(separator > 0 ? cutAt(rest, separator)[1] : rest);
};

const paragraph = (like: Node, children: Node[]): Node[] =>
  children.length > 0 ? [{ ...like, type: 'paragraph', children }] : [];

/** An item of a list as a question: a heading, bold type, or its first line; the rest of the item is its answer. */
export function fromItem(node: Node, number: number | undefined, letters: string): Candidate {
  const [first, ...blocks] = node.children ?? [];
  const nodes = trimmed(first?.children ?? []);
  const build = (lead: Node[], rest: Node[]): Candidate => {
    const found = candidate('item', withoutTags(lead), [...paragraph(first!, rest), ...blocks], letters);
    return { ...found, number: found.number ?? number };
  };
  if (!first || !['heading', 'paragraph'].includes(first.type))
    return { ...build([], []), answer: node.children ?? [] };
  if (first.type === 'heading') return build(nodes, []);
  const [lead, rest] = boldLead(nodes);
  if (lead.length > 0) return build(lead, afterLead(rest));
  const text = visibleText(nodes);
  const line = lineEnd(text);
  const newline = text.indexOf('\n');
  const mark = /[?？؟]["”)]?\s+(?=\S)/u.exec(text);
  const place =
    line < text.length
      ? line
      : endsAsQuestion(text)
        ? text.length
        : mark && mark.index < 300
          ? mark.index + mark[0].length
          : newline > 0
            ? newline
            : text.length;
  const [question, answer] = cutAt(nodes, place);
  return build(question, trimmed(answer));
}

/** A paragraph that is nothing but a short question, for documents that mark questions in no other way. */
export function fromPlain(node: Node, letters: string): Candidate | undefined {
  const text = visible(node);
  const line = lineEnd(text);
  const [lead, rest] = cutAt(trimmed(node.children ?? []), line);
  const question = visibleText(lead);
  return endsAsQuestion(question) && question.length <= 300 && !question.includes('\n')
    ? candidate('plain', lead, paragraph(node, trimmed(rest)), letters)
    : undefined;
}
