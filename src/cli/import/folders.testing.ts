import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { png } from '#check/planted/pictures.testing.ts';
import { nowhere } from './documents.testing.ts';
import { planImport, type Plan } from './plan/plan.ts';
import type { FileReport } from './report/report.ts';
import type { FolderReport } from './questions/read-paths.ts';
import { readPaths } from './questions/read-paths.ts';

const home = mkdtempSync(join(tmpdir(), 'sources-'));
after(() => rmSync(home, { recursive: true, force: true }));
let made = 0;

/** A folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>, name = 'notes'): string {
  const folder = join(home, `${++made}`, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

interface Imported extends Plan {
  folders: FolderReport[];
  /** The page of a question, by the beginning of its wording; its folder; its pictures by name. */
  page: (question: string) => string;
  slug: (question: string) => string;
  pictures: (question: string) => string[];
  /** The report of a file, by the end of its path. */
  report: (file: string) => FileReport;
}

/** Result of an import of these paths, in a folder without a book. */
export async function imported(...paths: string[]): Promise<Imported> {
  const { sources, folders } = await readPaths(paths.map((path) => ({ shown: path, path })));
  const plan = planImport(sources, nowhere);
  const pageOf = (question: string) => {
    const page = plan.pages.find(({ source }) => new RegExp(`^question: ["']?${question}`, 'm').test(source));
    if (!page) throw new Error(`no page asks "${question}"`);
    return page;
  };
  return {
    ...plan,
    folders,
    page: (question) => pageOf(question).source,
    slug: (question) => pageOf(question).slug,
    pictures: (question) => pageOf(question).pictures.map(({ name }) => name),
    report: (end) => {
      const report = plan.files.find(({ file }) => file.endsWith(end));
      if (!report) throw new Error(`no report of ${end}`);
      return report;
    },
  };
}

/** The smallest picture. */
export const smallestPng = png(1, 1);
