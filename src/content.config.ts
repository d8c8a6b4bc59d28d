import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import type { QuestionRecord } from '#book/question-record.ts';
import { parseReferences } from '#book/references.ts';
import { bookSchema, questionSchema } from '#book/schema.ts';
import { readBook } from '#check/read-book.ts';
import { readQuestion } from '#check/read-question.ts';
import { renderedLater } from '#render/astro-internals.ts';
import { prepared } from '#render/prepared.ts';
import { contentDir } from '#render/site.ts';

const questionsDir = join(contentDir, 'questions');

/** Every question as it was read once: by the build's first process, or here for an author's server. */
const readQuestions: Loader = {
  name: 'questions',
  async load(context) {
    // JSON has no dates: the schema makes them.
    const records = prepared('records')?.map((record) => ({
      ...record,
      data: questionSchema.parse(record.data),
    }));
    context.store.clear();
    for (const record of records ?? readBook(contentDir).records) put(context, record);
    context.watcher?.on('all', (_, path) => {
      const [slug] = relative(questionsDir, path).split(sep);
      if (path.startsWith(questionsDir) && slug) readAgain(context, slug);
    });
  },
};

function put({ store, config }: LoaderContext, record: QuestionRecord): void {
  const filePath = relative(fileURLToPath(config.root), record.file);
  const digest = createHash('sha256').update(JSON.stringify(record)).digest('hex');
  store.set({ id: record.slug, data: { ...record }, filePath, digest, ...renderedLater });
}

/** A question of which a file has changed. What is at fault is told elsewhere; its page stays as it was. */
function readAgain(context: LoaderContext, slug: string): void {
  const folder = join(questionsDir, slug);
  const { record } = readQuestion(folder);
  if (record) put(context, record);
  else if (!existsSync(join(folder, 'index.mdx'))) context.store.delete(slug);
}

/** The whole of one file as a collection, read again whenever it changes. */
function oneFile(path: string, read: (source: string) => { id: string; data: object }): Loader {
  return {
    name: basename(path),
    async load({ store, watcher }) {
      const refresh = async () => {
        // A book without sources has no bibliography; everything else was checked before.
        const { id, data } = read(await readFile(path, 'utf8').catch(() => ''));
        store.clear();
        store.set({ id, data: { ...data } });
      };
      await refresh();
      watcher?.add(path);
      watcher?.on('change', (changed) => {
        if (changed === path) void refresh();
      });
    },
  };
}

export const collections = {
  questions: defineCollection({ loader: readQuestions, schema: z.custom<QuestionRecord>() }),
  book: defineCollection({
    loader: oneFile(join(contentDir, 'book.yaml'), (source) => ({
      id: 'book',
      data: bookSchema.parse(parse(source)),
    })),
    schema: bookSchema,
  }),
  /** All sources in one entry: a book without any is no empty collection, of which Astro would warn on every page. */
  references: defineCollection({
    loader: oneFile(join(contentDir, 'references.bib'), (source) => ({
      id: 'references',
      data: { all: parseReferences(source, 'references.bib').references },
    })),
    schema: z.any(),
  }),
};
