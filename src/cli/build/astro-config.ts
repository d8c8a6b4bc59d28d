import { extname, join, resolve, sep } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { interfaceLanguage, language } from '#messages/of-book.ts';
import { fontFolder } from '#outputs/font-folder.ts';
import { textFamily } from '#outputs/own-fonts.ts';
import { bookSettings, isTrustedBook } from '#project/book-settings.ts';
import { apartFromBook } from './plugins/apart-from-book.ts';
import { asCommonMarkdown } from './plugins/as-common-markdown.ts';
import { bookModules } from './plugins/book-modules.ts';
import { boundedModules } from './plugins/bounded-modules.ts';
import { licenses, onlyNamed } from '#outputs/licenses.ts';
import { messageModules } from './plugins/message-modules.ts';
import { optionalPages } from './plugins/optional-pages.ts';
import { serviceWorker } from './plugins/service-worker.ts';
import { smallScript } from './plugins/small-script.ts';
import { textsImport } from './plugins/texts-import.ts';
import {
  addressesOnlyIn,
  codesInValues,
  componentsAnywhere,
  preload,
  withoutPictureMarks,
} from '#render/astro-internals.ts';
import { ofTheBook } from '#render/book-styles.ts';
import { hastPlugins, mdastPlugins } from '#render/text/markdown.ts';
import { features } from '#render/text/mdx-tree.ts';
import { rulesName } from '#search/languages/all.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { ownFolder } from './plugins/own-folder.ts';
import { basePath, cacheDir, contentDir, outDir, siteUrl } from '#project/site.ts';
import { sharedChunk } from './shared-chunks.ts';

// Astro tells its makers of each build and each server, and asks the registry for news of itself.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';

const isTrusted = isTrustedBook();
/** What keeps modules of the book within bounds; an author who trusts it reads every change. */
const bounds = isTrusted
  ? []
  : [addressesOnlyIn(sources), withoutPictureMarks, textsImport(contentDir), boundedModules(contentDir)];

/** The book in the generator's repository is by those who write the programs of its pages. */
const isOwn = isTrusted || contentDir === join(packageRoot, 'content');

const apart = isOwn ? [] : [apartFromBook(contentDir)];

const ownText = bookSettings()?.fonts?.text !== undefined;

/** Rules of search for the language of the book: what runs for readers has those alone. */
const rules = join(sources, 'search/languages', rulesName(language) + extname(import.meta.filename));

/** The dialog of search with all it needs, which is one file. */
const searchProgram = /^(search\/|browser\/search\/(?!mark|page|nearest)|book\/edit-distance)/;

/** Whether a module is one of the generator's, by its path below `src`. */
const ours = (pattern: RegExp) => (module: string) =>
  module.startsWith(sources + sep) && pattern.test(module.slice(sources.length + 1));

/** The site as Astro knows it. It works in the folder that the command runs in, and finds its sources where the generator lies. */
export const astroConfig = {
  configFile: false,
  root: resolve('.'),
  site: siteUrl,
  base: basePath,
  outDir,
  srcDir: join(sources, 'site'),
  // A build copies the book's own when all else is made; the author's server names it.
  publicDir: join(sources, 'public'),
  trailingSlash: 'always',
  cacheDir,
  build: { assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ mdastPlugins, hastPlugins, features }), syntaxHighlight: false },
  integrations: [mdx({ optimize: true }), optionalPages(), serviceWorker(), licenses()],
  vite: {
    cacheDir: join(cacheDir, 'vite'),
    // Nothing of the folder that a command runs in: a book there sets neither variables nor what names of modules mean.
    envDir: false,
    tsconfig: join(sources, 'project/typescript.json'),
    // In a thread of its own a program that makes styles would be bounded by nothing.
    css: { postcss: { plugins: [ofTheBook] }, preprocessorMaxWorkers: 0 },
    define: {
      READING_FACE: JSON.stringify(ownText ? textFamily : 'Inter'),
      IS_TRUSTED: JSON.stringify(isOwn),
    },
    resolve: {
      alias: [
        ...(ownText
          ? [{ find: /^@fonts\/inter\.woff2/, replacement: join(fontFolder, 'own-text.woff2') }]
          : []),
        { find: '@fonts', replacement: fontFolder },
        { find: 'virtual:search-rules', replacement: rules },
      ],
      tsconfigPaths: false,
      // Without `browser`, by which a package.json beside a program puts another in its place.
      mainFields: ['module', 'jsnext:main', 'jsnext'],
    },
    plugins: [
      asCommonMarkdown,
      codesInValues,
      preload(basePath),
      componentsAnywhere(),
      bookModules(contentDir),
      messageModules(interfaceLanguage),
      smallScript(),
      ownFolder(),
      ...bounds,
      ...apart,
    ],
    worker: {
      format: 'es',
      plugins: () => [
        bookModules(contentDir),
        messageModules(interfaceLanguage),
        onlyNamed(),
        ...bounds,
        ...apart,
      ],
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: sharedChunk(isOwn), debugName: 'shared', minShareCount: 2 }] },
          // As in pages, so that a file that both name is one.
          assetFileNames: 'assets/[name].[hash][extname]',
        },
      },
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: ({ name }) => `assets/${name.split('.')[0]!.replace(/^_/, '')}.[hash].js`,
              // Code that the scripts of pages share is one file, and search another: each request costs more than lines.
              codeSplitting: {
                groups: [
                  {
                    name: 'shared',
                    test: (id) =>
                      ours(/^(?:browser\/[\w-]+|book\/decoded)\.[jt]s$/)(id) ||
                      id === '\0vite/preload-helper.js',
                  },
                  { name: 'dialog', test: ours(searchProgram) },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
} satisfies AstroInlineConfig;
