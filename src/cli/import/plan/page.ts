import { mute } from '#book/problem.ts';
import { questionSchema } from '#book/schema.ts';
import { checkedYaml } from '#check/front-matter/front-matter.ts';
import { frontMatterOf } from '#project/front-matter.ts';
import { checkText } from '#check/text/text.ts';
import { messagesIn } from '#messages/languages.ts';
import { Document, Scalar } from 'yaml';
import type { CopiedPicture } from '../../add/put-files.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { linesOf, prose } from '../markdown/visible-text.ts';
import type { Taken } from './decisions.ts';
import type { NewBook } from './topics.ts';
import { holdsPicture } from '../questions/answer.ts';
import type { Surroundings } from '../read/vault.ts';
import { safeBlocks } from '../write/safe-blocks.ts';
import { type Cleaning, safeUrl } from '../write/safe-inline.ts';
import { divided, shortCode, shortText } from '../write/short-answer.ts';
import { toMdx } from '../write/to-mdx.ts';

type Shared = Pick<NewBook, 'topics'> & Pick<Cleaning, 'page'> & { language: string };
type Page = { source: string; pictures: CopiedPicture[]; notes: string[] } | { refused: string };

/** Writes an answer as a page and reads it as the build does. Nothing in the page is code. */
export function pageOf(taken: Taken, { topics, language, page }: Shared): Page {
  const { question, wording, answer, document } = taken;
  const pictures = new Map<string, CopiedPicture>();
  const messages = messagesIn(language);
  const found = document.surroundings?.picture;
  // A full-width colon has its space in it.
  const rightChoice = messages.rightChoice.replace(/:$/, ': ');
  const written = (nodes: readonly MdNode[]) => {
    const picture = found && ((url: string) => placedPicture(found(url), pictures));
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
  const short = shortText(lead) ?? shortText(own);
  if (short === undefined) notes.push('no short answer could be made; write one');
  else if (/^(?:code|table)$/.test(said[0]!.type) && own.length === 0)
    notes.push(`its short answer comes after ${said[0]!.type}: check whether it says enough without it`);
  // The short answer is not repeated; pictures, which stand in the answer alone, can do without it on lines of their own.
  const drawn = lead.flatMap((node) => linesOf(node).filter((line) => line.some(holdsPicture)));
  const within = drawn.some((line) => !line.every(({ type }) => type === 'image'));
  const whole = short === undefined || answer.short || rest === said || within;
  const further = whole ? body : toMdx([...drawn.flatMap(prose), ...rest]);
  const { mdx } = 'mdx' in further ? further : body;
  const kind = said.find(({ type }) => type === 'code' || type === 'table')?.type as 'code' | undefined;
  const below = messages.answerBelow[kind ?? (said.some(holdsPicture) ? 'picture' : 'text')];
  const source = `---\n${frontMatter(taken, topics, short ?? below)}---\n${mdx && `\n${mdx}`}`;
  const refused = errorOf(source, mdx, wording, [...pictures.values()]);
  return refused === undefined ? { source, pictures: [...pictures.values()], notes } : { refused };
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

function frontMatter(taken: Taken, topics: Shared['topics'], short: string): string {
  const { wording, number, topic, question, report } = taken;
  const { file, folder, divided } = taken.document;
  const shortAnswer = new Scalar(short);
  if (short.includes('\n')) shortAnswer.type = Scalar.BLOCK_LITERAL;
  else if (short.length > 90) shortAnswer.type = Scalar.BLOCK_FOLDED;
  const fields = { question: wording, number, topics: [], shortAnswer };
  // Version 1.1 puts in quotes what any reader of YAML could take for a date, a number or a truth value.
  const document = new Document(fields, { version: '1.1' });
  document.set('topics', document.createNode([topic], { flow: true }));
  const yaml = document.toString({ lineWidth: 110, flowCollectionPadding: false });
  // A page names a file of a folder by its path in it.
  const path = (folder?.path ?? file.split(/[\\/]/).at(-1)!).replace(/\s+/g, ' ');
  const asked = `# Imported from ${mute(path)}, ${divided.parsed.unit} ${question.line}, asked as: ${wording}\n`;
  const named = report.guess?.section === undefined ? 'no topic' : `"${mute(report.guess.section)}"`;
  const slugs = topics.map(({ slug }) => slug).join(', ');
  const choose = report.guess ? `# Choose one or more of ${slugs}: the document names ${named}.\n` : '';
  return asked + yaml.replace(/^topics:/m, `${choose}topics:`);
}

/** Objection of the book's checks to a page. Its pictures are not beside it yet. */
function errorOf(source: string, mdx: string, wording: string, pictures: readonly CopiedPicture[]) {
  const { data, problems } = checkedYaml(frontMatterOf(source) ?? '', questionSchema, 'index.mdx', 1);
  if (!data) return problems[0]?.message ?? 'its front matter cannot be read';
  if (data.question !== wording) return 'its question would not be kept as it is';
  return [mdx, data.shortAnswer]
    .flatMap((text) => checkText(text, 'index.mdx', '.').problems)
    .find(({ message }) => !pictures.some(({ name }) => message.includes(name)))?.message;
}
