import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cacheDirOf } from '#render/site.ts';
import { writeBook } from './book-files.ts';
import { markdownOf } from './book-markdown.ts';
import type { GeneratedBook } from './generated-book.ts';

/** A generator that makes a site of a book's pages. */
export interface SiteBuilder {
  name: string;
  /** Whether it is there, in node_modules or on the PATH. */
  installed(): boolean;
  /** Writes what it reads; the folder is new and empty. */
  prepare(book: GeneratedBook, folder: string): void;
  command(folder: string): { command: string[]; env?: Record<string, string> };
  /** Names of its phases, each with the line of output that ends it; what comes after the last is "rest". */
  phases: [name: string, ends: RegExp][];
  /** The built site, and what of it is for search. */
  out(folder: string): string;
  search: RegExp;
  /** Removes what it left elsewhere. */
  clean?(folder: string): void;
}

const astroPhases: SiteBuilder['phases'] = [
  ['start, check, fonts', /\[content\] Syncing/],
  ['reading pages', /Building static entrypoints/],
  ['bundling', /generating static routes/],
  ['rendering', /^\d\d:\d\d:\d\d ✓ Completed in/],
  ['search index', /page\(s\) built in/],
];

const write = (path: string, content: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
const bin = (name: string): string => resolve('node_modules/.bin', name);
const quiet = { ASTRO_TELEMETRY_DISABLED: '1' };

/** Starlight reads Markdown and MDX; the one it renders while it reads, the other it bundles, as we do. */
const starlight = (name: string, ending: 'md' | 'mdx'): SiteBuilder => ({
  name,
  installed: () => existsSync('node_modules/@astrojs/starlight'),
  prepare(book, folder) {
    write(
      join(folder, 'astro.config.mjs'),
      "import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\n" +
        "export default defineConfig({ site: 'https://example.org', integrations: [starlight({ title: 'Generated' })] });\n",
    );
    write(
      join(folder, 'src/content.config.ts'),
      "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n" +
        "import { docsSchema } from '@astrojs/starlight/schema';\n" +
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
    );
    write(
      join(folder, 'package.json'),
      JSON.stringify({
        type: 'module',
        private: true,
        // Astro bundles packages that are named here and need it.
        dependencies: { astro: '*', '@astrojs/starlight': '*' },
      }),
    );
    const docs = join(folder, 'src/content/docs');
    write(join(docs, 'index.md'), `---\ntitle: ${book.name}\n---\n\nAll questions are in the list beside.\n`);
    for (const page of book.pages)
      write(join(docs, 'questions', `${page.slug}.${ending}`), markdownOf(page, book));
  },
  command: (folder) => ({ command: [bin('astro'), 'build', '--root', folder], env: quiet }),
  phases: astroPhases,
  out: (folder) => join(folder, 'dist'),
  search: /^pagefind\//,
});

export const siteBuilders: SiteBuilder[] = [
  {
    name: 'ours',
    installed: () => true,
    prepare: (book, folder) => writeBook(book, join(folder, 'content')),
    command: (folder) => ({
      command: [process.execPath, 'src/cli/build/build.ts'],
      env: {
        ...quiet,
        DEBUG_BUILD: '1',
        BASE_PATH: '/',
        CONTENT_DIR: join(folder, 'content'),
        OUT_DIR: join(folder, 'dist'),
      },
    }),
    phases: [
      ...astroPhases.slice(0, -1),
      ['finishing pages', /page\(s\) built in/],
      ['search index', /^\d+ pages, /],
    ],
    out: (folder) => join(folder, 'dist'),
    search: /^(search|pagefind)\//,
    clean: (folder) => rmSync(cacheDirOf(join(folder, 'content')), { recursive: true, force: true }),
  },
  starlight('Starlight', 'mdx'),
  starlight('Starlight, Markdown', 'md'),
  {
    name: 'VitePress',
    installed: () => existsSync(bin('vitepress')),
    prepare(book, folder) {
      write(
        join(folder, '.vitepress/config.mjs'),
        "export default { title: 'Generated', themeConfig: { search: { provider: 'local' } } };\n",
      );
      write(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
      write(join(folder, 'index.md'), `# ${book.name}\n`);
      for (const page of book.pages)
        write(
          join(folder, 'questions', page.slug, 'index.md'),
          headed(markdownOf(page, book), page.question),
        );
    },
    command: (folder) => ({ command: [bin('vitepress'), 'build', folder] }),
    phases: [],
    out: (folder) => join(folder, '.vitepress/dist'),
    search: /localSearchIndex/,
  },
  {
    name: 'Hugo, bare, no search',
    installed: () => spawnSync('hugo', ['version']).status === 0,
    prepare(book, folder) {
      write(
        join(folder, 'hugo.toml'),
        "baseURL = 'https://example.org/'\ntitle = 'Generated'\ndisableKinds = ['RSS', 'taxonomy', 'term']\n[markup.goldmark.renderer]\nunsafe = true\n",
      );
      const page =
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>';
      write(join(folder, 'layouts/_default/single.html'), `${page}{{ .Content }}</html>\n`);
      write(
        join(folder, 'layouts/_default/list.html'),
        `${page}{{ range .RegularPagesRecursive }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</html>\n`,
      );
      for (const page of book.pages)
        write(join(folder, 'content/questions', `${page.slug}.md`), markdownOf(page, book));
    },
    command: (folder) => ({ command: ['hugo', '--source', folder, '--destination', join(folder, 'dist')] }),
    phases: [],
    out: (folder) => join(folder, 'dist'),
    search: /^$/,
  },
];

const headed = (markdown: string, title: string): string =>
  markdown.replace(/^---\n[\s\S]*?\n---\n/, (front) => `${front}\n# ${title}\n`);
