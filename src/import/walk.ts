import { wordingKey } from '#book/questions.ts';
import type { Warning } from './fences.ts';
import { isDetailsEnd, summaryOf, type Block, type ParsedBlocks } from './blocks.ts';
import { fromHeading, fromParagraph, fromPlain, type Candidate } from './candidates.ts';
import { isBareList, isContents, isContentsTitle, isNavigation } from './contents.ts';
import { visible, visibleText } from './inline-cut.ts';
import { questionItems } from './list-items.ts';
import { answered, outline, type Outline } from './outline.ts';
import type { FoundQuestion, LeftOut, Part } from './parts.ts';
import {
  answerLabel,
  endsAsQuestion,
  isAnswerLabel,
  questionMarker,
  readsAsQuestion,
} from './question-text.ts';
import { fromTable } from './table-rows.ts';
import type { VirtualLines } from './virtual-lines.ts';

/** Goes through the blocks of a document with one question open at a time. */
export class Walk {
  readonly parts: Part[] = [];
  readonly warnings: Warning[] = [];
  title: string | undefined;
  private readonly outline: Outline;
  private readonly asked: ReadonlySet<string>;
  private open: (Candidate & { question: FoundQuestion }) | undefined;
  private sections: { depth: number; text: string }[] = [];
  private inDetails = 0;
  private readonly balanced: boolean;
  private inContents = false;

  private readonly virtual: VirtualLines;
  private readonly parsed: ParsedBlocks;
  /** Whether paragraphs that are nothing but a question count, too. */
  private readonly plain: boolean;

  constructor(virtual: VirtualLines, parsed: ParsedBlocks, plain: boolean) {
    this.virtual = virtual;
    this.parsed = parsed;
    this.plain = plain;
    const { blocks } = parsed;
    this.outline = outline(blocks, virtual.letters);
    const summaries = blocks.filter(({ node }) => summaryOf(node)).length;
    this.balanced = summaries === blocks.filter(({ node }) => isDetailsEnd(node)).length;
    this.asked = new Set(
      blocks.flatMap(({ node }) => {
        const found =
          node.type === 'heading'
            ? fromHeading(node, virtual.letters.questions)
            : node.type === 'paragraph'
              ? fromParagraph(node, virtual.letters)
              : undefined;
        return found ? [wordingKey(found.text)] : [];
      }),
    );
  }

  run(): this {
    this.parsed.blocks.forEach((block, at) => this.take(block, this.parsed.blocks[at + 1]));
    return this;
  }

  private take(block: Block, next: Block | undefined): void {
    const { node } = block;
    if (isDetailsEnd(node)) return this.endDetails();
    if (node.type === 'heading') return this.heading(block, next);
    if (node.type === 'yaml') return this.leave(block, 'front-matter', 'front matter');
    const presumed = this.inContents && node.type === 'list' && isBareList(node);
    this.inContents &&= node.type === 'html';
    if (presumed || (!this.open && isContents(node, this.asked)))
      return this.leave(block, 'contents', 'table of contents');
    if (this.nameless()) return this.fillName(block);
    if (node.type === 'paragraph' && this.paragraph(block)) return;
    if (node.type === 'list' && this.list(block)) return;
    if (node.type === 'table' && !this.open && this.table(block)) return;
    if (this.open && (node.type === 'definition' || node.type === 'footnoteDefinition'))
      this.leave(block, 'definitions', 'targets of links and notes');
    else if (this.open) this.add(block, this.open.question);
    else if (node.type !== 'thematicBreak' || this.parts.length === 0) this.leaveBlock(block);
  }

  /** A block of the open question's answer. Definitions may stand between it and the question. */
  private add(block: Block, question: FoundQuestion): void {
    question.answer.push(block.node);
    if (this.parts.at(-1)?.question !== question)
      this.parts.push({ from: block.from, to: block.to, kind: 'question', question });
  }

  private leaveBlock(block: Block): void {
    const { node } = block;
    if (isNavigation(node)) this.leave(block, 'navigation', 'link within the document');
    else if (node.type === 'definition' || node.type === 'footnoteDefinition')
      this.leave(block, 'definitions', 'targets of links and notes');
    else if (node.type === 'html' && /^\s*<!--/.test(node.value ?? ''))
      this.leave(block, 'comment', 'comment');
    else {
      const orphan =
        node.type === 'paragraph' && answerLabel(visible(node), this.virtual.letters.answers) > 0;
      const before = this.parts.some(({ kind }) => kind === 'question')
        ? 'text that belongs to no question'
        : 'text before the first question';
      this.leave(block, 'text', orphan ? 'an answer without a question' : before);
    }
  }

  private heading(block: Block, next: Block | undefined): void {
    const { node } = block;
    const summary = summaryOf(node);
    const found = fromHeading(node, this.virtual.letters.questions);
    if (summary) return this.summary(block, found);
    const nested =
      this.open &&
      ((this.open.shape === 'heading' && node.depth! > this.open.depth) ||
        (this.inDetails > 0 && this.balanced && this.open.shape === 'details'));
    if (this.open && nested && this.goesOn(found, this.open)) {
      this.begin(found, block);
      return this.note('its heading is deeper than that of the question before it');
    }
    if (this.open && (nested || answerLabel(found.text, this.virtual.letters.answers) > 0)) {
      return this.add(block, this.open.question);
    }
    if (isNavigation(node) && this.open) return;
    const named = this.outline.title?.node === node;
    if (!named && this.asks(found, next)) return this.begin(found, block);
    this.close();
    this.inContents = isContentsTitle(found.text);
    const text = visible(node).replace(/\s+/g, ' ').trim();
    if (named || (node.depth === 1 && this.title === undefined)) this.title ??= found.text || text;
    else if (!this.inContents) {
      this.sections = [
        ...this.sections.filter(({ depth }) => depth < node.depth!),
        { depth: node.depth!, text: found.text || text },
      ];
    }
    if (
      found.depth === this.outline.depth &&
      !named &&
      !this.inContents &&
      next &&
      next.node.type !== 'heading'
    ) {
      const message = `"${text.slice(0, 60)}" does not read as a question, though questions have headings like it; it was left out`;
      this.warnings.push({ line: block.from, message });
    }
    this.leave(
      block,
      this.inContents ? 'contents' : 'heading',
      this.inContents ? 'table of contents' : named ? 'title of the document' : 'heading that asks nothing',
    );
  }

  /** Whether what looks like part of an answer has the number after the open question's, and no steps lead to it. */
  private goesOn(found: Candidate, open: Candidate & { question: FoundQuestion }): boolean {
    if (found.number === undefined || found.number !== (open.number ?? NaN) + 1) return false;
    const type = found.depth > 0 ? 'heading' : 'paragraph';
    const steps = open.question.answer.some(
      (node) => node.type === type && questionMarker(visible(node))?.number !== undefined,
    );
    return this.inDetails === 0 && endsAsQuestion(found.text) && !steps && open.question.answer.length > 0;
  }

  /** Whether a heading is a question of the document, not the title of a part of it. */
  private asks(found: Candidate, next: Block | undefined): boolean {
    if (isContentsTitle(found.text)) return false;
    if (found.explicit || answered(next, this.virtual.letters.answers)) return true;
    const own = found.depth === this.outline.depth;
    if (own && found.number !== undefined) return found.text !== '';
    if (own && readsAsQuestion(found.text)) return !this.outline.numbered || endsAsQuestion(found.text);
    if (!endsAsQuestion(found.text)) return false;
    return found.depth > this.outline.depth || (next !== undefined && next.node.type !== 'heading');
  }

  private summary(block: Block, found: Candidate): void {
    const text = visibleText(found.inline);
    const { open } = this;
    const container = open && open.shape !== 'details';
    const inside = open?.shape === 'details' && this.inDetails > 0 && this.balanced;
    this.inDetails = this.balanced ? this.inDetails + 1 : 1;
    if (container || inside) {
      if (!isAnswerLabel(text))
        open.question.answer.push({
          type: 'paragraph',
          children: [{ type: 'strong', children: found.inline }],
        });
      return;
    }
    if (isAnswerLabel(text) || text === '') {
      this.close();
      return this.leave(block, 'text', 'an answer without a question');
    }
    this.begin(found, block);
    if (!readsAsQuestion(found.text) && found.number === undefined)
      this.note('its summary does not read as a question');
  }

  private endDetails(): void {
    this.inDetails = Math.max(0, this.inDetails - 1);
    if (this.inDetails === 0 && this.open?.shape === 'details') this.close();
  }

  private paragraph(block: Block): boolean {
    const found =
      fromParagraph(block.node, this.virtual.letters) ??
      (this.plain ? fromPlain(block.node, this.virtual.letters.questions) : undefined);
    if (!found) return false;
    const { open } = this;
    if (open && open.shape !== found.shape) {
      const ends = found.shape === 'marker' && open.shape !== 'heading' && open.shape !== 'details';
      if (!ends && !this.goesOn(found, open)) return false;
      this.begin(found, block);
      this.note('it is set apart otherwise than the question before it');
      return true;
    }
    if (open?.shape === 'bold' && open.number !== undefined && found.number === undefined) {
      this.note(
        `"${found.text.slice(0, 60)}" has no number, as the questions around it do; it was taken as part of the answer`,
      );
      return false;
    }
    this.begin(found, block);
    if (found.shape === 'plain') this.note('only its question mark says that it is a question');
    return true;
  }

  private list(block: Block): boolean {
    const { open } = this;
    if (open && open.shape !== 'item') return false;
    const items = block.node.children ?? [];
    const found = questionItems(block.node, this.parsed.numberOf, this.virtual.letters.questions, open);
    if (!found) return false;
    if (found.first > 0) open!.question.answer.push({ ...block.node, children: items.slice(0, found.first) });
    found.items.forEach((item, at) =>
      this.begin(item, { ...block, ...this.parsed.linesOf(items[found.first + at]!) }),
    );
    if (found.closed) this.close();
    return true;
  }

  private table(block: Block): boolean {
    const rows = fromTable(block.node, this.virtual.letters.questions);
    if (rows.length === 0) return false;
    this.leave({ ...block, to: block.from }, 'heading', 'head of a table of questions');
    rows.forEach(({ found, node }) => this.begin(found, { ...block, ...this.parsed.linesOf(node) }));
    this.close();
    return true;
  }

  /** A heading such as "Question 3" asks what the block below it says. */
  private nameless(): boolean {
    return (
      this.open !== undefined && this.open.question.text === '' && this.open.question.answer.length === 0
    );
  }

  private fillName(block: Block): void {
    const { question } = this.open!;
    if (block.node.type !== 'paragraph') {
      question.answer.push(block.node);
      return;
    }
    question.inline = block.node.children ?? [];
    question.text = visibleText(question.inline).replace(/\s+/g, ' ').trim();
    question.line = block.from;
  }

  private begin(found: Candidate, block: Block): void {
    this.close();
    const { text, number, inline, answer } = found;
    const question: FoundQuestion = {
      text,
      number,
      inline,
      line: block.from,
      section: this.sections[0]?.text,
      answer: [...answer],
      notes: [],
    };
    this.open = { ...found, question };
    this.parts.push({ from: block.from, to: block.to, kind: 'question', question });
    if (found.shape === 'heading' && this.outline.numbered && found.number === undefined)
      this.note('it has no number, as the other questions have');
  }

  private close(): void {
    this.open = undefined;
    this.inContents = false;
  }

  private note(message: string): void {
    this.open?.question.notes.push(message);
  }

  private leave(block: Block, kind: LeftOut, reason: string): void {
    const last = this.parts.at(-1);
    if (last?.kind === kind && last.reason === reason) last.to = block.to;
    else this.parts.push({ from: block.from, to: block.to, kind, reason });
  }
}
