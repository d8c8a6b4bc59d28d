import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GeneratedBook } from '../book/generate-book.ts';
import { markdownOf } from '../book/markdown.ts';
import { writeBook } from '../book/write-book.ts';
import { writeFile } from '../write-file.ts';
import { watchedRun, type Run } from './watched-run.ts';

/**
 * Gives some work a new folder, and deletes it at the end: for minutes after many files were deleted, file systems are slow
 * to create new ones. It is below the bench, so that sites in it import what is installed here.
 */
export async function inWorkFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(import.meta.dirname, '../.cache', String(process.pid));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const generator = resolve(import.meta.dirname, '../..');
const astro = join(import.meta.dirname, '../node_modules/.bin/astro');

/** A generator that makes a site of a book's pages. */
export interface SiteBuilder {
  name: string;
  /** Writes what it reads; the folder is new and empty. */
  prepare(book: GeneratedBook, folder: string): void;
  /** The command that builds the site into `dist/` of that folder. */
  command(folder: string): { command: string[]; env?: Record<string, string> };
  /** Files of the site that serve search. */
  search: RegExp;
}

export const ours: SiteBuilder = {
  name: 'ours',
  prepare(book, folder) {
    writeBook(book, join(folder, 'content'));
  },
  command: (folder) => ({
    command: [process.execPath, join(generator, 'src/cli/build/build.ts')],
    env: {
      BASE_PATH: '/',
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: join(folder, 'dist'),
      CACHE_DIR: join(folder, 'cache'),
    },
  }),
  search: /^(search|pagefind)\//,
};

/** Starlight reads Markdown and MDX; the one it renders while it reads, the other it bundles, as we do. */
const starlight = (name: string, ending: 'md' | 'mdx'): SiteBuilder => ({
  name,
  prepare(book, folder) {
    writeFile(
      join(folder, 'astro.config.mjs'),
      "import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\n" +
        "export default defineConfig({ site: 'https://example.org', integrations: [starlight({ title: 'Generated' })] });\n",
    );
    writeFile(
      join(folder, 'src/content.config.ts'),
      "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n" +
        "import { docsSchema } from '@astrojs/starlight/schema';\n" +
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
    );
    // Astro bundles packages that are named here and need it.
    const dependencies = { astro: '*', '@astrojs/starlight': '*' };
    writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true, dependencies }));
    const docs = join(folder, 'src/content/docs');
    writeFile(
      join(docs, 'index.md'),
      `---\ntitle: ${book.name}\n---\n\nAll questions are in the list beside.\n`,
    );
    for (const page of book.pages)
      writeFile(join(docs, 'questions', `${page.slug}.${ending}`), markdownOf(page, book));
  },
  command: (folder) => ({
    command: [process.execPath, astro, 'build', '--root', folder],
  }),
  search: /^pagefind\//,
});

export const starlightMdx = starlight('Starlight', 'mdx');
export const siteBuilders = [ours, starlightMdx, starlight('Starlight, Markdown', 'md')];

/** Builds the site of a folder. */
export function buildSite(builder: SiteBuilder, folder: string): Promise<Run> {
  const { command, env } = builder.command(folder);
  return watchedRun(command, { cwd: generator, env: { ASTRO_TELEMETRY_DISABLED: '1', ...env } });
}
