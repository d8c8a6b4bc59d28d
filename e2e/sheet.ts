/** Draws all stages of the book, and the pages of its built site, on one picture to look at: `npm run sheet -- [question …]`. */
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright';
import { defaultsOf, writeState, type Controls, type ParamsOf } from '../src/lab/controls.ts';
import { escapeHtml } from '../src/lab/escape.ts';
import type { AnyLab } from '../src/lab/lab.ts';
import { drawnStage, drawnThumb, firstState, type AnyStage, type Seen } from '../src/lab/stage.ts';
import { bookStyles } from '../src/render/book-styles.ts';
import { contentDir } from '../src/project/site.ts';
import { serveSite } from '../src/cli/serve/serve.ts';
import { findBrowser } from '../bench/browser.ts';

const asked = process.argv.slice(2);
if (asked.includes('--help')) {
  console.log(
    'Usage: npm run sheet [-- QUESTION...]\n\n  QUESTION  slugs of the questions whose stages are drawn (default: all)',
  );
  process.exit(0);
}
mkdirSync('.cache', { recursive: true });
const file = `.cache/${['sheet', ...asked].join('-')}.png`;
const styles = [
  ...['page/tokens', 'page/base', 'page/prose', 'page/text', 'answer/opening'],
  ...['pictures/diagram', 'pictures/figures', 'lab/lab', 'stage/stage'],
]
  .map((name) => bookStyles(readFileSync(`src/render/styles/${name}.css`, 'utf8')))
  .join('\n');
const font = readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
const ownStyles = `
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${font.toString('base64')}); }
  body { margin: 0; width: 2140px; background: #888; }
  section { display: grid; grid-template-columns: 682px 363px; gap: 12px; padding: 12px; background: var(--color-page); color: var(--color-text); }
  .both { display: grid; grid-template-columns: 1fr 1fr; }
  .both section + section { color-scheme: dark; }
  h2 { grid-column: 1 / -1; margin: 0; font-size: 20px; }
  .stage { margin: 0; height: fit-content; }
  .thumb { width: 300px; border: 1px solid var(--color-rule); border-radius: 8px; background: var(--color-raised); }
  .pages { display: flex; flex-wrap: wrap; gap: 12px; padding: 12px; align-items: start; }
  .pages img { border: 1px solid #555; }`;

type Params = ParamsOf<Controls>;

/** A state as it looks after its inputs were moved from the defaults, wide and narrow. */
function shown(stage: AnyStage, title: string, seen: Seen<Params>): string {
  const figure = (kind: 'wide' | 'narrow') =>
    `<figure class="stage"><p class="stage-sentence">${stage.sentence(seen)}</p><div class="stage-picture">${drawnStage(stage, seen, kind)}</div></figure>`;
  return `<h2>${escapeHtml(title)}</h2>${figure('wide')}${figure('narrow')}`;
}

async function sheetOf(slug: string): Promise<string> {
  const load = (name: string) =>
    import(pathToFileURL(resolve(contentDir, `questions/${slug}/lab/${name}.ts`)).href);
  const { stage } = (await load('stage')) as { stage: AnyStage };
  const { lab } = (await load('lab')) as { lab: AnyLab };
  const first = firstState(stage);
  const states = lab.presets.slice(0, 3).map((preset) => {
    const params = { ...defaultsOf(stage.controls), ...stage.fixes, ...preset.params } as Params;
    const title = `${slug}: ${preset.label} (${writeState(stage.controls, params)})`;
    return shown(stage, title, { params, before: first });
  });
  const half = `<section>${shown(stage, slug, { params: first })}${states.join('')}<div class="thumb">${drawnThumb(stage)}</div></section>`;
  return `<div class="both">${half}${half}</div>`;
}

const pages = ['/', '/topics/', '/404.html'];

/** The first screens of the built site at two widths and in both themes. */
async function screens(page: Page, paths: readonly string[]): Promise<string> {
  if (!existsSync('dist/index.html')) return '';
  const server = serveSite('dist', '/').listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const images: string[] = [];
  for (const path of paths)
    for (const [width, height, colorScheme] of [
      [1280, 800, 'light'],
      [375, 812, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.goto(origin + path);
      const png = await page.screenshot();
      images.push(`<img width="${width / 2}" src="data:image/png;base64,${png.toString('base64')}" alt="">`);
    }
  server.close();
  return `<div class="pages">${images.join('')}</div>`;
}

const slugs = globSync('questions/*/lab/stage.ts', { cwd: contentDir })
  .map((path) => path.split(/[/\\]/)[1]!)
  .filter((slug) => asked.length === 0 || asked.includes(slug))
  .sort();
const unknown = asked.filter((slug) => !slugs.includes(slug));
if (unknown.length > 0) {
  console.error(
    `No stage: ${unknown.join(', ')}. Expected ${join(contentDir, 'questions/<name>/lab/stage.ts')}.`,
  );
  process.exit(2);
}
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
const stages = [];
for (const slug of slugs) stages.push(await sheetOf(slug));
const ofSite =
  asked.length > 0 ? '' : await screens(page, [...pages, ...slugs.map((slug) => `/questions/${slug}/`)]);
// A page of its own: that of the site takes no markup from a string. All stages are drawn at half their size.
const scale = asked.length > 0 ? 1 : 0.5;
const sheet = await browser.newPage({ viewport: { width: 2140, height: 1000 }, deviceScaleFactor: scale });
await sheet.setContent(`<!doctype html><style>${styles}${ownStyles}</style>${stages.join('')}${ofSite}`);
await sheet.evaluate(() => document.fonts.ready);
await sheet.screenshot({ path: file, fullPage: true });
await browser.close();
process.stdout.write(
  `${file}: ${slugs.length} stages${ofSite && ' and the first screens of the site in dist'}\n`,
);
