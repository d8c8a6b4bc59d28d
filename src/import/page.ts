import { Document, isMap, Scalar } from 'yaml';
import { questionSchema, type Difficulty } from '#book/schema.ts';
import { checkedYaml, frontMatterOf } from '#check/front-matter.ts';
import { checkText } from '#check/text.ts';
import { renderInline } from '#render/inline.ts';
import { parseMdx } from '#render/mdx-tree.ts';
import type { Answer } from './answer.ts';
import type { Definitions } from './blocks.ts';
import { visible } from './inline-cut.ts';
import { link, paragraph, text, unwrapped, type Node } from './nodes.ts';
import type { FoundQuestion } from './parts.ts';
import { safeBlocks } from './safe-blocks.ts';
import { safeUrl, type Cleaning } from './safe-inline.ts';
import { divided } from './short-answer.ts';
import { toMdx, unsafePart } from './to-mdx.ts';

/** A page ready to be written, or why it cannot be. */
export type Page = { source: string; notes: string[] } | { refused: string };

export interface PlacedQuestion {
  question: FoundQuestion;
  answer: Answer;
  number: number;
  topic: string;
  /** Name of the document it comes from. */
  file: string;
}

const asked = /^# Imported from .*?, asked as: (.*)$/m;

/** How a page that was imported was asked in its document, whatever became of its wording since. */
export const askedAs = (source: string): string | undefined =>
  asked.exec(frontMatterOf(source) ?? '')?.[1]?.trim();

/** Writes an answer as a page and reads it as the build does. Nothing in the page is code. */
export function pageOf(placed: PlacedQuestion, definitions: Definitions): Page {
  const { question, answer } = placed;
  const quiz = answer.quiz && bodyOf(answer.quiz, question, definitions);
  const body =
    quiz && 'mdx' in quiz && !quiz.plain && quiz.blocks.some(({ name }) => name === 'Quiz')
      ? quiz
      : bodyOf(answer.blocks, question, definitions);
  if ('refused' in body) return body;
  const { blocks, cleaning } = body;
  const notes = [...cleaning.notes];
  if (answer.quiz && body !== quiz)
    notes.push('its choices became a list: they could not be written as a quiz');
  if (body.plain) notes.push('its Markdown could not be kept; the answer became plain paragraphs');
  const said = answer.short ? safeBlocks(answer.short, { ...cleaning, notes: new Set() }) : blocks;
  const { short: lead, rest } = divided(said);
  const short = shortAnswer(lead);
  if (short === undefined) notes.push('no short answer could be made; write one');
  // What the short answer says is not said twice.
  const further = short === undefined || answer.short || body.plain ? body : toMdx(rest);
  const { mdx } = 'mdx' in further && !further.plain ? further : body;
  const source = `---\n${frontMatter(placed, short ?? 'See the full answer.')}---\n${mdx && `\n${mdx}`}`;
  const fault = faultOf(source, question.text);
  return fault === undefined ? { source, notes } : { refused: fault };
}

/** An answer as MDX, with the blocks that it was written from. */
function bodyOf(answer: readonly Node[], { inline }: FoundQuestion, definitions: Definitions) {
  const cleaning: Cleaning = { definitions, footnotes: [], notes: new Set() };
  const blocks = [...safeBlocks(answer, cleaning), ...furtherLinks(inline)];
  return { ...toMdx(blocks), blocks, cleaning };
}

function frontMatter({ question, number, topic, file }: PlacedQuestion, short: string): string {
  const shortAnswer = new Scalar(short);
  if (short.includes('\n')) shortAnswer.type = Scalar.BLOCK_LITERAL;
  else if (short.length > 90) shortAnswer.type = Scalar.BLOCK_FOLDED;
  const difficulty = difficultyOf(question);
  const fields = {
    question: question.text,
    number,
    topics: [],
    ...(difficulty && { difficulty }),
    shortAnswer,
  };
  // Version 1.1 puts in quotes what any reader of YAML could take for a date, a number or a truth value.
  const document = new Document(fields, { version: '1.1' });
  document.set('topics', document.createNode([topic], { flow: true }));
  if (isMap(document.contents))
    document.contents.commentBefore = ` Imported from ${file}, line ${question.line}, asked as: ${question.text}`;
  return document.toString({ lineWidth: 110, flowCollectionPadding: false });
}

const levels: readonly [RegExp, Difficulty][] = [
  [/^(?:beginners?|basics?|easy|junior|introductory|entry|fundamentals?)(?![\p{L}\p{N}])/iu, 'introductory'],
  [/^(?:intermediate|medium|mid(?:dle)?)(?![\p{L}\p{N}])/iu, 'intermediate'],
  [/^(?:advanced?|experts?|hard|senior|difficult)(?![\p{L}\p{N}])/iu, 'advanced'],
];

/** How difficult a document says that a question is: by the title of a part around it, or in brackets behind it. */
function difficultyOf({ text, sections }: FoundQuestion): Difficulty | undefined {
  const said = /[([]\s*(?:level:?\s*)?(\p{L}+)\s*[)\]]\W*$/iu.exec(text)?.[1];
  const titles = [...(said === undefined ? [] : [said]), ...sections.toReversed()];
  return titles.flatMap((title) => levels.find(([level]) => level.test(title))?.[1] ?? [])[0];
}

/** Inline Markdown that the page can set, or undefined. */
function shortAnswer(blocks: readonly Node[]): string | undefined {
  const short = unwrapped(blocks);
  const written = short.length > 0 ? toMdx(short) : { refused: 'it has no prose' };
  if ('refused' in written) return undefined;
  const markdown = written.mdx.trim();
  try {
    renderInline(markdown, () => '');
    return markdown;
  } catch {
    return undefined;
  }
}

/** What the checks of the book, or this import's own, say against a page. */
function faultOf(source: string, wording: string): string | undefined {
  const yaml = frontMatterOf(source) ?? '';
  const { data, problems } = checkedYaml(yaml, questionSchema, 'index.mdx', 1);
  if (!data) return problems[0]?.message ?? 'its front matter cannot be read';
  if (data.question !== wording) return 'its question would not be kept as it is';
  for (const checked of [source, data.shortAnswer]) {
    const [problem] = checkText(checked, 'index.mdx', '.').problems;
    if (problem) return problem.message;
  }
  const { tree } = parseMdx(source, 'index.mdx');
  const children = (tree?.children ?? []).filter(({ type }) => type !== 'yaml');
  return unsafePart({ type: 'root', children });
}

/** Links that a question itself carries go below the answer: the heading of the page is plain text. */
const furtherLinks = (inline: readonly Node[]): Node[] =>
  inline.flatMap((node) => {
    const url = node.type === 'link' ? safeUrl(node.url ?? '') : undefined;
    if (url === undefined) return [];
    const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/.exec(url)?.[1] ?? visible(node);
    return [paragraph(text('The question links to '), link(url, text(host)), text('.'))];
  });
