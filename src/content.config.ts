import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { renderPlan } from '#outputs/render-plan.ts';
import { parseReferences } from '#book/references.ts';
import { bookSchema, questionSchema } from '#book/schema.ts';
import { contentDir } from '#render/site.ts';

const everyQuestion = glob({
  base: join(contentDir, 'questions'),
  pattern: '*/index.mdx',
  generateId: ({ entry }) => entry.split('/')[0]!,
});

const questions = defineCollection({
  loader: {
    name: 'questions',
    async load(context) {
      const plan = renderPlan();
      // What the store remembers of a build that rendered other answers would not be what this one renders.
      if (plan) context.store.clear();
      await everyQuestion.load(context);
      if (!plan) return;
      const rendered = new Set(plan.render);
      for (const [slug, { deferredRender: _, ...entry }] of context.store.entries()) {
        if (rendered.has(slug)) continue;
        // Known to the pages that list it; its text is neither compiled nor bundled.
        context.store.delete(slug);
        context.store.set(entry);
      }
    },
  },
  schema: questionSchema,
});

/** The whole of one file as a collection, read again whenever it changes. */
function oneFile(name: string, read: (source: string) => Iterable<{ id: string; data: object }>): Loader {
  const path = join(contentDir, name);
  return {
    name,
    async load({ store, watcher }) {
      const refresh = async () => {
        // A book without sources has no bibliography; everything else was checked before.
        const source = await readFile(path, 'utf8').catch(() => '');
        store.clear();
        for (const { id, data } of read(source)) store.set({ id, data: data as Record<string, unknown> });
      };
      await refresh();
      watcher?.add(path);
      watcher?.on('change', (changed) => {
        if (changed === path) void refresh();
      });
    },
  };
}

const book = defineCollection({
  loader: oneFile('book.yaml', (source) => [{ id: 'book', data: bookSchema.parse(parse(source)) }]),
  schema: bookSchema,
});

/** All sources in one entry: a book without any is no empty collection, of which Astro would warn on every page. */
const references = defineCollection({
  loader: oneFile('references.bib', (source) => [
    { id: 'references', data: { all: parseReferences(source, 'references.bib').references } },
  ]),
  schema: z.any(),
});

export const collections = { questions, book, references };
