import { wordingKey } from '#book/questions.ts';
import { asideMark } from '#render/aside-kinds.ts';
import { walk } from '#render/mdx-tree.ts';
import { choicesOf, type Option } from './choices.ts';
import { isNavigation, withoutNavigation } from './navigation.ts';
import { shownOf } from '../markdown/html-tags.ts';
import { cutAt, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { paragraph, text, type MdNode } from '../markdown/nodes.ts';
import type { FoundQuestion } from './parts.ts';
import { answerLabel, endsAsQuestion, isAnswerLabel, isPlaceholder } from '../markdown/question-text.ts';

/** An answer without what only announces it. */
export interface FoundAnswer {
  blocks: MdNode[];
  /** The same with its choices as a quiz, if it has some. */
  quiz?: MdNode[];
  /** Where the short answer begins, if not at the first block. */
  short?: MdNode[];
  /** Why there is no answer to publish. */
  missing?: string;
}

/** Text of a block as its readers see it. */
const said = (node: MdNode): string => (node.type === 'html' ? shownOf(node.value ?? '') : visible(node));

/** Whether an answer is more than pictures and rules. */
const hasText = (nodes: readonly MdNode[]): boolean =>
  nodes
    .flatMap((node) => [...walk(node)] as MdNode[])
    .some((node) => !node.children && node.type !== 'image' && said(node).trim() !== '');

export const holdsPicture = (node: MdNode): boolean =>
  [...walk(node)].some(
    ({ type, value = '' }) => type === 'image' || (type === 'html' && /<img\b/i.test(value)),
  );

/** Nodes that say nothing: links through the document, lines of nothing but tags, front matter. */
const furniture = (node: MdNode): boolean =>
  isNavigation(node) ||
  ['definition', 'footnoteDefinition', 'yaml'].includes(node.type) ||
  (node.type === 'summary' && isAnswerLabel(visible(node))) ||
  (node.type !== 'thematicBreak' && !hasText([node]) && !holdsPicture(node));

/**
 * Takes labels, quote marks around the whole, rules at the ends and links back to the top from an answer.
 *
 * @param shared  Lines of links that most answers have.
 */
export function answerOf(question: FoundQuestion, shared: ReadonlySet<string>): FoundAnswer {
  const own = withoutNavigation(question.answer, shared);
  const blocks = withoutEnds(own.filter((node) => !furniture(node)));
  const choices = choicesOf(blocks);
  if (choices) return answerOfChoices(question, blocks, choices);
  const body = unlabelled(blocks);
  const missing = missingIn(question, body);
  return missing === undefined ? { blocks: body } : { blocks: [], missing };
}

/** Why an answer is none. */
function missingIn({ text: asked }: FoundQuestion, body: readonly MdNode[]): string | undefined {
  if (!hasText(body)) return body.length > 0 ? 'its answer contains no text' : 'it has no answer';
  const all = body.map(said).join(' ');
  if (isPlaceholder(all)) return `its answer is a placeholder: "${all.trim().slice(0, 40)}"`;
  if (wordingKey(all) === wordingKey(asked)) return 'its answer repeats the question';
  const asks = ({ type, children = [] }: MdNode) =>
    type === 'list' && children.every((one) => endsAsQuestion(visible(one)));
  return body.every(asks) ? 'it asks more, but answers nothing' : undefined;
}

/** The right choices as the short answer, and a quiz where one is right. */
function answerOfChoices(
  question: FoundQuestion,
  blocks: readonly MdNode[],
  { options, before, after: behind }: NonNullable<ReturnType<typeof choicesOf>>,
): FoundAnswer {
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

/** The right choice explains itself by what the document says; the others get its wording (safe-blocks.ts). */
function quizNode(asked: readonly MdNode[], options: readonly Option[], after: readonly MdNode[]): MdNode {
  const choices = options.map(({ right, children }): MdNode => {
    const said = right ? after : [];
    return { type: 'choice', checked: right, children: [paragraph(...children), ...said] };
  });
  const stem = asked.length === 1 && asked[0]!.type === 'strong' ? asked[0]!.children! : asked;
  return { type: 'quiz', children: [paragraph(...stem), ...choices] };
}

function withoutEnds(blocks: readonly MdNode[]): MdNode[] {
  const counts = ({ type }: MdNode) => type !== 'thematicBreak';
  const first = blocks.findIndex(counts);
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex(counts) + 1);
}

/** Without `Answer:` and the like, which may be a heading, stand in bold type, or begin a quotation. */
function unlabelled(blocks: readonly MdNode[]): MdNode[] {
  const [first, ...rest] = blocks;
  if (!first) return [];
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
