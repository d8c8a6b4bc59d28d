import { summaryOf, type Block } from './blocks.ts';
import { fromHeading, fromParagraph, type Candidate } from './candidates.ts';
import { visible } from './inline-cut.ts';
import { answerLabel, endsAsQuestion, isAnswerLabel, readsAsQuestion } from './question-text.ts';

/** What the headings of a document are for. */
export interface Outline {
  /** Depth of the headings that ask questions; 0 if headings do not. */
  depth: number;
  /** The heading that names the document. */
  title: Block | undefined;
  /** Whether most questions of headings have a number. */
  numbered: boolean;
}

/** Whether the block behind a question says that it is the answer. */
export function answered(next: Block | undefined, letters: string): boolean {
  if (!next) return false;
  const summary = summaryOf(next.node);
  if (summary) return isAnswerLabel(visible({ type: 'paragraph', children: summary }));
  return (
    ['paragraph', 'heading', 'blockquote'].includes(next.node.type) &&
    answerLabel(visible(next.node).trimStart(), letters) > 0
  );
}

export function outline(blocks: readonly Block[], letters: { questions: string; answers: string }): Outline {
  const headings = blocks.flatMap((block, at) =>
    block.node.type === 'heading' && !summaryOf(block.node)
      ? [{ block, at, found: fromHeading(block.node, letters.questions) }]
      : [],
  );
  const strength = (at: number, found: Candidate): boolean =>
    found.explicit ||
    endsAsQuestion(found.text) ||
    answered(blocks[at + 1], letters.answers) ||
    (found.number !== undefined && readsAsQuestion(found.text));
  const strong = headings.filter(({ at, found }) => strength(at, found));
  const first = headings.find(({ block }) => block.node.depth === 1);
  const alone = headings.filter(({ block }) => block.node.depth === 1).length === 1;
  const others =
    strong.some(({ block }) => block !== first?.block) ||
    blocks.some(({ node }) => node.type === 'paragraph' && fromParagraph(node, letters) !== undefined) ||
    blocks.some(({ node }) => summaryOf(node));
  const named =
    first &&
    alone &&
    headings[0] === first &&
    others &&
    first.found.number === undefined &&
    !answered(blocks[first.at + 1], letters.answers);
  const counts = [1, 2, 3, 4, 5, 6].map((depth) => {
    const own = headings.filter(
      ({ block }) => block.node.depth === depth && !(named && block === first.block),
    );
    const asking = own.filter(({ at, found }) => strength(at, found));
    return {
      depth,
      asking: asking.length,
      all: own.length,
      numbered: asking.filter(({ found }) => found.number !== undefined).length,
    };
  });
  const best =
    counts.find(({ asking, all }) => asking >= 2 && asking >= all / 2) ??
    counts.reduce((most, count) => (count.asking > most.asking ? count : most));
  return {
    depth: best.asking > 0 ? best.depth : 0,
    title: named || (first && alone && !strong.includes(first)) ? first!.block : undefined,
    numbered: best.numbered > best.asking / 2,
  };
}
