/** Makes a book in a folder of its own. What is there already stays as it is. */
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { commandLine, installed, ownVersion, packageRoot } from '#project/package-root.ts';
import { interfaceOf, languages } from '#messages/languages.ts';
import { argumentsOf, commands } from '../command-line/commands.ts';
import { firstBook, firstQuestion } from './first-book.ts';
import { outsidePackage } from '../release/outside-package.ts';
import { orStop, stop } from '../command-line/stop.ts';

const { values, positionals } = argumentsOf('init');
const { language = 'en' } = values;
if (!Object.hasOwn(languages, interfaceOf(language)))
  stop(
    `The interface is not available in "${language}".\n  expected: one of ${Object.keys(languages).join(', ')}, or one with a region, such as de-AT\n\nNothing was written.`,
  );
const folder = resolve(positionals[0] ?? '.');
const name = basename(folder).replace(/[-_]+/g, ' ').trim() || 'My book';
if (existsSync(join(folder, 'book.yaml')))
  stop(
    `There is already a book in ${folder}.\n  expected: a folder without book.yaml\n  fix: ${commandLine('new', '"Your question?"')} adds a question to it`,
  );

/** Where this package came from, as the book's package.json names it; undefined where it was not installed from anywhere. */
function ownAddress(): string | undefined {
  if (!installed) return undefined;
  const own = packageRoot;
  const version = ownVersion();
  const list = join(dirname(own), '.package-lock.json');
  if (!existsSync(list)) return version;
  const { packages } = JSON.parse(readFileSync(list, 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const resolved = packages[`node_modules/${basename(own)}`]?.resolved ?? version;
  if (/^https?:/.test(resolved)) return version;
  return resolved.replace(/^file:(.*)/, (_, path: string) => {
    const file = resolve(dirname(own), '..', path);
    return `file:${relative(folder, file)}`;
  });
}

interface Package {
  name?: string;
  private?: boolean;
  type?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** The scripts of a book, and the generator among its packages, beside what a package.json has. */
function packageJson(): string {
  const path = join(folder, 'package.json');
  const there: Package = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Package)
    : {
        name:
          basename(folder)
            .toLowerCase()
            .replace(/[^a-z0-9._~-]+/g, '-') || 'book',
        private: true,
      };
  const own = Object.fromEntries(
    Object.keys(commands)
      .filter((command) => command !== 'init')
      .map((command) => [command, `grounded ${command}`]),
  );
  const address =
    'grounded' in { ...there.dependencies, ...there.devDependencies } ? undefined : ownAddress();
  return `${JSON.stringify(
    {
      ...there,
      // Programs of a book are modules.
      type: 'module',
      scripts: { ...own, ...there.scripts },
      ...(address === undefined ? {} : { dependencies: { ...there.dependencies, grounded: address } }),
    },
    null,
    2,
  )}\n`;
}

const examplePage = 'questions/sky-blue/index.mdx';
const isForeign = interfaceOf(language) !== 'en';
const files: Record<string, string> = {
  'book.yaml': firstBook(name, language),
  ...firstQuestion(),
  '.gitignore': 'node_modules/\ndist/\n.cache/\n*.zip\n',
  '.github/workflows/pages.yml': githubPagesWorkflow({ name, folder: undefined }),
};
const places = [...Object.keys(files), 'package.json'].flatMap((path) =>
  path.split('/').map((_, at, names) => join(folder, ...names.slice(0, at + 1))),
);
const link = places.find((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink());
if (link !== undefined)
  stop(
    `${link} is a symbolic link.\n  expected: no link in the way of what is written\n  fix: remove it\n\nNothing was written.`,
  );
const reported: string[] = [];
orStop(
  () => {
    // First the part that may fail: a package.json that cannot be read stops all.
    const scripts = packageJson();
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      if (existsSync(file)) {
        reported.push(`${path} already exists and is left unchanged: read it, if it is not yours`);
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      reported.push(path + (path === examplePage && isForeign ? ': an example, in English' : ''));
    }
    const place = join(folder, 'package.json');
    reported.push(
      existsSync(place)
        ? 'package.json was there: it got what it lacks, and keeps its own scripts and packages. Read it, if it is not yours'
        : 'package.json',
    );
    writeFileSync(place, scripts);
  },
  (message) => `The book could not be created in ${folder}: ${message}.`,
);
const into = relative('.', folder);
const steps = [
  into && `cd ${into}`,
  !installed && 'npm install ADDRESS-OF-GROUNDED',
  !existsSync(join(folder, 'node_modules')) && installed && 'npm install',
  'npx grounded dev',
].filter(Boolean);
console.log(`${reported.map((line) => `  ${line}`).join('\n')}

Next:
  1. ${steps.join(' && ')}   shows the book, and each page as you save it
  2. npx grounded new "Your question?", or npx grounded import notes.md   adds questions; book.yaml names the book and its language
  3. push the folder to GitHub, and choose "GitHub Actions" below Settings, Pages   publishes it`);
const outside = outsidePackage(folder);
if (outside !== undefined) console.error(`\nBefore step 3: ${outside}`);
