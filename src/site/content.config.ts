import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
// Not `astro:content`, with which all of Astro's runtime would be loaded.
import { defineCollection } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { folderOf, type BookPage } from '#book/book-page.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { textFile } from '#book/translation.ts';
import { renderedLater } from '#render/astro-internals.ts';
import { buildData } from '#project/build-data.ts';
import { contentDir, translation } from '#project/site.ts';

/** Texts of the book that are pages: where they lie, and how they are read. */
interface Texts<R extends QuestionRecord | BookPage> {
  name: 'questions' | 'pages';
  /** Records as the command has read them when it started; none where only the types of collections are made. */
  all(): R[];
  /** The file of a text. */
  file(slug: string): string;
  /** Programs that read are loaded when a text has changed: a build reads none, and Vite takes a second to prepare them. */
  read(file: string): Promise<R | undefined>;
}

/** Questions whose pages are rendered already; their texts are compiled no more. */
const kept: ReadonlySet<string> = new Set(buildData('keptPages'));
const isBuild = buildData('pageKeys') !== undefined;
/** Texts that import nothing a build evaluates by itself (evaluated-text.ts). */
const isBundled = (record: QuestionRecord | BookPage): boolean =>
  !('hasPrograms' in record && isBuild && (kept.has(record.slug) || !record.hasPrograms));

/** Whether a text is there, and no link to one elsewhere. */
const isThere = (file: string): boolean =>
  existsSync(file) && realpathSync(file).startsWith(realpathSync(contentDir) + sep);

/** Every text as it was read, and on an author's server each again when a file of it changes. */
function readTexts<R extends QuestionRecord | BookPage>(texts: Texts<R>): Loader {
  const folder = join(contentDir, texts.name);
  return {
    name: texts.name,
    async load(context) {
      const put = (record: R) => {
        const filePath = relative(fileURLToPath(context.config.root), record.file);
        // One text: of each that begins like a picture of its own, Astro would import what it names.
        const json = JSON.stringify(record);
        const digest = createHash('sha256').update(json).digest('hex');
        const later = isBundled(record) ? renderedLater : {};
        context.store.set({ id: record.slug, data: { json }, filePath, digest, ...later });
      };
      context.store.clear();
      for (const record of texts.all()) put(record);
      context.watcher?.on('all', async (_, path) => {
        const [first] = relative(folder, path).split(sep);
        if (!path.startsWith(folder + sep) || !first) return;
        // Errors are reported elsewhere; the page stays as it was.
        const slug = folderOf(first);
        const file = texts.file(slug);
        const record = isThere(file) ? await texts.read(file) : undefined;
        if (record) put(record);
        else if (!isThere(file)) context.store.delete(slug);
      });
    },
  };
}

const questions = readTexts<QuestionRecord>({
  name: 'questions',
  all: () => buildData('records') ?? [],
  file: (slug) => join(contentDir, 'questions', slug, textFile('index', translation)),
  async read(file) {
    const { readQuestion } = await import('#check/reading/read-question.ts');
    return readQuestion(dirname(file), { translation }).record;
  },
});

const pages = readTexts<BookPage>({
  name: 'pages',
  all: () => buildData('pages') ?? [],
  file: (slug) => join(contentDir, 'pages', textFile(slug, translation)),
  async read(file) {
    const { readPage } = await import('#check/reading/read-page.ts');
    return readPage(file).record;
  },
});

export const collections = {
  questions: defineCollection({ loader: questions, schema: z.custom<{ json: string }>() }),
  pages: defineCollection({ loader: pages, schema: z.custom<{ json: string }>() }),
};
