import { join } from 'node:path';
import { folderHash, siteProgram } from '#build/content-hash.ts';
import { fontFolder } from '#build/fonts.ts';
import { keptKeys } from '#build/kept-pages.ts';
import { pageKeys } from '#build/page-keys.ts';
import type { RenderPlan } from '#build/render-plan.ts';
import type { CheckedBook } from '#content-check/check.ts';
import { contentDir } from '#site.ts';

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
