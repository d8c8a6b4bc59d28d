import type { Answer, AnswerElement, AnswerNode, AnswerPart } from '#book/answer.ts';
import { blockTags } from '../answer/elements.ts';
import type { HtmlElement } from '#render/text/html-tree.ts';
import type { Anchor } from '#search/passages.ts';
import { keptBy } from '../answer/left-out.ts';
import { plainText } from '../answer/plain-text.ts';
import { unfolded } from '../answer/unfolded.ts';
import { formulaText } from './formula-text.ts';

interface SearchableText {
  content: string;
  anchors: Anchor[];
}

/** Ends of texts that no full stop follows where their block ends. */
const unended = /[\p{L}\p{N}%$*]["'”’“»」』)\]]*$/u;

/** The article of a page as plain text: formulas as one would type them, drawings in words, nothing folded. */
export function answerText({ content }: Answer): SearchableText {
  const text = new Text();
  text.write(content);
  return text.written();
}

class Text {
  readonly #words: string[] = [];
  readonly #anchors: Anchor[] = [];
  /** Text since the last word was complete. */
  #open = '';

  write(nodes: readonly AnswerNode[]): void {
    for (const node of keptBy('search', nodes)) {
      if (typeof node === 'string') this.#open += node;
      else if ('part' in node) this.#part(node);
      else this.#element(node);
    }
  }

  written(): SearchableText {
    this.#end();
    return { content: this.#words.join(' '), anchors: this.#anchors };
  }

  #element(node: AnswerElement): void {
    const { tag, attributes, children, kind } = node;
    if (tag === 'img') this.#open += ` ${attributes['alt'] ?? ''} `;
    else if (tag === 'br') this.#open += ' ';
    else if (!blockTags.has(tag)) this.write(children);
    else {
      this.#end();
      const { id } = attributes;
      if (/^h[2-4]$/.test(tag) && id !== undefined) this.#anchor('heading', id, plainText(children).trim());
      if (kind === 'also-asked') this.#anchor('aside', kind);
      this.#block(children);
    }
  }

  #part(part: AnswerPart): void {
    if (part.part === 'formula') this.#open += formulaText(part.math as HtmlElement);
    if (part.part === 'quiz') this.#item('question', part.id);
    if (part.part === 'misconception') this.#item('misconception', part.id);
    if (part.part === 'fold' && part.of === 'follow-up') this.#item('question', part.id!);
    this.write(unfolded(part));
  }

  #item(kind: Anchor['kind'], id: string): void {
    this.#end();
    this.#anchor(kind, id);
  }

  #anchor(kind: Anchor['kind'], id: string, text = ''): void {
    this.#anchors.push({ kind, id, text, location: this.#words.length });
  }

  #block(nodes: readonly AnswerNode[]): void {
    this.#end();
    this.write(nodes);
    this.#end();
  }

  /** Ends a block with a full stop, so that no sentence goes on in the next. */
  #end(): void {
    const words = this.#open.split(/\s+/).filter(Boolean);
    this.#open = '';
    const last = words.at(-1);
    if (last !== undefined && unended.test(last)) words[words.length - 1] = `${last}.`;
    this.#words.push(...words);
  }
}
