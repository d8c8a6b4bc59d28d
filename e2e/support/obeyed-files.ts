import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program that leaves a file `ran` in the folder where it runs. */
const writing =
  "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport default 'planted';\n";
/** Files that other tools here would run or obey. */
const obeyed = (book: string): Record<string, string> => ({
  ...Object.fromEntries(
    ['postcss.config.cjs', '.postcssrc.cjs', 'babel.config.cjs', 'tailwind.config.cjs'].map((name) => [
      name,
      "require('node:fs').writeFileSync('ran', '');\nmodule.exports = { plugins: [] };\n",
    ]),
  ),
  ...Object.fromEntries(
    ['astro', 'vite', 'svelte', 'rolldown', 'svgo'].map((name) => [`${name}.config.mjs`, writing]),
  ),
  'src/content.config.ts': writing,
  'src/middleware.ts': writing,
  '.browserslistrc': 'extends nothing\n',
  'pagefind.toml': 'logfile = "ran"\n',
  '.env': 'SITE_URL=https://elsewhere.example\n',
  // Astro takes what names lead to for its own programs, and so does Vite a path of the disk below its folder.
  'evil.mjs': writing,
  'tsconfig.json': '{ "compilerOptions": { "paths": { "*": ["./evil.mjs"] } } }\n',
  ...Object.fromEntries(
    ['browser/offline/worker.js', 'site/middleware.js'].map((path) => [
      join(book, 'node_modules/grounded/lib', path).slice(1),
      `${writing}new Worker(new URL('./x.js', import.meta.url), { type: (() => {\n  process.getBuiltinModule('fs').writeFileSync('ran', '');\n  return 'module';\n})() });\n`,
    ]),
  ),
  // Astro's list of texts, with a picture that is a program, and a text that looks like one in that list.
  '.astro/data-store.json':
    '[["Map",1,2],"evil",["Map",3,4],"x",{"id":3,"data":5,"filePath":6,"assetImports":7},{},"about.ts",[8],"./evil.ts?astroContentImageFlag&importer=pages/planted/x.ts&x=.png"]',
  'pages/planted.mdx': `---\ntitle: Planted\ndescription: "__ASTRO_IMAGE_./evil.ts?astroContentImageFlag&importer=${book}/pages/planted/x.ts&x=.png"\n---\nA text with \`__ASTRO_ASSET_IMAGE__abc__\`.\n`,
  'pages/planted/evil.ts': writing,
});

export function plant(book: string): void {
  for (const [name, text] of Object.entries(obeyed(book))) {
    mkdirSync(dirname(join(book, name)), { recursive: true });
    writeFileSync(join(book, name), text);
  }
}

export function unplant(book: string): void {
  for (const planted of Object.keys(obeyed(book)))
    rmSync(join(book, planted.split('/')[0]!), { recursive: true, force: true });
}
