import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planVariable, type RenderPlan } from '#outputs/render-plan.ts';
import { cacheDir } from '#render/site.ts';
import { ownProcess } from './own-process.ts';

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
export async function renderSite(plan: RenderPlan, last: readonly string[], outDir: string): Promise<void> {
  const most = mostAtOnce();
  const together = new Set(last);
  const inAnyPart = plan.render.filter((slug) => !together.has(slug));
  while (inAnyPart.length > most)
    await render({ ...plan, render: inAnyPart.splice(0, most), part: true }, outDir);
  await render(
    { ...plan, render: [...inAnyPart, ...plan.render.filter((slug) => together.has(slug))] },
    outDir,
  );
}

async function render(plan: RenderPlan, outDir: string): Promise<void> {
  const path = join(cacheDir, `plan-${process.pid}.json`);
  writeFileSync(path, JSON.stringify(plan));
  try {
    await ownProcess('src/cli/build/render.ts', [outDir], { [planVariable]: path });
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
