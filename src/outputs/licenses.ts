import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { messages } from '#messages/of-book.ts';
import { bookSettings } from '#project/book-settings.ts';
import { installed, packageFolder, sources } from '#project/package-root.ts';
import { ownLicenses } from './own-fonts.ts';

/** Other people's work that readers are sent, by package. A build that sends more than this stops. */
export const shipped: Readonly<Record<string, keyof typeof messages.sentWork>> = {
  '@fontsource-variable/inter': 'textFace',
  '@fontsource/noto-sans-math': 'formulaFace',
  pagefind: 'index',
  'ts-fsrs': 'schedule',
  'workbox-core': 'keeper',
  'workbox-precaching': 'keeperPart',
  'workbox-routing': 'keeperPart',
  'workbox-strategies': 'keeperPart',
  vite: 'loader',
};

/** Packages that the labs of a book of its own bring. Only a trusted book has any, and installs them itself. */
const ofLabs = new Set<string>();

/** The text of a package's licence. Vite's file goes on with those of packages that it is built from; none is sent. */
function licenseText(name: string): string {
  const folder = packageFolder(name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is sent to readers but has no licence file in ${folder}.`);
  const path = join(folder, file);
  const paths = statSync(path).isDirectory() ? readdirSync(path).map((entry) => join(path, entry)) : [path];
  return paths
    .map((path) => readFileSync(path, 'utf8').split('# Licenses of bundled dependencies')[0]!.trim())
    .join('\n\n');
}

/**
 * The licences of the work of others that readers are sent, as one text.
 *
 * @throws Error that names a package which is not installed or has no licence file.
 */
export function licensesText(): string {
  const sent: [name: string, what: keyof typeof messages.sentWork][] = [
    ...Object.entries(shipped),
    ...[...ofLabs].sort().map((name) => [name, 'ofLab'] as [string, 'ofLab']),
  ];
  const parts = sent.map(([name, what]) => {
    const { version, license } = JSON.parse(
      readFileSync(join(packageFolder(name), 'package.json'), 'utf8'),
    ) as { version: string; license: string };
    const title = messages.called(`${name} ${version} (${license})`, messages.sentWork[what]);
    return `${title}\n${'='.repeat(title.length)}\n\n${licenseText(name)}\n`;
  });
  return `${messages.workOfOthers}\n\n${[...parts, ...ownLicenses(bookSettings()?.fonts)].join('\n\n')}`;
}

/** The package that a module of the bundle comes from, if any. */
export const packageOf = (module: string): string | undefined =>
  module.includes('vite/preload-helper')
    ? 'vite'
    : module.startsWith(sources + sep)
      ? undefined
      : /^.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];

/**
 * Stops a bundle that sends readers a package of which no licence is named.
 *
 * @param own  Whether further packages are the book's own: then they are named too.
 * @throws Error from `generateBundle` that names the package.
 */
export function onlyNamed(own = installed): Plugin {
  return {
    name: 'licenses',
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        for (const module of part.type === 'chunk' ? part.moduleIds : part.originalFileNames) {
          const name = packageOf(module);
          if (!name || Object.hasOwn(shipped, name)) continue;
          if (!own)
            throw new Error(
              `${part.fileName} sends readers a part of ${name} (${module}), which src/outputs/licenses.ts does not name. ` +
                'Expected: every package that is sent in "shipped". Add it there.',
            );
          ofLabs.add(name);
        }
      }
    },
  };
}

/** Writes the licences beside the pages, and sees to it that none is missing. */
export function licenses(): AstroIntegration {
  return {
    name: 'licenses',
    hooks: {
      'astro:build:setup': ({ target, vite }) => {
        if (target === 'client') (vite.plugins ??= []).push(onlyNamed());
      },
      'astro:build:done': async ({ dir }) =>
        writeFile(join(fileURLToPath(dir), 'licenses.txt'), licensesText()),
    },
  };
}
