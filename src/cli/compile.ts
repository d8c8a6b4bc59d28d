/**
 * Compiles the generator into `lib/`, as its package has it: Node.js takes no types below `node_modules`. Types become blanks,
 * so every line keeps its number. npm runs it before it packs, and where a git address is installed.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseAst } from 'vite';
import { packageFolder, packageRoot, sources } from '#project/package-root.ts';

const out = join(packageRoot, 'lib');
const left =
  /\.test\.ts$|\.testing\.ts$|\.d\.ts$|(^|\/)tsconfig\.json$|^(cli\/compile|outputs\/make-inter)\.ts$/;

/** Whatever else begins with "#", such as a colour or an anchor, names no module. */
const modules = globSync('*/', { cwd: sources }).map((module) => module.replace(/\W+$/, ''));
const names = new RegExp(
  `(["'])(?:#((?:${modules.join('|')})/[\\w.[\\]/-]+)|(\\.{1,2}/[\\w.[\\]/-]+\\.ts))(?=["'?])`,
  'g',
);

/** Where texts in quotes begin in a program. */
function quotedIn(source: string): ReadonlySet<number> {
  const found = new Set<number>();
  const read = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('value' in node && typeof node.value === 'string' && 'start' in node) found.add(Number(node.start));
    Object.values(node).forEach(read);
  };
  read(parseAst(source));
  return found;
}

/** The names of our own modules as they are in the package: relative, of compiled files. Those within a sentence are examples. */
function inPackage(source: string, path: string): string {
  const toRoot = posix.relative(posix.dirname(path), '.') || '.';
  const quoted = path.endsWith('.astro') ? undefined : quotedIn(source);
  return source.replace(
    names,
    (whole, quote: string, own: string | undefined, beside: string, at: number) => {
      if (quoted && !quoted.has(at)) return whole;
      return quote + (own === undefined ? beside : `${toRoot}/${own}`).replace(/\.ts$/, '.js');
    },
  );
}

// A checkout runs its sources themselves.
if (process.env['npm_command'] === 'ci') process.exit(0);

rmSync(out, { recursive: true, force: true });
for (const path of globSync('**/*.*', { cwd: sources })) {
  if (left.test(path)) continue;
  const source = readFileSync(join(sources, path));
  const file = join(out, path.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(file), { recursive: true });
  const text = path.endsWith('.ts') ? stripTypeScriptTypes(String(source)) : String(source);
  writeFileSync(file, /\.(ts|js|astro)$/.test(path) ? inPackage(text, path) : source);
}

// The kit is what books import, so that its types come along.
const kit = globSync('lab/*.ts', { cwd: sources }).filter(
  (path) => path === 'lab/web.d.ts' || !left.test(path),
);
const options =
  '--ignoreConfig --declaration --emitDeclarationOnly --allowImportingTsExtensions --strict --skipLibCheck ' +
  '--target es2024 --lib es2024 --module nodenext';
const tsc = join(packageFolder('typescript'), 'bin/tsc');
const { status } = spawnSync(
  process.execPath,
  [tsc, ...options.split(' '), '--rootDir', '.', '--outDir', out, ...kit],
  { cwd: sources, stdio: 'inherit' },
);
if (status !== 0) process.exit(1);
