import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCollection, type CollectionConfig } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { parseReferences } from './references.ts';
import { bookSchema, questionSchema } from './schema.ts';
import { contentDir } from './site.ts';

const questions = defineCollection({
  loader: glob({
    base: join(contentDir, 'questions'),
    pattern: '*/index.mdx',
    generateId: ({ entry }) => entry.split('/')[0]!,
  }),
  schema: questionSchema,
});

/** The whole of one file as a collection, read again whenever it changes. */
function oneFile<T>(
  name: string,
  read: (source: string, path: string) => Iterable<readonly [id: string, data: T]>,
) {
  const path = join(contentDir, name);
  return {
    name,
    async load({
      store,
      watcher,
    }: {
      store: { clear(): void; set(entry: { id: string; data: Record<string, unknown> }): unknown };
      watcher?:
        | { add(path: string): unknown; on(event: 'change', listener: (path: string) => void): unknown }
        | undefined;
    }) {
      const refresh = async () => {
        const source = await readFile(path, 'utf8').catch(() => '');
        store.clear();
        for (const [id, data] of read(source, path)) store.set({ id, data: data as Record<string, unknown> });
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
  loader: oneFile('book.yaml', (source) => [['book', bookSchema.parse(parse(source))]]) as never,
  schema: bookSchema,
}) as CollectionConfig<typeof bookSchema>;

const references = defineCollection({
  loader: oneFile('references.bib', (source, path) =>
    parseReferences(source, path).references.map((reference) => [reference.key, reference] as const),
  ) as never,
  schema: z.any(),
});

export const collections = { questions, book, references };
