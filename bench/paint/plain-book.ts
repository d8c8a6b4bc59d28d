import { mulberry32 } from '../../content/numerics/random.ts';
import { codeOf, tableOf, wordsOf, type Block } from '../book/blocks.ts';
import { generateBook, type GeneratedBook } from '../book/generate-book.ts';
import { capital, contentWord, sentence, type Subject } from '../book/prose.ts';
import { coinedName, vocabularyFor } from '../book/vocabulary.ts';

const seed = 1;
const size = 10;
const words = 900;

/**
 * Ten questions of plain prose: paragraphs under four headings, two pieces of code and a table, and nothing that a
 * generator without our parts would show otherwise. Each leads to the next, and the last to the first, early on.
 */
export function plainBook(): GeneratedBook {
  const book = generateBook(size, seed);
  const uniform = mulberry32(seed);
  const vocabulary = vocabularyFor(size);
  const pages = book.pages.map((page, at) => {
    const name = coinedName(at);
    const draw = () => Array.from({ length: 20 }, () => vocabulary.draw(uniform));
    const subject: Subject = { vocabulary, uniform, own: draw(), theme: draw(), name };
    const next = book.pages[(at + 1) % size]!.slug;
    return {
      ...page,
      shortAnswer: `${say(subject)} ${say(subject)}`,
      blocks: blocksOf(subject, next),
      aliases: [],
      related: [],
      cites: [],
      misconceptions: [],
      followUps: [],
      quiz: [],
    };
  });
  return { ...book, works: [], pages };
}

/** A sentence without a formula. */
function say(subject: Subject): string {
  for (;;) {
    const said = sentence(subject, () => '`the_same_name`');
    if (!said.includes('$')) return said;
  }
}

function blocksOf(subject: Subject, next: string): Block[] {
  const paragraph = (more = ''): Block => ({
    type: 'paragraph',
    text: Array.from({ length: 5 }, () => say(subject)).join(' ') + more,
  });
  const blocks: Block[] = [paragraph(` See [the next question](/questions/${next}/).`)];
  for (const part of [1, 2, 3, 4]) {
    const text = `${capital(contentWord(subject))} and ${contentWord(subject)}`;
    blocks.push({ type: 'heading', depth: 2, id: `part-${part}`, text });
    while (wordsOf(blocks) < (part * words) / 4) blocks.push(paragraph());
    if (part === 2) blocks.push(tableOf(subject));
    if (part % 2 === 1) blocks.push(codeOf(subject));
  }
  return blocks;
}
