import { wordingKey } from '#book/questions.ts';
import { asideMark } from '#render/text/aside-kinds.ts';
import { type TreeNode, walk } from '#render/text/mdx-tree.ts';
import { holding, type MdNode, paragraph, text } from '../markdown/nodes.ts';
import { cutAt, linesOf, prose, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import {
  answerLabel,
  answerLetter,
  endsAsQuestion,
  isAnswerLabel,
  isPlaceholder,
  isTag,
  readsAsQuestion,
} from '../markdown/cues.ts';
import { closingFrom, isNavigation, sharedLinks, shownText, withoutNavigation } from './navigation.ts';
import type { Remark } from '../read/decode.ts';
import type { Surroundings } from '../read/vault.ts';
import { choicesOf, quizNode } from './choices.ts';
import { type Divided, type FoundQuestion, questionsOf } from './document.ts';
import { isAnswered } from './outline.ts';

export interface FoundAnswer {
  blocks: MdNode[];
  quiz?: MdNode[];
  /** Where the short answer begins, if not at the first block. */
  short?: MdNode[];
  missing?: string;
}

const saysText = (node: MdNode) => !node.children && node.type !== 'image' && shownText(node) !== '';
const hasText = (nodes: readonly MdNode[]): boolean =>
  nodes.some((node) => ([...walk(node)] as MdNode[]).some(saysText));
export const holdsPicture = (node: MdNode): boolean =>
  [...walk(node)].some(({ type, value }) => type === 'image' || (type === 'html' && /<img\b/i.test(value!)));

/** Nodes that say nothing: links through the document, lines of nothing but tags, front matter. */
const furniture = (node: MdNode): boolean =>
  isNavigation(node) ||
  ['definition', 'footnoteDefinition', 'yaml'].includes(node.type) ||
  (node.type !== 'thematicBreak' && !hasText([node]) && !holdsPicture(node));

/** Without the lines above the answer that file it under something or say how hard it is. */
function withoutTags(blocks: readonly MdNode[], notes: string[]): readonly MdNode[] {
  const lines = blocks[0]?.type === 'paragraph' ? linesOf(blocks[0]) : [];
  const told = lines.findIndex((line) => !isTag.test(visibleText(line)));
  const tags = lines.slice(0, told < 0 ? lines.length : told);
  if (tags.length === 0) return blocks;
  notes.push(...tags.map((line) => `a line was left out: "${visibleText(line)}"`));
  const left = lines.slice(tags.length).flatMap((line) => [text('\n'), ...line]);
  return withoutTags([...prose(left), ...blocks.slice(1)], notes);
}

/** An answer without labels, quotation marks around the whole, rules at its ends, and what it shares with others. */
export function answerOf(question: FoundQuestion, links: ReadonlySet<string>, letter: string): FoundAnswer {
  const own = withoutNavigation(question.answer, links).filter((node) => !furniture(node));
  const last = own.at(-1)?.type === 'paragraph' ? visible(own.at(-1)!) : '';
  const isTags = own.length > 1 && last.startsWith('#') && isTag.test(last);
  if (isTags) question.notes.push(`a line was left out: "${shownText(own.pop()!)}"`);
  const blocks = withoutEnds(withoutTags(own, question.notes));
  const choices = choicesOf(blocks);
  if (choices) return answerOfChoices(question, blocks, choices);
  const body = unlabelled(withoutLetter(blocks, letter));
  const missing = missingIn(question, body);
  if (missing !== undefined) return { blocks: [], missing };
  return { blocks: loneItem(body), ...(labelAt(blocks) > 0 && { short: body.slice(labelAt(blocks)) }) };
}

/** A list of one item is text with a sign before it. */
function loneItem(blocks: readonly MdNode[]): MdNode[] {
  const items = blocks.length === 1 && blocks[0]!.type === 'list' ? blocks[0]!.children! : [];
  const isLone = items.length === 1 && typeof items[0]!.checked !== 'boolean';
  return isLone ? unlabelled(items[0]!.children ?? []) : [...blocks];
}

/** Whether a block lists links to files beside the document, with a few words to each, or is nothing else. */
const leadsOnly = (node: MdNode): boolean => {
  const { type, children = [] } = node;
  const leads = (one: TreeNode) => one.type === 'link' && !/^\w+:/.test(one.url!);
  const isEntry = (one: MdNode) => visible(one).length < 100 && [...walk(one)].some(leads);
  const others = children.filter((one) => !leads(one));
  return type === 'list' ? children.every(isEntry) : isEntry(node) && !/\p{L}/u.test(visibleText(others));
};

function missingIn({ text: asked }: FoundQuestion, body: readonly MdNode[]): string | undefined {
  if (!hasText(body)) return body.length > 0 ? 'its answer contains no text' : 'it has no answer';
  const all = body.map(shownText).join(' ');
  if (isPlaceholder(all)) return `its answer is a placeholder: "${all.trim().slice(0, 40)}"`;
  if (wordingKey(all) === wordingKey(asked)) return 'its answer repeats the question';
  const asks = ({ type, children = [] }: MdNode) =>
    type === 'list' && children.every((one) => endsAsQuestion(visible(one)));
  if (!readsAsQuestion(asked) && body.every(leadsOnly)) return 'it only leads to other pages of its site';
  return body.every(asks) ? 'it asks more, but answers nothing' : undefined;
}

type Choices = NonNullable<ReturnType<typeof choicesOf>>;
function answerOfChoices(question: FoundQuestion, blocks: readonly MdNode[], found: Choices): FoundAnswer {
  const { options, before, after: behind } = found;
  const right = options.filter((option) => option.right);
  const after = unlabelled(withoutEnds(behind));
  if (right.length === 0 && !hasText(after))
    return { blocks: [], missing: 'it lists choices and marks none as right' };
  const correct = right.flatMap((option, at) => [text(at > 0 ? '; ' : ''), ...option.children]);
  return {
    blocks: [...blocks],
    ...(right.length === 1 && { quiz: [...before, quizNode(question.inline, options, after)] }),
    short: [...(right.length > 0 ? [paragraph(...correct)] : []), ...after],
  };
}

const isRule = ({ type }: MdNode): boolean => type === 'thematicBreak';
function withoutEnds(blocks: readonly MdNode[]): MdNode[] {
  const first = blocks.findIndex((one) => !isRule(one));
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex((one) => !isRule(one)) + 1);
}

const letterOf = (node?: MdNode): string[] =>
  ((node?.type === 'paragraph' && answerLetter.exec(visible(node))) || []).filter(Boolean);

/** The letter that most answers begin with, such as the R of `R. …`. */
function sharedLetter(questions: readonly FoundQuestion[]): string {
  const letters = questions.map(({ answer }) => letterOf(answer[0])[1] ?? '');
  const most = [...Map.groupBy(letters, (one) => one).values()].toSorted((a, b) => b.length - a.length)[0];
  return most && most.length > 1 && most.length >= questions.length / 2 ? most[0]! : '';
}

/** Without the `A)` or `R.` of an answer, which is no choice where no `B)` comes after it. */
function withoutLetter(blocks: readonly MdNode[], shared: string): MdNode[] {
  const [first, ...rest] = blocks;
  const [label = '', letter = ''] = letterOf(first);
  const isLabel = letter !== '' && (letter === shared || (/[AА]/.test(letter) && /\s$/.test(label)));
  if (!isLabel || /^\s*[BbВБб]\s*[.)]/m.test(blocks.map(visible).join('\n'))) return [...blocks];
  return [...holding(paragraph(), trimmed(cutAt(first!.children!, label.length)[1])), ...rest];
}

const explains =
  /^\W*(?:back|expl|erkl|begr|erläut|justif|解[析释説]|説明|(?:sample |example )?solution|lösung)/iu;

/** Place of the block that says that the answer begins; what stands before it is a detail of the question. */
function labelAt(blocks: readonly MdNode[]): number {
  const at = blocks.findIndex(isAnswered);
  return at > 0 && !explains.test(visible(blocks[at]!)) ? at : 0;
}

/** Without `Answer:` and the like, which may be a heading, stand in bold type, or begin a quotation. */
function unlabelled(blocks: readonly MdNode[]): MdNode[] {
  const [first, ...rest] = blocks;
  if (!first) return [];
  const at = labelAt(blocks);
  if (at > 0) return [...blocks.slice(0, at), ...unlabelled(blocks.slice(at))];
  if (first.type === 'summary' && isAnswerLabel(visible(first))) return unlabelled(withoutEnds(rest));
  const isNote = asideMark.test(visible(first));
  const quoted = first.type === 'blockquote' && !isNote ? (first.children ?? []) : undefined;
  if (quoted && (rest.length === 0 || answerLabel(visible(quoted[0] ?? first)) > 0))
    return unlabelled([...quoted, ...rest]);
  if (first.type !== 'paragraph' && first.type !== 'heading') return [...blocks];
  const nodes = trimmed(first.children ?? []);
  const length = answerLabel(visibleText(nodes));
  if (length === 0) return [...blocks];
  const left = trimmed(cutAt(nodes, length)[1]);
  return left.length > 0 ? [paragraph(...left), ...rest] : unlabelled(withoutEnds(rest));
}

export interface Document {
  file: string;
  /** The folder that was named, of a file found in one, and the path of the file in it. */
  folder?: { name: string; path: string };
  surroundings?: Surroundings;
  repairs: Remark[];
  divided: Divided;
  answers: Map<FoundQuestion, FoundAnswer>;
}

export type Source = Document | { file: string; refused: string };

/** Whether a block says something of an answer, which a title does not, nor a line like one that stands last behind a rule. */
const isTold = (node: MdNode, at: number, answer: readonly MdNode[]): boolean => {
  if (node.type === 'heading') return answerLabel(visible(node)) > 0;
  const isLast = node.type === 'paragraph' && at === answer.length - 1 && at > 1 && isRule(answer[at - 1]!);
  return !isRule(node) && !(isLast && /^[^\n.,:;!?。，：；！？…]{1,60}$/u.test(shownText(node)));
};

/** Documents with the answers to their questions. Lines of links that most of the answers share are no part of them. */
export function documentsOf(all: readonly Omit<Document, 'answers'>[]): Document[] {
  const links = sharedLinks(all.flatMap(({ divided }) => questionsOf(divided).map(({ answer }) => answer)));
  return all.map((one) => {
    const questions = questionsOf(one.divided);
    const last = questions.at(-1);
    const others = questions.slice(0, -1);
    const ruled = others.length < 2 || others.some(({ answer }) => withoutEnds(answer).some(isRule));
    for (const question of questions) {
      const { answer, notes } = question;
      const end =
        question === last ? closingFrom(answer, ruled) : answer.findLastIndex(isTold) + 1 || answer.length;
      const why = question === last ? 'what closes the document' : 'a title with nothing below it';
      for (const node of answer.splice(end))
        if (shownText(node)) notes.push(`${why} was left out: "${shownText(node).slice(0, 60)}"`);
    }
    const letter = sharedLetter(questions);
    const answers = new Map(questions.map((question) => [question, answerOf(question, links, letter)]));
    const plain = questions.filter(({ shape }) => shape === 'plain');
    const open = plain.filter((question) => answers.get(question)!.missing !== undefined);
    // Where most have none, what stands behind a question is the next one.
    const missing = 'most questions beside it have no answer, so what follows it may be another question';
    if (plain.length > 3 && open.length > plain.length / 2.5)
      for (const question of plain) answers.set(question, { blocks: [], missing });
    return { ...one, answers };
  });
}

export const answeredOf = ({ answers }: Document) =>
  [...answers].flatMap(([question, answer]) => (answer.missing === undefined ? [{ question, answer }] : []));
