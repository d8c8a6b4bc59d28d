import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wordingKey } from '#book/questions.ts';
import { readFile, type FileContent } from '../formats/read-file.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { readsAsQuestion } from '../markdown/question-text.ts';
import { orTooDeep } from '../markdown/too-deep.ts';
import { isMarkdown } from '../read/file-kind.ts';
import { listFolder } from '../read/list-folder.ts';
import type { Surroundings } from '../read/surroundings.ts';
import { documentKeys, surroundingsOf, type Vault } from '../read/vault.ts';
import { divideDocument } from './divide-document.ts';
import { documentOf, type Source } from './document.ts';
import { isIndex, nameOf, titleAsks, titleOf, type Title } from './note-title.ts';
import { questionsOf, type Divided, type FoundQuestion } from './parts.ts';
import { wholeNote } from './whole-note.ts';

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

/** Reads files and folders. What cannot be read is a source that says so. */
export async function readPaths(
  all: readonly Named[],
): Promise<{ sources: Source[]; folders: FolderReport[] }> {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    const isFolder = statSync(named.path, { throwIfNoEntry: false })?.isDirectory();
    const read = isFolder ? await readFolder(named).catch(asSource(named)) : [await readAlone(named)];
    if (Array.isArray(read)) sources.push(...read);
    else {
      sources.push(...read.sources);
      folders.push(read.report);
    }
  }
  return { sources, folders };
}

const asSource =
  ({ shown: file }: Named) =>
  ({ code, message }: NodeJS.ErrnoException): Source[] => {
    const denied = 'The folder, or one inside it, cannot be read: permission was denied.';
    return [{ file, refused: code === 'EACCES' ? denied : message }];
  };

/** A file that was named itself: a list of questions, or one question if it holds no other. */
async function readAlone({ shown: file, path }: Named): Promise<Source> {
  const read = await readFile(path);
  if ('refused' in read) return { file, ...read };
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  const { parsed, repairs, markdown } = read;
  const found = orTooDeep(markdown, () => {
    const title = titleOf(parsed, basename(path));
    const divided = divideDocument(parsed);
    const alone = questionsOf(divided).every((question) => isTitle(question, title));
    const whole = markdown !== undefined && title.asks && alone;
    const surroundings = placesOf(basename(path), read, vault);
    return documentOf(
      { file, repairs, surroundings },
      whole ? wholeNote(parsed, title, undefined, []) : divided,
    );
  });
  return 'refused' in found ? { file, ...found } : found;
}

/** Meaning of the addresses in a document: those of Word have their pictures in them. */
const placesOf = (path: string, { pictures }: FileContent, vault: Vault): Surroundings =>
  pictures
    ? {
        picture: (url) => pictures.get(url) ?? { refused: 'pages show png, jpg, gif, webp and avif' },
        document: () => undefined,
      }
    : surroundingsOf(path, vault);

const isTitle = ({ text }: { text: string }, title: Title): boolean =>
  wordingKey(text) === wordingKey(title.text);

/** A document of a folder, before it is known how the folder keeps its questions. */
interface Note {
  path: string;
  read: FileContent;
  title: Title;
  divided: Divided;
  /** Its questions that are not its title, are surely asked, and have an answer. */
  others: FoundQuestion[];
}

const nothing = 'nothing in it reads as a question';

async function readFolder({
  shown,
  path,
}: Named): Promise<{ sources: Source[]; report: FolderReport } | Source[]> {
  const root = realpathSync(path);
  const found = listFolder(root);
  if ('refused' in found) return [{ file: shown, ...found }];
  const name = nameOf(basename(root));
  const report: FolderReport = { folder: shown, notes: 0, lists: 0, leftOut: [] };
  const files = found.documents.filter(isMarkdown).map((file) => ({ path: file, file: join(shown, file) }));
  const vault: Vault = { root, documents: documentKeys(files), pictures: found.pictures };
  // Obsidian keeps the folder, or such a name is that of a document in it.
  const wiki = (text: string) =>
    found.vault ||
    [...text.matchAll(/\[\[([^\]|#\n]{1,200})/g)].some(([, to]) =>
      vault.documents.has(`name:${to!.trim().toLowerCase()}`),
    );
  const notes: Note[] = [];
  for (const file of found.documents) {
    const read = await readFile(join(root, file), wiki);
    const note = 'refused' in read ? read : orTooDeep(read.markdown, () => noteOf(file, read));
    // JSON in a folder is mostly for its tools.
    if ('refused' in note)
      report.leftOut.push({ file, reason: file.endsWith('.json') ? nothing : note.refused });
    else notes.push(note);
  }
  const kept = notesFolders(notes.filter(({ read }) => read.markdown !== undefined));
  const sources = notes.flatMap((note): Source[] => {
    const { path: file, read } = note;
    const divided = decided(note, kept, name);
    if (!divided) {
      report.leftOut.push({ file, reason: nothing });
      return [];
    }
    report[divided.whole ? 'notes' : 'lists']++;
    const folder = { name, path: file };
    const about = {
      file: join(shown, file),
      folder,
      repairs: read.repairs,
      surroundings: placesOf(file, read, vault),
    };
    return [documentOf(about, divided)];
  });
  report.leftOut.sort((a, b) => found.documents.indexOf(a.file) - found.documents.indexOf(b.file));
  report.leftOut.unshift(...found.leftOut);
  return { sources, report };
}

function noteOf(path: string, read: FileContent): Note {
  const title = titleOf(
    read.parsed,
    isIndex(nameOf(basename(path))) ? basename(dirname(path)) : basename(path),
  );
  const divided = divideDocument(read.parsed);
  const others = questionsOf(divided).filter(
    ({ text, explicit, number, shape, answer }) =>
      answer.length > 0 &&
      shape !== 'plain' &&
      (explicit || titleAsks(text) || (number !== undefined && shape !== 'item' && readsAsQuestion(text))) &&
      !/[:：]$/.test(text) &&
      !isTitle({ text }, title),
  );
  return { path, read, title, divided, others };
}

/** Whether a document stands beside the questions of a folder. */
const isBeside = (path: string): boolean =>
  /^_?(?:index|readme|changes|summary|sidebar|glossary|authors|todo)$/i.test(nameOf(basename(path)));

/** The folder whose files a note belongs to: a folder of its own is part of its name. */
const folderOf = (path: string): string =>
  isIndex(nameOf(basename(path))) && dirname(path) !== '.' ? dirname(dirname(path)) : dirname(path);

/** The folders whose files mostly have titles that ask; small ones are judged with all others. */
function notesFolders(notes: readonly Note[]): ReadonlySet<string> {
  const counted = notes.filter(({ path, title }) => title.asks || !isBeside(path));
  const asking = (some: readonly Note[]) => some.filter(({ title }) => title.asks).length;
  const ask = (some: readonly Note[]) => asking(some) >= 2 && asking(some) * 2 >= some.length;
  const folders = [...Map.groupBy(counted, ({ path }) => folderOf(path))];
  const notable = folders.filter(([, own]) => (own.length < 3 ? ask(counted) && asking(own) > 0 : ask(own)));
  return new Set(notable.map(([folder]) => folder));
}

/** One question, a list of them or neither, by the title of a document, its questions, and the folder that it lies in. */
function decided(
  { path, read: { parsed, markdown }, title, divided, others }: Note,
  folders: ReadonlySet<string>,
  name: string,
): Divided | undefined {
  const { length } = questionsOf(divided);
  if (markdown === undefined) return length > 0 ? divided : undefined;
  const folder = folderOf(path);
  const section = folder === '.' ? (sectionOf(parsed) ?? name) : nameOf(basename(folder));
  const among = folders.has(folder);
  if (title.sure || (title.asks && !holdsList(others, parsed, among ? 5 : 3)))
    return wholeNote(parsed, title, section, []);
  if (!title.asks && among && !isBeside(path) && others.length < 2) {
    const note = 'its title does not read as a question, as those of the files beside it do';
    return wholeNote(parsed, title, section, [note]);
  }
  // Phrases in bold type and questions that a text asks in passing make no list.
  return others.length > 1 && others.length * 2 >= length ? divided : undefined;
}

const sectionOf = ({ data }: Parsed): string | undefined =>
  [data['category'], data['topic'], data['section']].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );

/** Whether questions within a document are a list, and not parts of one answer. */
function holdsList(questions: readonly FoundQuestion[], { blocks }: Parsed, least: number): boolean {
  const marked = questions.filter(
    ({ explicit, number, shape }) => explicit || number !== undefined || shape === 'details',
  );
  const depths = new Set(questions.map(({ depth }) => depth));
  const headings = blocks.filter(({ type, depth = 0 }) => type === 'heading' && depths.has(depth)).length;
  return marked.length >= 3 || (questions.length >= least && questions.length >= headings * 0.8);
}
