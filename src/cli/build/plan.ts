import { join } from 'node:path';
import { folderHash, siteProgram } from '#outputs/content-hash.ts';
import { fontFolder } from '#outputs/fonts.ts';
import { keptKeys } from '#outputs/kept-pages.ts';
import { pageKeys } from '#outputs/page-keys.ts';
import type { RenderPlan } from '#outputs/render-plan.ts';
import type { CheckedBook } from '#check/check.ts';
import { contentDir } from '#render/site.ts';

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
  const kept = keptKeys();
  const render = Object.entries(keys).flatMap(([slug, key]) =>
    importing.has(slug) || kept.get(slug) !== key ? [slug] : [],
  );
  return { keys, render };
}
