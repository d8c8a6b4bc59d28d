import { tableRecords } from '../formats/question-table.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { visible } from '../markdown/visible-text.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { answerLabel, endsAsQuestion, isAnswerLabel, readsAsQuestion, titleAsks } from '../markdown/cues.ts';
import { withChoices } from './choices.ts';
import { type Candidate, candidate, fromBlock, fromRecord, questionItems } from './candidates.ts';
import { isAboutTitle, isContentsTitle, isNavigation, isTitleOfQuestions } from './navigation.ts';
import { isAnswered, isShown, isText, markTitles, outline, type Outline, withGroups } from './outline.ts';
import { type Divided, type FoundQuestion, type LeftOut, type Part, partition } from './document.ts';

const contents = 'table of contents';
const isHeading = ({ type }: MdNode): boolean => type === 'heading' || type === 'summary';

/** Goes through the blocks with one question open at a time, to which all up to the next belong. */
class QuestionFinder {
  readonly parts: Part[] = [];
  title: string | undefined;
  readonly outline: Outline;
  private open: FoundQuestion | undefined;
  private sections: { depth: number; text: string }[] = [];
  private inContents = false;
  private inDetails = 0;

  constructor(nodes: readonly MdNode[]) {
    const all = withGroups(nodes.filter(isShown));
    // A rule right above a fold says nothing.
    const blocks = all.filter(({ type }, at) => type !== 'thematicBreak' || all[at + 1]?.type !== 'summary');
    markTitles(blocks);
    this.outline = outline(blocks.flatMap(tableRecords));
    blocks.forEach((node, at) => this.take(node, blocks[at + 1]));
  }

  private take(node: MdNode, next: MdNode | undefined): void {
    const { type } = node;
    const { open } = this;
    // In a fold, or right below a question, a table is the answer.
    const answers = open?.shape === 'details' || (open?.answer.length === 0 && endsAsQuestion(open.text));
    const [first, ...rows] = answers ? [node] : tableRecords(node);
    if (rows.length > 0) return [first!, ...rows].forEach((row, at) => this.take(row, rows[at]));
    if (type === 'rowsEnd' || (type === 'heading' && node.children?.length === 0)) return this.close();
    if (type === 'summaryEnd') {
      this.inDetails = Math.max(0, this.inDetails - 1);
      return this.inDetails === 0 && open?.shape === 'details' ? this.close() : undefined;
    }
    if (isHeading(node)) return this.mark(fromBlock(node)!, node, next);
    if (type === 'record') return this.record(node);
    if (type === 'columns') {
      this.close();
      const unused = node.name ? `; nothing was taken from "${node.name}"` : '';
      return this.leave(node, 'heading', `names of the columns${unused}`);
    }
    if (type === 'yaml') return this.leave(node, 'front-matter', 'front matter');
    // A list of links through the document is its table of contents.
    const leads = (one: MdNode) => one.children!.every(isNavigation);
    const presumed = type === 'list' && (this.inContents || (!open && node.children!.every(leads)));
    this.inContents &&= type === 'html';
    if (presumed) return this.leave(node, 'contents', contents);
    // A heading such as "Question 3" asks what the block below it says.
    if (open?.text === '' && open.answer.length === 0) return this.fillName(node, open);
    const found = fromBlock(node, this.outline.plain);
    if (found) return this.mark(found, node, next);
    if (type === 'list' && this.list(node)) return;
    if (open) this.add(node, open);
    else if (type !== 'thematicBreak' || this.parts.length === 0) this.leaveBlock(node);
  }

  private add(node: MdNode, question: FoundQuestion): void {
    question.answer.push(node);
    const last = this.parts.at(-1);
    if (last?.kind !== 'question' || last.question !== question)
      this.parts.push({ from: node.line!, kind: 'question', question });
  }

  private leaveBlock(node: MdNode): void {
    if (isNavigation(node)) return this.leave(node, 'navigation', 'link within the document');
    const place = this.isFirst() ? 'text before the first question' : 'text that belongs to no question';
    const above = this.sections.at(-1)?.text;
    this.leave(node, 'text', above === undefined ? place : `${place}, below "${above}"`);
  }

  readonly isFirst = (): boolean => this.parts.every(({ kind }) => kind !== 'question');

  /** What is set apart: a question, a part of the answer before it, or a part of the document. */
  private mark(found: Candidate, node: MdNode, next: MdNode | undefined): void {
    const { open } = this;
    const { depth, text, number, explicit, shape } = found;
    const asks = readsAsQuestion(text) || number !== undefined || explicit;
    const below = open && open.shape !== 'details' && depth > Math.max(open.depth, this.outline.depth);
    // Among questions with numbers, what has none and asks nothing, or is bold, is part of an answer.
    const comes = node.line! <= this.outline.lastNumber && next && !isHeading(next) && !isContentsTitle(text);
    const unlike =
      shape === 'bold'
        ? open?.shape === shape && open.number && number === undefined
        : !asks && comes && depth === open?.depth;
    const inside = this.inDetails > 0 && open?.shape === 'details';
    const part = shape === 'details' ? open?.shape !== 'details' : below || unlike || answerLabel(text) > 0;
    if (shape === 'details') this.inDetails++;
    // Where headings ask, what is folded above them is about the document.
    if (shape === 'details' && !asks && this.isFirst() && this.outline.depth > 0)
      return this.leaveBlock(node);
    if (open && (inside || part)) return this.add(node, open);
    const title = this.outline.title === node;
    // What stands right above `Q:`, or a fold with a number, names a part, if only by "Bugs?".
    const then = next && next.type !== 'heading' ? fromBlock(next) : undefined;
    const above = !explicit && (then?.explicit || (then?.shape === 'details' && then.number !== undefined));
    if (shape === 'heading' && (title || above || !this.asks(found, next)))
      return this.headPart(node, found, title);
    if (isAnswerLabel(text)) {
      this.close();
      return this.leave(node, 'text', 'an answer without a question');
    }
    const plain = shape === 'plain' ? ['only its question mark says that it is a question'] : [];
    this.begin(found, node, ...(asks ? plain : ['its title does not read as a question']));
  }

  private headPart(node: MdNode, { text, depth, number }: Candidate, named: boolean): void {
    this.close();
    this.inContents = isContentsTitle(text);
    if (this.inContents) return this.leave(node, 'contents', contents);
    const name = text || (number === undefined ? visible(node).replace(/\s+/g, ' ').trim() : '');
    if (named || (depth === 1 && this.title === undefined)) this.title ??= name;
    else if (name !== '' && !endsAsQuestion(name))
      this.sections = [...this.sections.filter((section) => section.depth < depth), { depth, text: name }];
    this.leave(node, 'heading', named ? 'title of the document' : undefined);
  }

  private asks({ text, explicit, number, depth }: Candidate, next: MdNode | undefined): boolean {
    const { lastNumber, depth: usual } = this.outline;
    const numbered = lastNumber > 0;
    if ((isAboutTitle(text) || isTitleOfQuestions(text)) && !explicit) return false;
    if (this.isFirst() && numbered && number === undefined && !explicit) return false;
    if (explicit || isAnswered(next)) return true;
    // A title that is a sentence says what is the matter.
    if (depth !== usual)
      return (titleAsks(text) || /[.。]$/.test(text)) && next !== undefined && !isHeading(next);
    if (number !== undefined || endsAsQuestion(text)) return true;
    if (numbered) return false;
    // What stands first, in no part, may be about the document.
    const about = this.isFirst() && this.sections.length === 0 && !this.outline.structured;
    // Several words that stand first are what is the matter: `The mouse does not move`.
    if (about) return readsAsQuestion(text) || (isText(next) && text.split(' ').length > 4);
    return isText(next) || (this.outline.most && next?.type === 'list');
  }

  private list(node: MdNode): boolean {
    const { open } = this;
    const isTerms = node.name === 'terms' && open?.shape !== 'details';
    const isOther = open !== undefined && open.shape !== 'item';
    if (isOther && !isTerms) return false;
    const items = node.children ?? [];
    const found = questionItems(node, isTerms ? undefined : open);
    // Terms within an answer are mostly explained; where each asks, its description answers.
    if (!found || (isOther && !found.items.every(({ text }) => endsAsQuestion(text)))) return false;
    if (found.first > 0) open!.answer.push({ ...node, children: items.slice(0, found.first) });
    found.items.forEach((item, at) => {
      const own = items[found.first + at]!;
      if (isAboutTitle(item.text)) this.headPart(own, item, false);
      else this.begin(item, own);
    });
    return true;
  }

  private record(node: MdNode): void {
    this.close();
    if (!node.children?.length) return this.leave(node, 'text', 'nothing is asked in it');
    if (node.name !== undefined) this.sections = node.name ? [{ depth: 1, text: node.name }] : [];
    this.begin(fromRecord(node), node);
  }

  private fillName(node: MdNode, question: FoundQuestion): void {
    if (node.type !== 'paragraph') return this.add(node, question);
    const { inline, number, text: wording } = candidate(question.shape, node.children!, []);
    Object.assign(question, { inline, text: wording, line: node.line });
    question.number ??= number;
  }

  private begin(found: Candidate, node: MdNode, ...notes: string[]): void {
    const { line = 1 } = node;
    this.close();
    const sections = this.sections.map(({ text }) => text);
    const question = { ...found, answer: [...found.answer], line, sections, notes };
    this.open = question;
    this.parts.push({ from: line, kind: 'question', question });
  }

  private close(): void {
    this.open = undefined;
    this.inContents = false;
  }

  private leave({ line = 1 }: MdNode, kind: LeftOut, reason: string | undefined): void {
    const last = this.parts.at(-1);
    if (last?.kind !== kind || last.reason !== reason) this.parts.push({ from: line, kind, reason });
  }
}

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function divideDocument(parsed: Parsed): Divided {
  const marked = new QuestionFinder(parsed.blocks);
  const finder = marked.isFirst() ? new QuestionFinder(withChoices(parsed.blocks)) : marked;
  const parts = partition(finder.parts, parsed.lines);
  return { title: finder.title ?? parsed.title, whole: false, parts, parsed, warnings: parsed.warnings };
}
