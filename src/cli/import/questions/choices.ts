import { cutAt, linesOf, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { type MdNode, paragraph } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/question-text.ts';

type Option = { children: MdNode[]; right: boolean };
const letter = /^\s*[(（]?([A-Ja-j])\s*[.):．）：、]\s*/;

/** The choices among the first blocks of an answer, and the blocks before and behind them. */
export function choicesOf(answer: readonly MdNode[]) {
  for (const [at, block] of answer.slice(0, 6).entries()) {
    const options = optionsOf(block);
    if (options.length > 1 && options.length <= 10) {
      const after = answer.slice(at + 1);
      const named = namedIn(after, options);
      if (named) options.forEach((option, place) => (option.right = named.right.includes(place)));
      return { options, before: answer.slice(0, at), after: named?.rest ?? after };
    }
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

function optionsOf(block: MdNode): Option[] {
  const { type, children: items = [] } = block;
  const isList = type === 'list' && items.every(({ children = [] }) => children.length < 2);
  const blocks = isList ? items.flatMap(({ children = [] }) => children) : [];
  const lines = type === 'paragraph' ? linesOf(block) : blocks.map(({ children = [] }) => children);
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  const lettered = marks.every((mark, at) => mark?.[1]!.toUpperCase().charCodeAt(0) === 65 + at);
  const boxes = isList && items.every(({ checked }) => typeof checked === 'boolean');
  if (!boxes && !lettered && block.name !== 'choices') return [];
  return lines.map((line, at) => {
    const said = trimmed(lettered ? cutAt(line, marks[at]![0].length)[1] : line);
    const bold = !boxes && said.length === 1 && said[0]!.type === 'strong';
    return { children: bold ? unmarked(said) : said, right: bold || items[at]?.checked === true };
  });
}

const names =
  /^\s*\(?([A-J](?:(?:\s*[,，、;；/&+和与及と]\s*|\s+(?:and|und|et|y)\s+|)[A-J])*)\)?(?!-?[\p{L}\p{N}'’])[.):。：．）、，;]*\s*/iu;

/** The places, from 0, of the choices that the text behind them names by letters, and what else it says. */
function namedIn(
  after: readonly MdNode[],
  options: readonly Option[],
): { right: number[]; rest: MdNode[] } | undefined {
  const at = after.findIndex(({ type }) => /^(?:paragraph|heading|blockquote)$/.test(type));
  const { type, children = [] } = after[at] ?? paragraph();
  const around = (rest: MdNode[]) => [...after.slice(0, at), ...rest, ...after.slice(at + 1)];
  if (type === 'blockquote') return namedIn(around(children), options);
  const label = answerLabel(visibleText(children));
  if (label === 0) return undefined;
  const said = visibleText(children).slice(label);
  const match = names.exec(said);
  const letters = match?.[1]!.replace(/\b(?:and|und|et|y)\b/gi, '').match(/[a-j]/gi) ?? [];
  const right = letters.map((name) => name.toUpperCase().charCodeAt(0) - 65);
  if (!match || right.some((place) => place >= options.length)) return undefined;
  const rest = trimmed(cutAt(children, label + match[0].length)[1]);
  return { right, rest: around(rest.length > 0 ? [paragraph(...rest)] : []) };
}

/** The right choice explains itself by what the document says; the others get its wording (safe-blocks.ts). */
export function quizNode(asked: readonly MdNode[], all: readonly Option[], after: readonly MdNode[]): MdNode {
  const choices = all.map(({ right, children }): MdNode => {
    const said = right ? after : [];
    return { type: 'choice', checked: right, children: [paragraph(...children), ...said] };
  });
  const stem = asked.length === 1 && asked[0]!.type === 'strong' ? asked[0]!.children! : asked;
  return { type: 'quiz', children: [paragraph(...stem), ...choices] };
}

/** Lists of which one item alone is bold, where most are so, as choices of what the paragraph above asks. */
export function withChoices(blocks: readonly MdNode[]): MdNode[] {
  const named = blocks.map((node) => (node.type === 'list' ? { ...node, name: 'choices' } : node));
  const isChosen = (node: MdNode) => optionsOf(node).filter(({ right }) => right).length === 1;
  const lists = named.filter(({ name }) => name === 'choices');
  if (lists.filter(isChosen).length < Math.max(3, lists.length / 2)) return [...blocks];
  const out: MdNode[] = [];
  for (const node of named) {
    const from = out.findLastIndex(({ type }) => type !== 'code');
    const asked = isChosen(node) && out[from]?.type === 'paragraph' ? out.splice(from) : [];
    const record = { ...asked[0], type: 'record', children: [...asked, node] };
    out.push(...(asked.length > 0 ? [record, { ...node, type: 'rowsEnd' }] : [node]));
  }
  return out;
}

const unmarked = (nodes: MdNode[]): MdNode[] =>
  nodes.length === 1 && /^(?:strong|emphasis)$/.test(nodes[0]!.type) ? unmarked(nodes[0]!.children!) : nodes;
