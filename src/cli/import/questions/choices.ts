import { wordingKey } from '#book/questions.ts';
import { cutAt, linesOf, prose, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { type MdNode, paragraph, text } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/cues.ts';

type Option = { children: MdNode[]; right: boolean };
const letter = /^\s*(?:[✅✔☑✓]\ufe0f?\s*)?[(（]?([A-Ja-jА-Ка-к])(?:\s*[.):．）：、]\s*|\s{2,})/;
const alphabets = ['ABCDEFGHIJ', 'АБВГДЕЖЗИК'];
/** What stands before or behind a right choice, or, as its group, behind a wrong one. */
const tick =
  /^\s*[✅✔☑✓]|\s*(?:[✅✔☑✓]|([❌✗✘])|[(（](?:correct(?: answer)?|richtig|correct[ae]|correta|верно|правильно|正确)[)）])\ufe0f?\s*$/iu;

/** The choices among the first blocks of an answer, and the blocks before and behind them. */
export function choicesOf(answer: readonly MdNode[]) {
  for (const [at, block] of answer.slice(0, 6).entries()) {
    const { options, rest, alphabet } = optionsOf(block);
    if (options.length > 1 && options.length <= 10) {
      const after = [...rest, ...answer.slice(at + 1)];
      const named = namedIn(after, options, alphabet);
      if (named) options.forEach((option, place) => (option.right = named.right.includes(place)));
      // A list without letters is one of choices where the answer is one of its items.
      if (named || alphabet !== '')
        return { options, before: answer.slice(0, at), after: named?.rest ?? after };
    }
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

/** Whether some items of a list, and not all, are marked as right. */
export function marksRight(list: MdNode): boolean {
  const { options } = optionsOf(list);
  const right = options.filter((option) => option.right).length;
  return right > 0 && right < options.length;
}

/** The choices of a list, or of the lines of a paragraph, their letters, and the lines from a label of the answer on. */
function optionsOf(block: MdNode): { options: Option[]; rest: MdNode[]; alphabet: string } {
  const { type, children: items = [], name } = block;
  const isList = type === 'list' && items.every(({ children = [] }) => children.length < 2);
  const blocks = isList ? items.flatMap(({ children = [] }) => children) : [];
  const all = type === 'paragraph' ? linesOf(block) : blocks.map(({ children = [] }) => children);
  const label = all.findIndex((line, at) => at > 1 && labelIn(visibleText(line)) > 0);
  const lines = all.slice(0, label < 0 ? all.length : label);
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  const lettered = alphabets.find((all) =>
    marks.every((mark, at) => mark?.[1]!.toUpperCase() === (all[at] ?? '')),
  );
  const boxes = isList && items.every(({ checked }) => typeof checked === 'boolean');
  if (lettered === undefined && !isList) return { options: [], rest: [], alphabet: '' };
  const options = lines.map((line, at) => {
    const ticked = tick.exec(visibleText(line));
    const [whole] = cutAt(line, ticked?.index || visibleText(line).length);
    const said = trimmed(lettered ? cutAt(whole, marks[at]![0].length)[1] : whole);
    const bold = !boxes && said.length === 1 && said[0]!.type === 'strong';
    const right = bold || items[at]?.checked === true || (ticked !== null && ticked[1] === undefined);
    return { children: bold ? unmarked(said) : said, right };
  });
  const rest = prose(all.slice(lines.length).flatMap((line) => [text('\n'), ...line]));
  return { options, rest, alphabet: lettered ?? (boxes || name === 'choices' ? '-' : '') };
}

const names =
  /^\s*\(?([A-JА-К1-9](?:(?:\s*[,，、;；/&+和与及と]\s*|\s+(?:and|und|et|y|и)\s+|)[A-JА-К])*)\)?(?!-?[\p{L}\p{N}'’])[.):。：．）、，;]*\s*/iu;
const correct =
  /^\P{L}*(?:the )?(?:correct|right|richtig|correcta?|correta|corretta|juste|верно|правильно)(?: (?:answer|choice|option))?(?:\s*[:：]|\s+is\b)\s*/iu;
const labelIn = (said: string): number => answerLabel(said) || (correct.exec(said)?.[0].length ?? 0);

type Named = { right: number[]; rest: MdNode[] } | undefined;
/** The places, from 0, of the choices that the text behind them names, and what else it says. */
function namedIn(after: readonly MdNode[], options: readonly Option[], alphabet: string): Named {
  const isOne = ({ type, children = [] }: MdNode) => type === 'list' && children.length === 1;
  const at = after.findIndex((one) => /^(?:paragraph|heading|blockquote)$/.test(one.type) || isOne(one));
  const { type, children = [] } = after[at] ?? paragraph();
  const around = (rest: MdNode[]) => [...after.slice(0, at), ...rest, ...after.slice(at + 1)];
  if (type === 'blockquote') return namedIn(around(children), options, alphabet);
  if (type === 'list') return namedIn(around(children[0]!.children ?? []), options, alphabet);
  const label = labelIn(visibleText(children));
  if (label === 0) return undefined;
  const said = visibleText(children).slice(label);
  const same = options.findIndex((option) => wordingKey(visibleText(option.children)) === wordingKey(said));
  if (same >= 0) return { right: [same], rest: around([]) };
  const match = names.exec(said);
  const signs = match?.[1]!.replace(/\b(?:and|und|et|y)\b|\sи\s/gi, '').match(/[a-jа-к1-9]/gi) ?? [];
  // Places of choices without letters are letters, too, where no word begins with them.
  const isAlone = /[.):。：．）]\s*$/.test(match?.[0] ?? '') || match?.[0].length === said.length;
  const unnamed = isAlone && /[a-j]/i.test(signs[0] ?? '') ? alphabets[0]! : '123456789';
  const places = /[A-JА-К]/.test(alphabet) ? alphabet : unnamed;
  const right = signs.map((sign) => places.indexOf(sign.toUpperCase()));
  if (!match || right.some((place) => place < 0 || place >= options.length)) return undefined;
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
  const isChosen = (node: MdNode) => optionsOf(node).options.filter(({ right }) => right).length === 1;
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
