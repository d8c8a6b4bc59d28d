import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wordingKey } from '#book/questions.ts';
import type { Decoded } from '../read/decode.ts';
import type { Picture, Surroundings } from '../read/surroundings.ts';
import { parseMarkdown, type Parsed } from '../markdown/parse-markdown.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import type { Source } from '../questions/read-document.ts';
import { readsAsQuestion } from '../markdown/question-text.ts';
import type { FolderReport } from '../report/report.ts';
import { segmentParsed, type Segmented } from '../questions/segment.ts';
import { orTooDeep } from '../markdown/too-deep.ts';
import { lookThrough, type Found } from './list-folder.ts';
import { isMarkdown } from './file-kind.ts';
import { wholeNote } from './whole-note.ts';
import { readDocument, type FileContent } from './read-file.ts';
import { documentKeys, surroundingsOf, type Vault } from './vault.ts';
import { isIndex, nameOf, titleAsks, titleOf, type Title } from './note-title.ts';

/** A file or folder as the author named it, and where it lies. */
export interface Named {
  shown: string;
  path: string;
}

/** Reads files and folders. What cannot be read is a source that says so. */
export async function readPaths(
  all: readonly Named[],
): Promise<{ sources: Source[]; folders: FolderReport[] }> {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    if (!statSync(named.path, { throwIfNoEntry: false })?.isDirectory()) {
      sources.push(await readAlone(named));
      continue;
    }
    const found = await orRefused(() => readFolder(named));
    if ('refused' in found) sources.push({ file: named.shown, content: found });
    else {
      sources.push(...found.sources);
      folders.push(found.report);
    }
  }
  return { sources, folders };
}

async function orRefused<T>(read: () => Promise<T>): Promise<T | { refused: string }> {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      refused:
        code === 'EACCES' ? 'The folder, or one inside it, cannot be read: permission was denied.' : message,
    };
  }
}

const questionsOf = ({ parts }: Segmented): FoundQuestion[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'question' ? [part.question] : []))),
];

/** A file that was named itself: a list of questions, or one question if it holds no other. */
async function readAlone({ shown: file, path }: Named): Promise<Source> {
  const read = await readDocument(path);
  if ('content' in read && 'refused' in read.content) return { file, content: read.content };
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  const surroundings = placesOf(basename(path), 'content' in read ? read : {}, vault);
  if ('content' in read) return { file, content: read.content, surroundings };
  const { text, repairs } = read.markdown;
  const segmented = orTooDeep(text, () => {
    const parsed = parseMarkdown(text, { mdx: read.mdx });
    const title = titleOf(parsed, basename(path));
    const found = segmentParsed(parsed);
    const alone = questionsOf(found).every((question) => isTitle(question, title));
    return title.asks && alone ? wholeNote(parsed, title, undefined, []) : found;
  });
  return { file, content: 'refused' in segmented ? segmented : { repairs, segmented }, surroundings };
}

/** What addresses mean in a document: those of Word have their pictures in them. */
const placesOf = (
  path: string,
  { pictures }: { pictures?: ReadonlyMap<string, Picture> },
  vault: Vault,
): Surroundings =>
  pictures
    ? {
        picture: (url) => pictures.get(url) ?? { refused: 'pages show png, jpg, gif, webp and avif' },
        document: () => undefined,
      }
    : surroundingsOf(path, vault);

/** The questions of a document that are not its title, are surely asked, and have an answer. */
const others = (segmented: Segmented, title: Title): FoundQuestion[] =>
  questionsOf(segmented).filter(
    ({ text, explicit, number, shape, answer }) =>
      answer.length > 0 &&
      shape !== 'plain' &&
      (explicit || titleAsks(text) || (number !== undefined && shape !== 'item' && readsAsQuestion(text))) &&
      !/[:：]$/.test(text) &&
      !isTitle({ text }, title),
  );

const isTitle = ({ text }: { text: string }, title: Title): boolean =>
  wordingKey(text) === wordingKey(title.text);

/** A document of a folder, before it is known how the folder keeps its questions. */
interface Note {
  path: string;
  repairs: Decoded['repairs'];
  parsed: Parsed;
  title: Title;
  segmented: Segmented;
  others: FoundQuestion[];
}

async function readFolder({
  shown,
  path,
}: Named): Promise<{ sources: Source[]; report: FolderReport } | { refused: string }> {
  const root = realpathSync(path);
  const found = lookThrough(root);
  if ('refused' in found) return found;
  const name = nameOf(basename(root));
  const report: FolderReport = { folder: shown, notes: 0, lists: 0, leftOut: [...found.leftOut] };
  const texts: { path: string; read: FileContent }[] = [];
  for (const file of found.documents) texts.push({ path: file, read: await readDocument(join(root, file)) });
  const files = found.documents.filter(isMarkdown).map((file) => ({ path: file, file: join(shown, file) }));
  const vault: Vault = { root, documents: documentKeys(files), pictures: found.pictures };
  const wiki = linksByName(texts, found, vault);
  const notes = texts.flatMap(({ path: file, read }) => {
    if (!('markdown' in read)) return [];
    const note = orTooDeep(read.markdown.text, () => noteOf(file, read, wiki));
    if ('refused' in note) report.leftOut.push({ file, reason: note.refused });
    return 'refused' in note ? [] : [note];
  });
  const kept = notesFolders(notes);
  const noteAt = new Map(notes.map((note) => [note.path, note]));
  const sources = texts.flatMap(({ path: file, read }): Source[] => {
    const own = { file: join(shown, file), folder: { name, path: file } };
    const leave = (reason: string): Source[] => {
      report.leftOut.push({ file, reason });
      return [];
    };
    if ('content' in read) {
      // What a folder holds in JSON is mostly for its tools.
      if ('refused' in read.content) return leave(file.endsWith('.json') ? nothing : read.content.refused);
      if ('segmented' in read.content && questionsOf(read.content.segmented).length === 0)
        return leave(nothing);
      report.lists++;
      return [{ ...own, content: read.content, surroundings: placesOf(file, read, vault) }];
    }
    const note = noteAt.get(file);
    if (!note) return [];
    const segmented = decided(note, kept, name);
    if (!segmented) return leave(nothing);
    report[segmented.whole ? 'notes' : 'lists']++;
    return [
      { ...own, content: { repairs: note.repairs, segmented }, surroundings: surroundingsOf(file, vault) },
    ];
  });
  return { sources, report };
}

const nothing = 'nothing in it reads as a question';

/** Whether `[[name]]` is a link in a folder: Obsidian keeps it, or such a name is that of a document in it. */
function linksByName(
  texts: readonly { read: FileContent }[],
  { vault }: Found,
  { documents }: Vault,
): boolean {
  const links = /\[\[([^\]|#\n]{1,200})/g;
  return (
    vault ||
    texts.some(
      ({ read }) =>
        'markdown' in read &&
        [...read.markdown.text.matchAll(links)].some(([, name]) =>
          documents.has(`name:${name!.trim().toLowerCase()}`),
        ),
    )
  );
}

function noteOf(
  path: string,
  { markdown, mdx }: Extract<FileContent, { markdown: Decoded }>,
  wiki: boolean,
): Note {
  const parsed = parseMarkdown(markdown.text, { mdx, wiki });
  const title = titleOf(parsed, isIndex(nameOf(basename(path))) ? basename(dirname(path)) : basename(path));
  const segmented = segmentParsed(parsed);
  return { path, repairs: markdown.repairs, parsed, title, segmented, others: others(segmented, title) };
}

/** Documents that stand beside the questions of a folder. */
const beside = /^_?(?:index|readme|changes|summary|sidebar|glossary|authors|todo)$/i;

/** The folder whose files a note belongs to: a folder of its own is part of its name. */
const folderOf = (path: string): string =>
  isIndex(nameOf(basename(path))) && dirname(path) !== '.' ? dirname(dirname(path)) : dirname(path);

/** The folders whose files mostly have titles that ask; small ones are judged with all others. */
function notesFolders(notes: readonly Note[]): ReadonlySet<string> {
  const counted = notes.filter(({ path, title }) => title.asks || !beside.test(nameOf(basename(path))));
  const asking = (some: readonly Note[]) => some.filter(({ title }) => title.asks).length;
  const ask = (some: readonly Note[]) => asking(some) >= 2 && asking(some) * 2 >= some.length;
  const all = ask(counted);
  const folders = Map.groupBy(counted, ({ path }) => folderOf(path));
  return new Set(
    [...folders].flatMap(([folder, own]) =>
      (own.length < 3 ? all && asking(own) > 0 : ask(own)) ? [folder] : [],
    ),
  );
}

/** One question, a list of them or neither, by the title of a document, its questions, and the folder that it lies in. */
function decided(
  { path, parsed, title, segmented, others }: Note,
  folders: ReadonlySet<string>,
  name: string,
): Segmented | undefined {
  const folder = folderOf(path);
  const section = folder === '.' ? (sectionOf(parsed) ?? name) : nameOf(basename(folder));
  const { asks } = title;
  const among = folders.has(folder);
  if (title.sure || (asks && !holdsList(others, parsed, among ? 5 : 3)))
    return wholeNote(parsed, title, section, []);
  const plain = !beside.test(nameOf(basename(path))) && others.length < 2;
  if (!asks && among && plain)
    return wholeNote(parsed, title, section, [
      'its title does not read as a question, as those of the files beside it do',
    ]);
  // Phrases in bold type and questions that a text asks in passing make no list.
  return others.length > 1 && others.length * 2 >= questionsOf(segmented).length ? segmented : undefined;
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
  if (marked.length >= 3) return true;
  const depths = new Set(questions.map(({ depth }) => depth));
  const headings = blocks.blocks.filter(
    ({ node }) => node.type === 'heading' && depths.has(node.depth ?? 0),
  ).length;
  return questions.length >= least && questions.length >= headings * 0.8;
}
