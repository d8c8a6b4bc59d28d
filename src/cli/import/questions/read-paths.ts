import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wordingKey } from '#book/questions.ts';
import { readFile, type FileContent } from '../formats/read-file.ts';
import { endsAsQuestion } from '../markdown/question-text.ts';
import { isMarkdown } from '../read/file-kind.ts';
import { listFolder } from '../read/list-folder.ts';
import { refusalOf, unlessTooDeep } from '../read/refusal.ts';
import { documentKeys, surroundingsOf, type Surroundings, type Vault } from '../read/vault.ts';
import { divideDocument } from './find-questions.ts';
import { documentsOf, type Source } from './document.ts';
import { isAnswered } from './outline.ts';
import { questionsOf, type Divided } from './parts.ts';
import { isIndex, nameOf, titleOf, wholeNote, type Title } from './whole-note.ts';

/** A file or folder as the author named it, and where it lies. */
interface Named {
  shown: string;
  path: string;
}

/** How the files of a folder were read. */
export interface FolderReport {
  folder: string;
  /** Files that are one question each, and files with questions in them. */
  notes: number;
  lists: number;
  /** Files that may hold questions and were not read, and why. */
  leftOut: { file: string; reason: string }[];
}

/** A file of a folder: what is in it, and how it is divided, if it asks. */
interface Read {
  file: string;
  read: FileContent;
  divided: Divided | undefined;
}

/** Reads files and folders. What cannot be read is a source that says so. */
export async function readPaths(
  all: readonly Named[],
): Promise<{ sources: Source[]; folders: FolderReport[] }> {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    try {
      if (statSync(named.path).isDirectory()) {
        const read = await readFolder(named);
        sources.push(...read.sources);
        folders.push(read.report);
      } else sources.push(await readAlone(named));
    } catch (error) {
      sources.push({ file: named.shown, ...refusalOf(error) });
    }
  }
  return { sources, folders };
}

/** A file that was named itself: one question, or a list of them. */
async function readAlone({ shown: file, path }: Named): Promise<Source> {
  const read = await readFile(path);
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  return unlessTooDeep(read.markdown, () => {
    const divided = decided(basename(path), read) ?? divideDocument(read.parsed);
    const surroundings = surroundingsIn(basename(path), read, vault);
    return documentsOf([{ file, repairs: read.repairs, surroundings, divided }])[0]!;
  });
}

const nothing = 'nothing in it reads as a question';

async function readFolder({ shown, path }: Named): Promise<{ sources: Source[]; report: FolderReport }> {
  const root = realpathSync(path);
  const found = listFolder(root);
  const name = nameOf(basename(root));
  const report: FolderReport = { folder: shown, notes: 0, lists: 0, leftOut: found.leftOut };
  const files = found.documents.filter(isMarkdown).map((file) => ({ path: file, file: join(shown, file) }));
  const vault: Vault = { root, documents: documentKeys(files), pictures: found.pictures };
  const wiki = isVault(root);
  const all: Read[] = [];
  for (const file of found.documents) {
    try {
      const read = await readFile(join(root, file), wiki);
      all.push({ file, read, divided: unlessTooDeep(read.markdown, () => decided(file, read, name)) });
    } catch (error) {
      const { refused } = refusalOf(error);
      // JSON in a folder is mostly for its tools.
      report.leftOut.push({ file, reason: file.endsWith('.json') ? nothing : refused });
    }
  }
  const documents = all.flatMap(({ file, read, divided: own }) => {
    const divided = own ?? likeOthers(file, read, all, name);
    if (!divided) report.leftOut.push({ file, reason: nothing });
    if (!divided) return [];
    report[divided.whole ? 'notes' : 'lists']++;
    const about = { file: join(shown, file), folder: { name, path: file }, repairs: read.repairs };
    return [{ ...about, surroundings: surroundingsIn(file, read, vault), divided }];
  });
  return { sources: documentsOf(documents), report };
}

/** Whether Obsidian keeps a folder, or one around it. */
const isVault = (folder: string): boolean =>
  existsSync(join(folder, '.obsidian')) || (dirname(folder) !== folder && isVault(dirname(folder)));

/** A note whose title does not ask, where most notes beside it ask by theirs. */
function likeOthers(
  path: string,
  { parsed, markdown }: FileContent,
  all: readonly Read[],
  name: string,
): Divided | undefined {
  const beside = all.filter(({ file }) => dirname(file) === dirname(path));
  const asking = beside.filter(({ divided }) => divided?.whole).length;
  // A folder in which nothing asks was named for its notes.
  const silent = beside.length >= 3 && all.every(({ divided }) => !divided);
  const most = asking >= 3 && asking * 2 >= beside.length;
  if (markdown === undefined || !(most || silent) || isIndex(nameOf(basename(path)))) return undefined;
  const title = titleOf(parsed, basename(path));
  const whole = wholeNote(parsed, title, sectionFor(path, name));
  questionsOf(whole)[0]!.notes.push('its title does not read as a question, as those of most others do');
  return whole;
}

/** The part of a book that a note belongs to: its folder; at the top the one that was named. */
function sectionFor(path: string, name: string | undefined): string | undefined {
  const folder = dirname(path);
  return folder === '.' ? name : nameOf(basename(folder));
}

/**
 * One question, a list of them, or neither, by the title of a document and the questions in it.
 *
 * @param name  What the folder that it stands in is called, of a file in one.
 */
function decided(path: string, { parsed, markdown }: FileContent, name?: string): Divided | undefined {
  const title = titleOf(parsed, basename(path));
  const divided = divideDocument(parsed);
  const questions = questionsOf(divided);
  if (markdown === undefined) return questions.length > 0 ? divided : undefined;
  const answered = questions.filter(({ answer }) => answer.length > 0);
  const asked = answered.filter(
    (one) => one.shape !== 'plain' && (one.explicit || endsAsQuestion(one.text)) && !isTitle(one, title),
  );
  const section = sectionFor(path, name);
  const labelled = answered.some(({ explicit, answer }) => explicit && answer.some(isAnswered));
  if (labelled) return divided;
  // Some questions within a note of a folder are parts of its answer.
  if (title.sure || (title.asks && asked.length < (name === undefined ? 1 : 5)))
    return wholeNote(parsed, title, section);
  // Phrases in bold type and questions that a text asks in passing make no list.
  const least = asked.every(({ explicit }) => explicit) ? 1 : 2;
  return asked.length >= least && asked.length * 2 >= answered.length ? divided : undefined;
}

const isTitle = ({ text }: { text: string }, title: Title): boolean =>
  wordingKey(text) === wordingKey(title.text);

/** Meaning of the addresses in a document: those of Word have their pictures in them. */
const surroundingsIn = (path: string, { pictures }: FileContent, vault: Vault): Surroundings =>
  pictures
    ? {
        picture: (url) => pictures.get(url) ?? { refused: 'pages show png, jpg, gif, webp and avif' },
        document: () => undefined,
      }
    : surroundingsOf(path, vault);
