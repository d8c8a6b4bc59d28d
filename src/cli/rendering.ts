import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderHash, siteProgram } from '#build/content-hash.ts';
import { fontFolder } from '#build/fonts.ts';
import { isKept } from '#build/kept-pages.ts';
import { pageKeys } from '#build/page-keys.ts';
import { planVariable, type RenderPlan } from '#build/render-plan.ts';
import type { CheckedBook } from '#content-check/check.ts';
import { cacheDir, contentDir } from '#site.ts';

/**
 * Which answers must be rendered: those whose pages no earlier build has finished, and those that bring in a program,
 * which only a build that bundles it can give to the site.
 */
export function planOf(checked: CheckedBook): RenderPlan {
  const { book, questions, references, cited, importing } = checked;
  const keys = pageKeys({
    program: siteProgram(),
    book: book!,
    fonts: folderHash(fontFolder),
    questions,
    references,
    cited,
    folder: (slug) => join(contentDir, 'questions', slug),
  });
  const render = Object.entries(keys).flatMap(([slug, key]) =>
    importing.has(slug) || !isKept(slug, key) ? [slug] : [],
  );
  return { keys, render };
}

/**
 * Answers that are bundled at once: each takes about a megabyte of memory until all of them are rendered. RENDER_AT_ONCE
 * sets it for machines with less.
 */
function mostAtOnce(): number {
  const value = process.env['RENDER_AT_ONCE'] || '1000';
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw new Error(
    `RENDER_AT_ONCE is "${value}". Expected how many answers to render at once, such as 500; leave it out for 1000.`,
  );
}

/**
 * Renders the site by a plan, in a process of its own, whose memory is free again when it ends. Of a large book parts are
 * rendered before; what they leave is finished pages.
 *
 * @param last  Answers that must be rendered together with the rest of the site.
 */
export async function renderSite(plan: RenderPlan, last: ReadonlySet<string>, outDir: string): Promise<void> {
  const most = mostAtOnce();
  const inAnyPart = plan.render.filter((slug) => !last.has(slug));
  while (inAnyPart.length > most)
    await render({ ...plan, render: inAnyPart.splice(0, most), part: true }, outDir);
  await render({ ...plan, render: [...inAnyPart, ...plan.render.filter((slug) => last.has(slug))] }, outDir);
}

async function render(plan: RenderPlan, outDir: string): Promise<void> {
  const path = join(cacheDir, `plan-${process.pid}.json`);
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(path, JSON.stringify(plan));
  try {
    const child = spawn(process.execPath, ['src/cli/render.ts', outDir], {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: { ...process.env, [planVariable]: path },
    });
    let said = '';
    child.stderr!.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(said.trim() || `Rendering ended with ${code ?? 'a signal'}.`);
    process.stderr.write(said);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Whether a site has every script, style and font that its answers name: the bundle may divide otherwise than before. */
export function hasItsAssets(site: string): boolean {
  const made = new Set(readdirSync(join(site, 'assets')));
  return ['questions', 'q'].every((folder) =>
    globSync(`${folder}/*/index.html`, { cwd: site }).every((path) => {
      const named = readFileSync(join(site, path), 'utf8').matchAll(
        /(?:src|href)="[^"]*\/assets\/([\w.-]+)"/g,
      );
      return [...named].every(([, name]) => made.has(name!));
    }),
  );
}
