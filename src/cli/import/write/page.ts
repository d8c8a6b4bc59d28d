import { mute } from '#book/problem.ts';
import { questionSchema } from '#book/schema.ts';
import { checkedYaml, frontMatterOf } from '#check/front-matter/front-matter.ts';
import { checkText } from '#check/text/text.ts';
import { messagesIn } from '#messages/languages.ts';
import { renderInline } from '#render/text/inline.ts';
import { Document, Scalar } from 'yaml';
import type { CopiedPicture } from '../../add/put-files.ts';
import {
  cutAt,
  holding,
  item,
  list,
  type MdNode,
  paragraph,
  replaced,
  text as textNode,
  trimmed,
  unwrapped,
  visible,
  visibleText,
} from '../markdown/nodes.ts';
import type { Unit } from '../markdown/parse-markdown.ts';
import { type FoundAnswer, holdsPicture } from '../questions/answer.ts';
import type { FoundQuestion } from '../questions/document.ts';
import type { Surroundings } from '../read/vault.ts';
import { safeBlocks } from './safe-blocks.ts';
import { type Cleaning, safeUrl } from './safe-inline.ts';
import { toMdx } from './to-mdx.ts';

type Page = { source: string; pictures: CopiedPicture[]; notes: string[] } | { refused: string };

interface PlacedQuestion extends Pick<Cleaning, 'picture' | 'page'> {
  question: FoundQuestion;
  answer: FoundAnswer;
  number: number;
  topic: string;
  /** Slugs that the author is to choose a topic from; undefined if the document names it. */
  choice?: readonly string[] | undefined;
  /** Name of the document it comes from, and what its places are counted in. */
  file: string;
  unit: Unit;
  language: string;
}

/** Writes an answer as a page and reads it as the build does. Nothing in the page is code. */
export function pageOf(placed: PlacedQuestion): Page {
  const { question, answer, page } = placed;
  const pictures = new Map<string, CopiedPicture>();
  const messages = messagesIn(placed.language);
  // A full-width colon has its space in it.
  const rightChoice = messages.rightChoice.replace(/:$/, ': ');
  const written = (nodes: readonly MdNode[]) => {
    const picture = placed.picture && ((url: string) => placedPicture(placed.picture!(url), pictures));
    const cleaning: Cleaning = { footnotes: [], notes: new Set(), rightChoice, page, picture };
    const blocks = safeBlocks(nodes, cleaning);
    return { ...toMdx(blocks), blocks, cleaning };
  };
  const quiz = answer.quiz && written(answer.quiz);
  const isQuiz = quiz && 'mdx' in quiz && quiz.blocks.some(({ name }) => name === 'Quiz');
  const body = isQuiz ? quiz : written(answer.blocks);
  if ('refused' in body) return body;
  const { blocks, cleaning } = body;
  const links = question.inline.flatMap(({ type, url = '' }) => (type === 'link' && safeUrl(url)) || []);
  const notes = [...links.map((url) => `its title no longer links to ${url}`), ...cleaning.notes];
  const said = answer.short ? safeBlocks(answer.short, { ...cleaning, notes: new Set() }) : blocks;
  const { short: lead, rest } = divided(said);
  const own = lead.length > 0 ? [] : shortCode(blocks);
  const short = shortAnswer(lead) ?? shortAnswer(own);
  if (short === undefined) notes.push('no short answer could be made; write one');
  else if (said[0]?.type === 'code' && own.length === 0)
    notes.push('its short answer comes after code: check whether it says enough without it');
  // The short answer is not repeated; pictures stand in the answer alone.
  const whole = short === undefined || answer.short || lead.some(holdsPicture);
  const further = whole ? body : toMdx(rest);
  const { mdx } = 'mdx' in further ? further : body;
  const kind = said.find(({ type }) => type === 'code' || type === 'table')?.type as 'code' | undefined;
  const below = messages.answerBelow[kind ?? (said.some(holdsPicture) ? 'picture' : 'text')];
  const source = `---\n${frontMatter(placed, short ?? below)}---\n${mdx && `\n${mdx}`}`;
  const refused = errorOf(source, mdx, question.text, [...pictures.values()]);
  return refused === undefined ? { source, pictures: [...pictures.values()], notes } : { refused };
}

/** Code that says the answer itself: one line, or, where nothing follows, a little or sentences set in like code. */
function shortCode([block, more]: readonly MdNode[]): MdNode[] {
  if (block?.type !== 'code') return [];
  const lines = block.value!.trim().split(/\s*\n\s*/);
  if (more && lines.length > 1) return [];
  const isText = block.lang == null && !lines.some((line) => /[;{}<>=]|^[^\p{L}]*$/u.test(line));
  if (isText && visible(block).length <= shortLength)
    return lines.length > 1 ? [list(lines.map((line) => item(paragraph(textNode(line)))))] : [];
  return lines.length <= 3 ? lines.map((value) => paragraph({ type: 'inlineCode', value })) : [];
}

function placedPicture(found: ReturnType<Surroundings['picture']>, pictures: Map<string, CopiedPicture>) {
  if ('refused' in found) return found;
  let name = found.name;
  const isTaken = (there?: CopiedPicture) => there !== undefined && there.from !== found.from;
  for (let count = 2; isTaken(pictures.get(name.toLowerCase())); count++)
    name = found.name.replace(/(?=\.\w+$)/, `-${count}`);
  pictures.set(name.toLowerCase(), { ...found, name });
  return { ...found, name };
}

function frontMatter({ question, number, topic, choice, file, unit }: PlacedQuestion, short: string): string {
  const shortAnswer = new Scalar(short);
  if (short.includes('\n')) shortAnswer.type = Scalar.BLOCK_LITERAL;
  else if (short.length > 90) shortAnswer.type = Scalar.BLOCK_FOLDED;
  const { text, difficulty } = question;
  const fields = { question: text, number, topics: [], ...(difficulty && { difficulty }), shortAnswer };
  // Version 1.1 puts in quotes what any reader of YAML could take for a date, a number or a truth value.
  const document = new Document(fields, { version: '1.1' });
  document.set('topics', document.createNode([topic], { flow: true }));
  const yaml = document.toString({ lineWidth: 110, flowCollectionPadding: false });
  const asked = `# Imported from ${mute(file)}, ${unit} ${question.line}, asked as: ${question.text}\n`;
  const choose = choice ? `# Choose one or more of ${choice.join(', ')}: the document names no topic.\n` : '';
  return asked + yaml.replace(/^topics:/m, `${choose}topics:`);
}

function shortAnswer(blocks: readonly MdNode[]): string | undefined {
  const short = unwrapped(withoutPictures(blocks));
  const written = toMdx(short);
  if (short.length === 0 || 'refused' in written) return undefined;
  try {
    renderInline(written.mdx.trim(), () => '');
    return written.mdx.trim();
  } catch {
    return undefined;
  }
}

const withoutPictures = (blocks: readonly MdNode[]): MdNode[] =>
  replaced(blocks, ({ type }) => (type === 'image' ? [] : undefined)).filter(
    ({ type, children }) => type !== 'paragraph' || children?.some((child) => visible(child).trim() !== ''),
  );

/** Objection of the book's checks to a page. Its pictures are not beside it yet. */
function errorOf(source: string, mdx: string, wording: string, pictures: readonly CopiedPicture[]) {
  const { data, problems } = checkedYaml(frontMatterOf(source) ?? '', questionSchema, 'index.mdx', 1);
  if (!data) return problems[0]?.message ?? 'its front matter cannot be read';
  if (data.question !== wording) return 'its question would not be kept as it is';
  return [mdx, data.shortAnswer]
    .flatMap((text) => checkText(text, 'index.mdx', '.').problems)
    .find(({ message }) => !pictures.some(({ name }) => message.includes(name)))?.message;
}

/** The length that a short answer has at most where its first sentence allows, in characters a reader sees. */
export const shortLength = 420;

/** Whether a block can say something alone: none of links, pictures, bold type or signs. */
const speaks = ({ type, children = [] }: MdNode): boolean =>
  (['list', 'blockquote'].includes(type) ||
    (type === 'paragraph' && !children.every((child) => ['link', 'image', 'strong'].includes(child.type)))) &&
  /[\p{L}\p{N}]/u.test(visibleText(children));

const isParagraph = ({ type }: MdNode): boolean => type === 'paragraph';
const colon = /\s*([:：])(?:\s*[-–—])?\s*$/;

/** Whether a paragraph only names what comes next: `Short answer:`, `Output`. */
function names(node: MdNode, next: MdNode | undefined): boolean {
  const said = visible(node).trim();
  if (!isParagraph(node) || said.length > 40 || /[.!?,。！？，]/.test(said)) return false;
  const words = said.length > 24 ? 9 : said.split(/\s+/).length;
  if (next?.type === 'code') return words <= (colon.test(said) ? 1 : 3);
  const told = next?.type === 'blockquote' || (next?.type === 'paragraph' && words <= 3);
  return told && colon.test(said);
}

const isSentence = (node: MdNode): boolean =>
  isParagraph(node) && speaks(node) && /[.!?。！？]["”’)]?$/.test(visible(node).trim());

/** The block that an answer begins with. A list below a title says less than the first sentence of the answer. */
function firstOf(blocks: readonly MdNode[]): MdNode | undefined {
  const told = blocks.filter((node, at) => speaks(node) && !names(node, blocks[at + 1]));
  const [first] = told;
  const shown = blocks.findIndex(({ type }) => type === 'code' || type === 'table');
  const prose = told.filter((node) => shown < 0 || blocks.indexOf(node) < shown);
  const titled = first && titleOf(first, blocks, blocks.indexOf(first));
  const sentence = titled ? prose.find(isSentence) : undefined;
  const named = (node: MdNode, at: number) => isParagraph(node) && !names(node, blocks[at + 1]);
  return sentence ?? first ?? blocks.find(named) ?? blocks.find(({ name }) => name === 'Note');
}

/** The titles of an answer that says nothing between them, as a list. */
function titlesIn(blocks: readonly MdNode[]): MdNode[] {
  const titles = blocks.filter(({ type, depth }) => type === 'heading' && depth === 2);
  return titles.length > 1 ? [list(titles.map(({ children }) => item(paragraph(...children!))))] : [];
}

/** What stands above a list as its title, with a colon behind it. */
function titleOf({ type }: MdNode, blocks: readonly MdNode[], at: number) {
  const { children = [], ...title } = blocks[at - 1] ?? textNode('');
  const isTitle = title.type === 'heading' || children.every((child) => child.type === 'strong');
  if (type !== 'list' || !isTitle || children.length === 0) return undefined;
  return colon.test(visibleText(children)) ? children : [...children, textNode(':')];
}

/** An answer as `short`, its first paragraph with the list that it announces, and the rest. `short` may be empty. */
export function divided(blocks: readonly MdNode[]): { short: MdNode[]; rest: readonly MdNode[] } {
  const first = firstOf(blocks);
  const at = first ? blocks.indexOf(first) : 0;
  // Text behind a table says little without it.
  if (!first || blocks.slice(0, at).some(({ type }) => type === 'table'))
    return { short: first ? [] : titlesIn(blocks), rest: blocks };
  if (first.type === 'blockquote' || first.name === 'Note')
    return { short: divided(first.children ?? []).short, rest: blocks };
  const lead = first.type === 'list' ? (titleOf(first, blocks, at) ?? []) : trimmed(first.children ?? []);
  const announces = colon.test(visibleText(lead));
  const list = [first, announces ? blocks[at + 1] : undefined].find((node) => node?.type === 'list');
  const end = announces && !list ? endsOf(lead).at(-1) : undefined;
  const sentences = cutSentences(end === undefined ? lead : trimmed(cutAt(lead, end)[0]));
  const said = visibleText(sentences).trimEnd();
  const items = list ? shortList(list, shortLength - said.length) : [];
  // What a colon announced is not there.
  const open = items.length > 0 ? null : colon.exec(said);
  const whole = open
    ? [...cutAt(sentences, open.index)[0], textNode(open[1] === ':' ? '.' : '。')]
    : sentences;
  const short = [...holding({ type: 'paragraph' }, whole), ...items];
  const told = visibleText(items).trim() === (list ? visible(list).trim() : '');
  if (at > 0 || (first === list && !told) || said.endsWith('…')) return { short, rest: blocks };
  const left = trimmed(cutAt(lead, said.length)[1]);
  const behind = blocks.slice(list && list !== first && told ? 2 : 1);
  return { short, rest: [...holding({ type: 'paragraph' }, left), ...behind] };
}

function shortList(list: MdNode, room: number): MdNode[] {
  const items: MdNode[] = [];
  let used = 0;
  for (const { children = [] } of list.children ?? []) {
    const first = children.find(({ type }) => type === 'paragraph');
    if (!first) continue;
    const sentences = cutSentences(first.children ?? []);
    used += visibleText(sentences).length;
    if (items.length > 0 && used > room) break;
    // An item such as `Benefits:` says what stands below it.
    const below = children.find(({ type }) => type === 'list');
    const inner = below && visible(first).length < 40 ? shortList(below, room - used) : [];
    used += visibleText(inner).length;
    items.push(item(paragraph(...sentences), ...inner));
  }
  return holding(list, items);
}

function cutSentences(nodes: readonly MdNode[]): MdNode[] {
  const text = visibleText(nodes);
  if (text.length <= shortLength) return [...nodes];
  const ends = endsOf(nodes).filter((end) => end <= shortLength * 1.5);
  const end = ends.findLast((end) => end <= shortLength) ?? ends[0];
  if (end !== undefined) return trimmed(cutAt(nodes, end)[0]);
  const word = text.lastIndexOf(' ', shortLength);
  return [...trimmed(cutAt(nodes, word > 60 ? word : shortLength)[0]), textNode(' …')];
}

/** Where sentences end, the first of them long enough to say something. Within code or a formula nothing can be cut. */
const endsOf = (nodes: readonly MdNode[]): number[] =>
  [...visibleText(nodes).matchAll(/[.!?…]["”’)]?(?=\s)|[。！？]/gu)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end > 60 && visibleText(cutAt(nodes, end)[0]).length === end);
