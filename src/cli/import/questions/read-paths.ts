import { wordingKey } from '#book/questions.ts';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileContent, readFile } from '../formats/read-file.ts';
import { type MdNode, text } from '../markdown/nodes.ts';
import { visible } from '../markdown/visible-text.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion, type Marker, titleAsks } from '../markdown/cues.ts';
import { seriesIn } from '../markdown/series.ts';
import { candidate, withoutTags } from './candidates.ts';
import { divideDocument } from './find-questions.ts';
import { isAboutTitle } from './navigation.ts';
import { isAnswered } from './outline.ts';
import { type Divided, type FoundQuestion, type Part, partition, questionsOf } from './document.ts';
import { documentsOf, type Source } from './answer.ts';
import { refusalOf } from '../read/decode.ts';
import { isMarkdown, listFolder } from '../read/files.ts';
import { documentKeys, hasWikiLink, surroundingsOf, type Vault } from '../read/vault.ts';

type Named = { shown: string; path: string };

export interface FolderReport {
  folder: string;
  notes: number;
  lists: number;
  leftOut: { file: string; reason: string }[];
}

type Read = { file: string; read: FileContent; title: Title; divided?: Divided | undefined };

export async function readPaths(all: readonly Named[]) {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    try {
      if (statSync(named.path).isDirectory()) {
        const [found, report] = await readFolder(named);
        sources.push(...found);
        folders.push(report);
      } else sources.push(await readAlone(named));
    } catch (error) {
      sources.push({ file: named.shown, ...refusalOf(error) });
    }
  }
  return { sources, folders };
}

async function readAlone({ shown: file, path }: Named): Promise<Source> {
  const read = await readFile(path);
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  const title = titleOf(read.parsed, basename(path), false);
  const divided = decided({ file, read, title }) ?? divideDocument(read.parsed);
  const surroundings = read.surroundings ?? surroundingsOf(basename(path), vault);
  return documentsOf([{ file, repairs: read.repairs, surroundings, divided }])[0]!;
}

const nothing = 'nothing in it reads as a question';

async function readFolder({ shown, path }: Named, linked = false): Promise<[Source[], FolderReport]> {
  const root = realpathSync(path);
  const found = listFolder(root);
  const name = nameOf(basename(root));
  const report: FolderReport = { folder: shown, notes: 0, lists: 0, leftOut: found.leftOut };
  const files = found.documents.filter(isMarkdown).map((file) => ({ path: file, file: join(shown, file) }));
  const vault: Vault = { root, documents: documentKeys(files), pictures: found.pictures };
  const wiki = linked || isVault(root);
  const all: Read[] = [];
  for (const file of found.documents) {
    try {
      const read = await readFile(join(root, file), wiki);
      divideDocument(read.parsed);
      all.push({ file, read, title: titleOf(read.parsed, basename(file)) });
    } catch (error) {
      // JSON in a folder is mostly for its tools.
      report.leftOut.push({ file, reason: file.endsWith('.json') ? nothing : refusalOf(error).refused });
    }
  }
  // Part of a vault, or notes of a tool that writes links as Obsidian does.
  if (!wiki && all.some(({ file, read }) => hasWikiLink(read.markdown ?? '', surroundingsOf(file, vault))))
    return readFolder({ shown, path }, true);
  const marks = seriesIn(all.map(({ title }) => title.text));
  for (const [at, one] of all.entries()) {
    const { text, asks } = one.title;
    const mark = marks[at];
    if (mark) one.title = { ...one.title, mark, asks: asks || titleAsks(text.slice(mark.length)) };
    one.divided = decided(one, name);
  }
  const documents = all.flatMap((one) => {
    const { file, read } = one;
    const divided = one.divided ?? likeOthers(one, all, name);
    if (!divided) report.leftOut.push({ file, reason: nothing });
    if (!divided) return [];
    report[divided.whole ? 'notes' : 'lists']++;
    const about = { file: join(shown, file), folder: { name, path: file }, repairs: read.repairs };
    return [{ ...about, surroundings: read.surroundings ?? surroundingsOf(file, vault), divided }];
  });
  return [documentsOf(documents), report];
}

const isVault = (folder: string): boolean =>
  existsSync(join(folder, '.obsidian')) || (dirname(folder) !== folder && isVault(dirname(folder)));

/** A note whose title does not ask, where most notes beside it ask by theirs. */
function likeOthers({ file: path, read, title }: Read, all: readonly Read[], name: string) {
  const beside = all.filter(({ file }) => dirname(file) === dirname(path));
  const asking = beside.filter(({ divided }) => divided?.whole).length;
  // A folder in which nothing asks was named for its notes.
  const silent = beside.length >= 3 && all.every(({ divided }) => !divided);
  const most = asking >= 3 && asking * 2 >= beside.length;
  const about = [nameOf(basename(path)), title.text].some(isAboutTitle);
  if (read.markdown === undefined || !(most || silent) || about) return undefined;
  const note = 'its title does not read as a question, as those of most others do';
  return wholeNote(read.parsed, title, sectionFor(path, name), [note]);
}

function sectionFor(path: string, name: string | undefined): string | undefined {
  const folder = dirname(path);
  return folder === '.' ? name : nameOf(basename(folder));
}

/** Whether a document is one question, a list or neither, by its title and its questions. `name`: that of its folder. */
function decided({ file, read: { parsed, markdown }, title }: Read, name?: string): Divided | undefined {
  const divided = divideDocument(parsed);
  const questions = questionsOf(divided);
  if (markdown === undefined) return questions.length > 0 ? divided : undefined;
  const answered = questions.filter(({ answer }) => answer.length > 0);
  const asking = answered.filter((q) => q.shape !== 'plain' && (q.explicit || endsAsQuestion(q.text)));
  const asked = asking.filter(({ text }) => wordingKey(text) !== wordingKey(title.text));
  const section = sectionFor(name === undefined ? basename(file) : file, name);
  if (answered.some(({ explicit, answer }) => explicit && answer.some(isAnswered))) return divided;
  // Some questions within a note of a folder are parts of its answer.
  if (title.sure || (title.asks && asked.length < (name === undefined ? 1 : 5)))
    return wholeNote(parsed, title, section);
  // Phrases in bold type and questions that a text asks in passing make no list.
  const least = asked.every(({ explicit }) => explicit) ? 1 : 2;
  return asked.length >= least && asked.length * 2 >= answered.length ? divided : undefined;
}

export interface Title {
  text: string;
  heading: MdNode | undefined;
  named: boolean;
  /** What it begins with, as the titles of the notes beside it do: `AI-Question04 - `. */
  mark?: Marker;
  asks: boolean;
  sure: boolean;
}

/** The name of a file or folder as a person would write it: no end, no number before it, no id of Notion behind it. */
export function nameOf(file: string): string {
  const stem = file
    .normalize('NFC')
    .replace(/(?:[ _-]+[0-9a-f]{32})?(?:\.(?:mdx?|markdown|txt))?$/i, '')
    .replace(/^\d+[-_. )]+(?=\p{L})/u, '');
  const words = (/\s/.test(stem) ? stem : stem.replace(/[-_]+/g, ' ')).replace(/\s+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The title of a note: of its front matter, first heading and file name the first that asks, or the first. */
export function titleOf({ blocks, data }: Parsed, file: string, isNote = true): Title {
  const first = blocks.find(({ type }) => type !== 'yaml');
  const like = blocks.filter(({ type, depth }) => type === 'heading' && depth === first?.depth);
  const name = nameOf(file);
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const only = like.length === 1 || letters(visible(like[0] ?? text(''))).startsWith(letters(name));
  const heading = like[0] === first && only ? first : undefined;
  // Below a title such as "Question 13" or "Caches" stands what it asks.
  const [next, then] = heading && isNote ? blocks.slice(blocks.indexOf(heading) + 1) : [];
  const asking = next?.type === 'paragraph' && visible(next).length < 300 && isAnswered(then);
  const below = next?.type === 'heading' || asking ? next : undefined;
  const question = oneLine(data['question']);
  const titles = [
    { text: question ?? oneLine(data['title']) },
    { text: heading && oneLine(visible(heading)) },
    { text: below && oneLine(visible(below)), heading: below },
    // Names of files cannot hold a question mark everywhere.
    { text: titleAsks(name) && !endsAsQuestion(name) ? `${name}?` : name, named: true },
  ].flatMap(({ text, heading: own = heading, named = false }): Title[] => {
    if (text === undefined) return [];
    const sure = text === question;
    const repeats = own && wordingKey(visible(own)) === wordingKey(text);
    return [{ text, named, sure, asks: sure || titleAsks(text), heading: repeats ? own : undefined }];
  });
  return titles.find(({ asks }) => asks) ?? titles[0]!;
}

const oneLine = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;

function wholeNote(parsed: Parsed, title: Title, section?: string, notes: string[] = []): Divided {
  const { blocks, lines } = parsed;
  const inline = withoutTags(title.heading?.children ?? [text(title.text)]);
  const above = title.heading ? blocks.indexOf(title.heading) : 0;
  const begins = ({ type }: MdNode, at: number) => type !== 'yaml' && (type !== 'heading' || at >= above);
  const first = blocks.findIndex(begins);
  const front = blocks.slice(0, first < 0 ? blocks.length : first);
  const answer = blocks.slice(front.length).filter((node) => node !== title.heading);
  const marked = candidate('heading', inline, answer, 1, title.mark);
  // A title of nothing but "Question" is not a mark before one.
  const found = marked.text === '' ? { ...marked, text: title.text, inline } : marked;
  const question: FoundQuestion = {
    ...found,
    line: title.heading?.line ?? 1,
    sections: section === undefined ? [] : [section],
    notes: [...(title.named ? ['its wording is the name of its file'] : []), ...notes],
  };
  const parts = front.map(({ type, line }): Part => {
    const reason = type === 'yaml' ? 'front matter' : 'title of the document';
    return { from: line!, kind: 'front-matter', reason };
  });
  parts.push({ from: blocks[front.length]?.line ?? lines, kind: 'question', question });
  return { title: undefined, whole: true, parts: partition(parts, lines), parsed, warnings: parsed.warnings };
}
