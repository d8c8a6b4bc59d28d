import { endsAnswer, isDetailsEnd, summaryOf, type Block, type ParsedBlocks } from '../markdown/blocks.ts';
import { fromBlock, fromHeading, fromPlain, type Candidate } from './candidates.ts';
import { isBareList, isContents, isContentsTitle, isNavigation } from './contents.ts';
import { visible, visibleText } from '../markdown/inline-cut.ts';
import { questionItems } from './list-items.ts';
import { paragraph, strong } from '../markdown/nodes.ts';
import { answered, outline, type Outline } from './outline.ts';
import type { Remark } from '../read/decode.ts';
import type { FoundQuestion, LeftOut, Part } from './parts.ts';
import {
  answerLabel,
  endsAsQuestion,
  isAnswerLabel,
  isPartOfAnswer,
  questionMarker,
  readsAsQuestion,
  type Letters,
} from '../markdown/question-text.ts';
import { sectionTitle } from './section-title.ts';
import { fromTable } from './table-rows.ts';

/** Goes through the blocks of a document with one question open at a time. */
export class Walk {
  readonly parts: Part[] = [];
  readonly warnings: Remark[] = [];
  title: string | undefined;
  private readonly letters: Letters;
  private readonly parsed: ParsedBlocks;
  /** Whether paragraphs that are nothing but a question count, too. */
  private readonly plain: boolean;
  private readonly outline: Outline;
  private open: FoundQuestion | undefined;
  /** The headings above that ask nothing, from the outermost on. */
  private sections: { depth: number; text: string }[] = [];
  private inContents = false;
  private inDetails = 0;
  /** Whether each `<details>` that begins also ends, so that their depth can be told. */
  private readonly balanced: boolean;

  constructor(letters: Letters, parsed: ParsedBlocks, plain: boolean) {
    this.letters = letters;
    this.parsed = parsed;
    this.plain = plain;
    const { blocks } = parsed;
    this.outline = outline(blocks, letters);
    const summaries = blocks.filter(({ node }) => summaryOf(node)).length;
    this.balanced = summaries === blocks.filter(({ node }) => isDetailsEnd(node)).length;
    blocks.forEach((block, at) => this.take(block, blocks[at + 1]));
  }

  private take(block: Block, next: Block | undefined): void {
    const { node } = block;
    if (isDetailsEnd(node)) return this.endDetails();
    if (node.type === 'heading') return this.heading(block, next);
    if (node.type === 'yaml') return this.leave(block, 'front-matter', 'front matter');
    const presumed = this.inContents && node.type === 'list' && isBareList(node);
    this.inContents &&= node.type === 'html';
    if (presumed || (!this.open && isContents(node, this.outline.asked)))
      return this.leave(block, 'contents', 'table of contents');
    // A heading such as "Question 3" asks what the block below it says.
    if (this.open?.text === '' && this.open.answer.length === 0) return this.fillName(block, this.open);
    if (node.type === 'paragraph' && this.paragraph(block)) return;
    if (node.type === 'list' && this.list(block)) return;
    if (node.type === 'table' && !this.open && this.table(block)) return;
    if (node.type === 'definition' || node.type === 'footnoteDefinition')
      this.leave(block, 'definitions', 'targets of links and notes');
    else if (this.open) this.add(block, this.open);
    else if (node.type !== 'thematicBreak' || this.parts.length === 0) this.leaveBlock(block);
  }

  /** A block of the open question's answer. What was left out may stand between it and the question. */
  private add({ node, line }: Block, question: FoundQuestion): void {
    question.answer.push(node);
    const last = this.parts.at(-1);
    if (last?.kind !== 'question' || last.question !== question)
      this.parts.push({ from: line, kind: 'question', question });
  }

  private leaveBlock(block: Block): void {
    const { node } = block;
    if (isNavigation(node)) return this.leave(block, 'navigation', 'link within the document');
    if (node.type === 'html' && /^\s*<!--/.test(node.value ?? ''))
      return this.leave(block, 'comment', 'comment');
    const orphan = node.type === 'paragraph' && answerLabel(visible(node), this.letters.answers) > 0;
    const place = this.parts.some(({ kind }) => kind === 'question')
      ? 'text that belongs to no question'
      : 'text before the first question';
    this.leave(block, 'text', orphan ? 'an answer without a question' : place);
  }

  private heading(block: Block, next: Block | undefined): void {
    const { node } = block;
    const found = fromHeading(node, this.letters);
    if (found.shape === 'details') return this.summary(block, found);
    const { open } = this;
    const deeper = open?.shape === 'heading' && found.depth > open.depth;
    const nested = deeper || this.insideDetails();
    if (open && deeper && found.explicit && open.explicit) return this.begin(found, block.line);
    if (open && nested && this.goesOn(found, open))
      return this.begin(found, block.line, 'its heading is deeper than that of the question before it');
    if (open && (nested || answerLabel(found.text, this.letters.answers) > 0)) return this.add(block, open);
    if (open && this.isWithin(block, found, open)) return this.add(block, open);
    if (open && isNavigation(node)) return;
    const named = this.outline.title?.node === node;
    if (!named && this.asks(found, next)) return this.begin(found, block.line);
    this.close();
    this.headPart(block, found, named, next);
  }

  /** Whether a heading that asks nothing stands within the answer above it, though it is not deeper than the question. */
  private isWithin(block: Block, found: Candidate, open: FoundQuestion): boolean {
    const { blocks } = this.parsed;
    const at = blocks.indexOf(block);
    const next = blocks[at + 1];
    if (readsAsQuestion(found.text) || found.number !== undefined || !next || next.node.type === 'heading')
      return false;
    if (isContentsTitle(found.text) || isNavigation(block.node)) return false;
    if (open.shape === 'heading')
      return found.depth === open.depth && (isPartOfAnswer(found.text) || this.isFollowed(at, open));
    const parts = this.sections.map((section) => section.depth);
    const deeper = parts.length > 0 && found.depth > Math.max(...parts);
    const within = isPartOfAnswer(found.text) || deeper;
    return ['bold', 'marker', 'plain'].includes(open.shape) && within && !this.begins(next.node);
  }

  /** Whether the question with the number after the open one's comes before any other heading of its level. */
  private isFollowed(at: number, { number, depth }: FoundQuestion): boolean {
    if (number === undefined || !this.outline.numbered) return false;
    const headings = this.parsed.blocks.slice(at + 1, at + 400).filter(({ node }) => node.type === 'heading');
    const next = headings.find(({ node }) => node.depth! <= depth);
    return next?.node.depth === depth && fromHeading(next.node, this.letters).number === number + 1;
  }

  /** Whether a block opens a question of its own. */
  private begins(node: Block['node']): boolean {
    if (node.type === 'list')
      return questionItems(node, this.parsed.numberOf, this.letters, undefined) !== undefined;
    return (
      fromBlock(node, this.letters) !== undefined ||
      (this.plain && fromPlain(node, this.letters) !== undefined)
    );
  }

  /** A heading that asks nothing: the title of the document or of a part of it. */
  private headPart(block: Block, found: Candidate, named: boolean, next: Block | undefined): void {
    this.inContents = isContentsTitle(found.text);
    const { depth } = found;
    const text = visible(block.node).replace(/\s+/g, ' ').trim();
    const name = found.text || text;
    if (named || (depth === 1 && this.title === undefined)) this.title ??= name;
    else if (!this.inContents && !endsAsQuestion(name))
      this.sections = [
        ...this.sections.filter((section) => section.depth < depth),
        { depth, text: sectionTitle(name) },
      ];
    if (this.inContents) return this.leave(block, 'contents', 'table of contents');
    if (depth === this.outline.depth && !named && next && next.node.type !== 'heading') {
      const message = `"${text.slice(0, 60)}" does not read as a question, though questions have headings like it; it was left out`;
      this.warnings.push({ line: block.line, message });
    }
    this.leave(block, 'heading', named ? 'title of the document' : 'heading that asks nothing');
  }

  /** Whether what looks like part of an answer has the number after the open question's, and no steps lead to it. */
  private goesOn({ depth, number, text }: Candidate, { answer, ...open }: Candidate): boolean {
    if (number === undefined || number !== (open.number ?? NaN) + 1) return false;
    const type = depth > 0 ? 'heading' : 'paragraph';
    const steps = answer.some(
      (node) => node.type === type && questionMarker(visible(node))?.number !== undefined,
    );
    return this.inDetails === 0 && endsAsQuestion(text) && !steps && answer.length > 0;
  }

  /** Whether a heading is a question of the document, not the title of a part of it. */
  private asks({ text, explicit, number, depth }: Candidate, next: Block | undefined): boolean {
    if (isContentsTitle(text)) return false;
    const first = this.parts.every(({ kind }) => kind !== 'question');
    if (first && this.outline.numbered && number === undefined && !explicit) return false;
    if (explicit || answered(next, this.letters)) return true;
    const own = depth === this.outline.depth;
    if (own && number !== undefined) return text !== '';
    if (own && readsAsQuestion(text)) return !this.outline.numbered || endsAsQuestion(text);
    if (!endsAsQuestion(text)) return false;
    return depth > this.outline.depth || (next !== undefined && next.node.type !== 'heading');
  }

  private insideDetails(): boolean {
    return this.inDetails > 0 && this.balanced && this.open?.shape === 'details';
  }

  private summary(block: Block, found: Candidate): void {
    const text = visibleText(found.inline);
    const { open } = this;
    const part =
      open && (open.shape !== 'details' || this.insideDetails()) && !this.standsAlone(block, found);
    this.inDetails = this.balanced ? this.inDetails + 1 : 1;
    if (part) {
      if (!isAnswerLabel(text)) open.answer.push(paragraph(strong(...found.inline)));
      return;
    }
    if (isAnswerLabel(text) || text === '') {
      this.close();
      return this.leave(block, 'text', 'an answer without a question');
    }
    const asks = readsAsQuestion(found.text) || found.number !== undefined;
    if (!asks && /\bcontents\b|目录|目次/iu.test(text))
      return this.leave(block, 'contents', 'table of contents');
    if (!asks && this.outline.depth > 0 && this.parts.every(({ kind }) => kind !== 'question'))
      return this.leave(block, 'text', 'text before the first question');
    this.begin(found, block.line, ...(asks ? [] : ['its summary does not read as a question']));
  }

  /** Whether a summary that asks stands behind the answer of a heading, with nothing of that answer behind it. */
  private standsAlone(block: Block, { text, number }: Candidate): boolean {
    const answered = this.open?.shape === 'heading' && this.open.answer.length > 0;
    const asks = endsAsQuestion(text) && (number !== undefined || !this.outline.numbered);
    return answered && asks && this.inDetails === 0 && this.balanced && endsAnswer(this.parsed.blocks, block);
  }

  private endDetails(): void {
    this.inDetails = Math.max(0, this.inDetails - 1);
    if (this.inDetails === 0 && this.open?.shape === 'details') this.close();
  }

  private paragraph(block: Block): boolean {
    const found =
      fromBlock(block.node, this.letters) ?? (this.plain ? fromPlain(block.node, this.letters) : undefined);
    const { open } = this;
    if (!found) return false;
    if (open && open.shape !== found.shape) {
      const ends = found.shape === 'marker' && open.shape !== 'heading' && open.shape !== 'details';
      if (!ends && !this.goesOn(found, open)) return false;
      this.begin(found, block.line, 'it is set apart in a different way from the question before it');
      return true;
    }
    if (open?.shape === 'bold' && open.number !== undefined && found.number === undefined) {
      const text = found.text.slice(0, 60);
      open.notes.push(
        `"${text}" has no number, as the questions around it do; it was taken as part of the answer`,
      );
      return false;
    }
    const plain = found.shape === 'plain' ? ['only its question mark says that it is a question'] : [];
    this.begin(found, block.line, ...plain);
    return true;
  }

  private list({ node }: Block): boolean {
    const { open } = this;
    if (open && open.shape !== 'item') return false;
    const items = node.children ?? [];
    const found = questionItems(node, this.parsed.numberOf, this.letters, open);
    if (!found) return false;
    if (found.first > 0) open!.answer.push({ ...node, children: items.slice(0, found.first) });
    found.items.forEach((item, at) => this.begin(item, this.parsed.lineOf(items[found.first + at]!)));
    if (found.closed) this.close();
    return true;
  }

  private table(block: Block): boolean {
    const rows = fromTable(block.node, this.letters);
    if (rows.length === 0) return false;
    this.leave(block, 'heading', 'head of a table of questions');
    for (const { found, node } of rows) this.begin(found, this.parsed.lineOf(node));
    this.close();
    return true;
  }

  private fillName({ node, line }: Block, question: FoundQuestion): void {
    if (node.type !== 'paragraph') return void question.answer.push(node);
    question.inline = node.children ?? [];
    question.text = visibleText(question.inline).replace(/\s+/g, ' ').trim();
    question.line = line;
  }

  private begin(found: Candidate, line: number, ...notes: string[]): void {
    this.close();
    if (found.shape === 'heading' && this.outline.numbered && found.number === undefined)
      notes.unshift('it has no number, as the other questions have');
    const question: FoundQuestion = {
      ...found,
      answer: [...found.answer],
      line,
      sections: this.sections.map(({ text }) => text),
      notes,
    };
    this.open = question;
    this.parts.push({ from: line, kind: 'question', question });
  }

  private close(): void {
    this.open = undefined;
    this.inContents = false;
  }

  private leave({ line }: Block, kind: LeftOut, reason: string): void {
    const last = this.parts.at(-1);
    if (last?.kind !== kind || last.reason !== reason) this.parts.push({ from: line, kind, reason });
  }
}
